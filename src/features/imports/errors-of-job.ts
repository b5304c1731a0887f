import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Actor } from '../../platform/db/command.ts'
import { jobOutcome } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { formatOf, type ImportFormat } from './format.ts'
import { importJobName } from './import-job.ts'
import { layoutsOf } from './layouts.ts'
import { markErrors } from './mark-errors.ts'
import { noErrors } from './problems.ts'
import { rowFault } from './schemas.ts'
import { streamUpload, uploadById } from './uploads.ts'

const importInput = z.object({ uploadId: z.uuid(), sheet: z.string().nullable().default(null) })
const withErrors = z.object({ errors: z.array(rowFault) })

/** The errors of an import job in the file that was sent; refuses where it had none. */
export async function errorsOfJob(
  services: Services,
  actor: Actor,
  formats: readonly ImportFormat[],
  { jobId, onlyRejected }: { jobId: string; onlyRejected: boolean },
): Promise<{ fileName: string; content: Readable }> {
  const db = services.reads(actor)
  const outcome = await jobOutcome(db, actor.districtCode, { id: jobId, name: importJobName })
  const told = withErrors.safeParse(outcome.problem ?? outcome.result)
  if (!told.success || told.data.errors.length === 0) throw noErrors()
  const { uploadId, sheet } = importInput.parse(outcome.input)
  const upload = await uploadById(db, actor.districtCode, uploadId)
  const format = formatOf(formats, upload.kind)
  const faults = told.data.errors
  const layouts = await layoutsOf(db, actor.districtCode, format)
  const content = await streamUpload(services, actor, uploadId, (path) =>
    markErrors({ path, format, form: { layouts, sheet }, faults, onlyRejected }),
  )
  return { fileName: `${upload.fileName.replace(/\.\w+$/, '')}-错误.xlsx`, content }
}
