import { readCamt } from './camt.ts'
import { readCsv } from './csv.ts'
import { type FileKind, fileKindOf } from './kind.ts'
import { type Limits, limitsWith } from './limits.ts'
import type { SourceRow } from './source-row.ts'
import { readWorkbook } from './workbook.ts'

export interface ReadOptions {
  /** The sheet of a workbook to read; the first visible one where not given. */
  readonly sheet?: string
  readonly limits?: Partial<Limits>
}

/**
 * The rows of a clerk's file in batches, CSV, XLSX or a camt.053 message by its content. Nothing is
 * read ahead of the caller, so memory does not grow with the file; throws FileRefusal.
 */
export async function openRows(
  path: string,
  options: ReadOptions = {},
): Promise<{ kind: FileKind; batches: AsyncGenerator<SourceRow[]> }> {
  const limits = limitsWith(options.limits)
  const kind = await fileKindOf(path, limits)
  if (kind === 'text') return { kind, batches: readCsv(path, limits) }
  if (kind === 'camt.053') return { kind, batches: readCamt(path, limits) }
  return { kind, batches: readWorkbook(path, limits, options.sheet) }
}

/** The same without the kind, opened when the first batch is asked for. */
export async function* readRowBatches(
  path: string,
  options?: ReadOptions,
): AsyncGenerator<SourceRow[]> {
  yield* (await openRows(path, options)).batches
}

/** The same row by row, for small files and plain loops. */
export async function* readRows(path: string, options?: ReadOptions): AsyncGenerator<SourceRow> {
  for await (const batch of readRowBatches(path, options)) {
    for (const row of batch) yield row
  }
}
