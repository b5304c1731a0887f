import { CsvParser } from './csv-parser.ts'
import { detectDelimiter } from './delimiter.ts'
import { detectEncoding, readText } from './encoding.ts'
import type { Limits } from './limits.ts'
import type { SourceRow } from './source-row.ts'

const sampleLength = 64 * 1024

/** The rows of a text file, whatever its encoding and separator. */
export async function* readCsv(path: string, limits: Limits): AsyncGenerator<SourceRow[]> {
  yield* csvRows(readText(path, await detectEncoding(path)), limits)
}

/** The rows of a CSV text that arrives in pieces; its separator is found in the first piece. */
export async function* csvRows(
  text: AsyncIterable<string> | Iterable<string>,
  limits: Limits,
): AsyncGenerator<SourceRow[]> {
  let parser: CsvParser | null = null
  for await (const piece of text) {
    if (piece === '') continue
    parser ??= parserFor(piece.slice(0, sampleLength), limits)
    const rows = parser.feed(piece)
    if (rows.length > 0) yield rows
  }
  const rows = parser?.end() ?? []
  if (rows.length > 0) yield rows
}

function parserFor(sample: string, limits: Limits): CsvParser {
  return new CsvParser({ delimiter: detectDelimiter(sample), limits })
}
