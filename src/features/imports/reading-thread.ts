import { openSealer, rememberingSealer, type SealerKeys } from '../../platform/crypto/vault.ts'
import { copyText } from '../../platform/db/copy-text.ts'
import { FileRefusal } from '../../platform/files/index.ts'
import { serveThread } from '../../platform/threads/serve-thread.ts'
import type { TableFormat } from './format.ts'
import { type FileForm, nothingRead, type Reading, stagedRows } from './read-table.ts'
import { type FileToCount, type FileTotals, readTotals } from './read-totals.ts'

export interface FileToRead {
  path: string
  format: TableFormat
  form: FileForm
  keys: SealerKeys
}

export type ReadingOrder = { rowsOf: FileToRead } | { totalsOf: FileToCount }

/** Rows are for the staging table, in COPY's text format; after the last comes what the file was. */
export type ReadingPart =
  | { lines: Uint8Array; rowCount: number }
  | { reading: Reading }
  | { totals: FileTotals }
  | { refusal: Refusal }

/** What of a refusal reaches the other thread, where it becomes one again. */
export type Refusal = Pick<FileRefusal, 'code' | 'message' | 'facts'>

const utf8 = new TextEncoder()

serveThread(read)

async function* read(order: ReadingOrder): AsyncGenerator<ReadingPart> {
  try {
    if ('rowsOf' in order) yield* readRows(order.rowsOf)
    else yield { totals: await readTotals(order.totalsOf) }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    const { code, message, facts } = error
    yield { refusal: { code, message, facts } }
  }
}

async function* readRows({ path, format, form, keys }: FileToRead): AsyncGenerator<ReadingPart> {
  const reading = nothingRead()
  const sealer = rememberingSealer(openSealer(keys))
  for await (const lines of copyText(stagedRows(format, path, { form, sealer, reading }))) {
    yield { lines: utf8.encode(lines), rowCount: reading.rowCount }
  }
  yield { reading }
}
