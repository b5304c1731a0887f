import { type RawBuilder, sql } from 'kysely'

/** What each origin of a transfer is called by. */
const numbers = {
  appropriation: 'document_number',
  allocation: 'decision_number',
  disbursement: 'number',
  payment_batch: 'number',
  expenditure: 'voucher_number',
  adjustment: 'decision_number',
  recovery: 'receipt_number',
  remittance: 'document_number',
}

/** What a transfer comes from, whatever its kind; `transfer` is in sight. */
export const originOfTransfer = sql`coalesce(appropriation_id, allocation_id, disbursement_id,
  payment_batch_id, expenditure_id, adjustment_id, recovery_id, remittance_id, carryover_id)`

/** The number that a clerk knows an origin by; null of a carry-over. */
export function referenceOf(districtCode: string, originId: string): RawBuilder<string | null> {
  const found = Object.entries(numbers).map(
    ([table, column]) => sql`(
      select ${sql.ref(`origin.${column}`)} from ${sql.table(table)} origin
      where origin.district_code = ${districtCode} and origin.id = ${sql.ref(originId)})`,
  )
  return sql`coalesce(${sql.join(found)})`
}
