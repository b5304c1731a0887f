import { z } from 'zod'
import { parseYuan } from '../../kernel/fen.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { defineJob } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { formatOf, type ImportFormat } from './format.ts'
import { importFile } from './import-file.ts'
import { importMode } from './schemas.ts'
import { uploadById, withUpload } from './uploads.ts'

const input = z.object({
  uploadId: z.uuid(),
  mode: importMode,
  isDryRun: z.boolean(),
  sheet: z.string().nullable().default(null),
  rowCount: z.number().int().nullable().default(null),
  amount: z.string().nullable().default(null).meta({ description: 'Decimal yuan' }),
  batchNumber: z.string().nullable().default(null),
  expectedFileId: z.uuid().nullable().default(null),
})

export const importJobName = 'imports:run'

/** What follows a file within its import, so that it is undone with it. */
export type AfterImport = (tx: Tx, services: Services, actor: Actor) => Promise<void>

/** Imports a stored upload, or rehearses it. */
export function importJob(formats: readonly ImportFormat[], afterImport?: AfterImport) {
  return defineJob({
    name: importJobName,
    title: '导入文件',
    access: 'imports:read',
    input,
    run: async ({ services, actor, input: { uploadId, ...asked }, key, report }) => {
      const upload = await uploadById(services.reads(actor), actor.districtCode, uploadId)
      const format = formatOf(formats, upload.kind)
      return withUpload(services, actor, uploadId, (path) =>
        importFile(services, actor, format, {
          path,
          fileName: upload.fileName,
          mode: asked.mode,
          isDryRun: asked.isDryRun,
          sheet: asked.sheet,
          totals: {
            rowCount: asked.rowCount,
            amountFen: asked.amount === null ? null : parseYuan(asked.amount),
            batchNumber: asked.batchNumber,
          },
          expectedFileId: asked.expectedFileId,
          key,
          report,
          followUp: (tx) => afterImport?.(tx, services, actor),
        }),
      )
    },
  })
}
