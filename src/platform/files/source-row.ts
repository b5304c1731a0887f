/** A number only where a workbook had a numeric cell; a CSV has nothing but text. */
export type SourceCell = string | number | null

export interface SourceRow {
  /** Counted from 1, as Excel shows it. */
  readonly row: number
  readonly cells: readonly SourceCell[]
}

/** Rows come in batches: one promise per row would cost more than reading the row. */
export type RowBatches = AsyncIterable<readonly SourceRow[]>

export function isBlankCell(cell: SourceCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}
