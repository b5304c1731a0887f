import { parseYuan } from '../../kernel/fen.ts'
import type { Controlled, TableFormat } from './format.ts'
import { type FileForm, fieldReader, openLaid } from './read-table.ts'

/** What a file holds. */
export interface FileTotals {
  rowCount: number
  amountFen: bigint
  batches: readonly string[]
}

export interface FileToCount {
  path: string
  format: TableFormat
  form: FileForm
  controlled: Controlled
}

/** Counts and adds up a file as it stands, good rows and others. */
export async function readTotals(file: FileToCount): Promise<FileTotals> {
  const { path, format, form, controlled } = file
  const laid = await openLaid(path, format, form)
  const amountsOf = controlled.amounts.map((field) => fieldReader(laid, format, field))
  const { batch } = controlled
  const batchOf = batch === undefined ? null : fieldReader(laid, format, batch)
  const batches = new Set<string>()
  let rowCount = 0
  let amountFen = 0n
  for await (const { cells } of laid.table.rows) {
    rowCount += 1
    for (const amountOf of amountsOf) amountFen += parseYuan(String(amountOf(cells) ?? '')) ?? 0n
    if (batchOf !== null) batches.add(String(batchOf(cells) ?? '').trim())
  }
  return { rowCount, amountFen, batches: [...batches] }
}
