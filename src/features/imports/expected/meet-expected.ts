import type { Tx } from '../../../platform/db/transaction.ts'
import { batchesOf, type ControlTotals, monthsOf } from '../control-totals.ts'
import type { ImportContext, ImportFormat } from '../format.ts'
import { expectedNotFound, expectedOther, expectedReceived } from './problems.ts'

export interface Expected extends ControlTotals {
  id: string
  month: string
}

const columns = [
  'id',
  'kind',
  'month',
  'row_count as rowCount',
  'amount_fen as amountFen',
  'batch_number as batchNumber',
  'import_id as importId',
] as const

/** The entry that the sender names; refuses one that is not there, was met, or is of another kind. */
export async function namedExpected(
  tx: Tx,
  districtCode: string,
  { kind }: ImportFormat,
  id: string,
): Promise<Expected> {
  const file = await tx
    .selectFrom('expected_file')
    .select(columns)
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (file === undefined) throw expectedNotFound()
  if (file.importId !== null) throw expectedReceived()
  if (file.kind !== kind) throw expectedOther({ expected: file.kind, sent: kind })
  return file
}

/**
 * The entries that the staged rows meet by themselves, one for each month that they name: of their
 * kind, by batch number where one has it; none where several would do, for a guess would hide that
 * another is missing.
 */
export async function stagedExpected(
  tx: Tx,
  districtCode: string,
  format: ImportFormat,
): Promise<Expected[]> {
  const months = await monthsOf(tx, format)
  if (months.length === 0) return []
  const files = await tx
    .selectFrom('expected_file')
    .select(columns)
    .where('district_code', '=', districtCode)
    .where('kind', '=', format.kind)
    .where('month', 'in', months)
    .where('import_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const met: Expected[] = []
  for (const month of new Set(files.map((file) => file.month))) {
    const batches = await batchesOf(tx, format, month)
    const ofMonth = files.filter((file) => file.month === month)
    const byBatch = ofMonth.filter(
      ({ batchNumber }) => batchNumber !== null && batches.includes(batchNumber),
    )
    const open =
      byBatch.length > 0 ? byBatch : ofMonth.filter(({ batchNumber }) => batchNumber === null)
    if (open.length === 1) met.push(...open)
  }
  return met
}

/** The import is what was waited for. */
export async function meetExpected(
  tx: Tx,
  { districtCode, importId }: ImportContext,
  { id }: Expected,
): Promise<void> {
  await tx
    .updateTable('expected_file')
    .set((row) => ({ import_id: importId, version: row('version', '+', 1) }))
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .execute()
}
