import { formatYuan } from '../../kernel/fen.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import { formatOf, type ImportFormat } from './format.ts'
import { measure, refuseDuplicate } from './import-file.ts'
import { importJob } from './import-job.ts'
import { storeUpload, uploadById } from './uploads.ts'

export interface RunRequest {
  mode: 'all' | 'partial'
  isDryRun: boolean
  sheet?: string | undefined
  rowCount?: number | undefined
  amount?: bigint | undefined
  batchNumber?: string | undefined
  expectedFileId?: string | undefined
  key?: string | undefined
}

export interface Requested {
  jobId: string
  uploadId: string
}

/** Keeps the file and leaves its import to a job; the same bytes are refused at once. */
export async function requestImport(
  services: Services,
  actor: Actor,
  format: ImportFormat,
  { path, fileName, key, ...run }: RunRequest & { path: string; fileName: string },
): Promise<Requested> {
  const { hash, size } = await measure(path)
  const { kind } = format
  const input = { kind, content: hash.toString('hex'), ...run }
  return services.command(actor, { action: 'imports:request', key, input }, async (tx) => {
    await refuseDuplicate(tx, actor.districtCode, format, hash)
    const uploadId = await storeUpload(tx, services.vault, actor, {
      kind,
      fileName,
      path,
      hash,
      size,
    })
    return enqueue(tx, services, actor, { format, upload: { id: uploadId, fileName }, run })
  })
}

/** Another run on a file that was sent before: after a dry run, or with other choices. */
export async function requestRun(
  services: Services,
  actor: Actor,
  formats: readonly ImportFormat[],
  { uploadId, key, ...run }: RunRequest & { uploadId: string },
): Promise<Requested> {
  const input = { uploadId, ...run }
  return services.command(actor, { action: 'imports:request', key, input }, async (tx) => {
    const upload = await uploadById(tx, actor.districtCode, uploadId)
    const format = formatOf(formats, upload.kind)
    return enqueue(tx, services, actor, { format, upload, run })
  })
}

async function enqueue(
  tx: Tx,
  { jobs }: Services,
  actor: Actor,
  wanted: {
    format: ImportFormat
    upload: { id: string; fileName: string }
    run: Omit<RunRequest, 'key'>
  },
) {
  const { format, upload, run } = wanted
  const rehearsed = run.isDryRun ? '(试运行)' : ''
  const jobId = await jobs.enqueue(tx, importJob([format]), {
    input: {
      uploadId: upload.id,
      ...run,
      amount: run.amount === undefined ? null : formatYuan(run.amount),
    },
    subject: `${format.name} ${upload.fileName}${rehearsed}`,
    requestedBy: actor.userId,
  })
  const detail = { kind: format.kind, jobId, ...run }
  return { subject: upload.fileName, detail, result: { jobId, uploadId: upload.id } }
}
