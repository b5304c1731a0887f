import { openSealer, rememberingSealer, type SealerKeys } from '../../platform/crypto/vault.ts'
import { copyText } from '../../platform/db/copy-text.ts'
import { FileRefusal } from '../../platform/files/index.ts'
import { serveThread } from '../../platform/threads/serve-thread.ts'
import type { TableFormat } from './format.ts'
import { type FileForm, nothingRead, type Reading, stagedRows } from './read-table.ts'

/** A file to be read. */
export interface ReadingOrder {
  path: string
  format: TableFormat
  form: FileForm
  keys: SealerKeys
}

/** Rows for the staging table, in COPY's text format; what the file was, or why it is refused, last. */
export type ReadingPart =
  | { lines: Uint8Array; rowCount: number }
  | { reading: Reading }
  | { refusal: Pick<FileRefusal, 'code' | 'message' | 'facts'> }

const utf8 = new TextEncoder()

serveThread(readFile)

async function* readFile({ path, format, form, keys }: ReadingOrder): AsyncGenerator<ReadingPart> {
  const reading = nothingRead()
  const sealer = rememberingSealer(openSealer(keys))
  try {
    for await (const lines of copyText(stagedRows(format, path, { form, sealer, reading }))) {
      yield { lines: utf8.encode(lines), rowCount: reading.rowCount }
    }
    yield { reading }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    const { code, message, facts } = error
    yield { refusal: { code, message, facts } }
  }
}
