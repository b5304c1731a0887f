import { z } from 'zod'
import { defineJob } from '../../platform/jobs/index.ts'
import { formatOf, type ImportFormat } from './format.ts'
import { importFile } from './import-file.ts'
import { importMode } from './schemas.ts'
import { uploadById, withUpload } from './uploads.ts'

const input = z.object({
  uploadId: z.uuid(),
  mode: importMode,
  isDryRun: z.boolean(),
})

export const importJobName = 'imports:run'

/** Imports a stored upload, or rehearses it. */
export function importJob(formats: readonly ImportFormat[]) {
  return defineJob({
    name: importJobName,
    title: '导入文件',
    access: 'imports:read',
    input,
    run: async ({ services, actor, input: { uploadId, mode, isDryRun }, key, report }) => {
      const upload = await uploadById(services.reads(actor), actor.districtCode, uploadId)
      const format = formatOf(formats, upload.kind)
      return withUpload(services, actor, uploadId, (path) =>
        importFile(services, actor, format, {
          path,
          fileName: upload.fileName,
          mode,
          isDryRun,
          key,
          report,
        }),
      )
    },
  })
}
