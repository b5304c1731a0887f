import { readCamt } from './camt.ts'
import { readCsv } from './csv.ts'
import { fileKindOf } from './kind.ts'
import { type Limits, limitsWith } from './limits.ts'
import type { SourceRow } from './source-row.ts'
import { readWorkbook } from './workbook.ts'

export interface ReadOptions {
  /** The sheet of a workbook to read; the first visible one where not given. */
  readonly sheet?: string
  readonly limits?: Partial<Limits>
}

/**
 * The rows of a clerk's file in batches, CSV, XLSX or a camt.053 message by its content. Nothing is read ahead of the
 * caller, so memory does not grow with the file; throws FileRefusal.
 */
export async function* readRowBatches(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<SourceRow[]> {
  const limits = limitsWith(options.limits)
  const kind = await fileKindOf(path, limits)
  if (kind === 'text') yield* readCsv(path, limits)
  else if (kind === 'camt.053') yield* readCamt(path, limits)
  else yield* readWorkbook(path, limits, options.sheet)
}

/** The same row by row, for small files and plain loops. */
export async function* readRows(path: string, options?: ReadOptions): AsyncGenerator<SourceRow> {
  for await (const batch of readRowBatches(path, options)) {
    for (const row of batch) yield row
  }
}
