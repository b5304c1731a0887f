import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { among, type InDistrict, isReversed, type Page, rowId } from '../../funds/index.ts'
import type { RecoveryQuery, RemittanceQuery, recovery, remittance } from './schemas.ts'

const shared = {
  category: column.text('category'),
  township: column.text('township'),
  amount: column.fen('amount'),
}
const recoveryOrders = {
  recoveredOn: column.day('recoveredOn'),
  number: column.text('receiptNumber'),
  ...shared,
}
const remittanceOrders = {
  remittedOn: column.day('remittedOn'),
  number: column.text('documentNumber'),
  ...shared,
}

/** Recoveries, the latest first if not asked. The year is that of the money. */
export function recoveriesOf(
  db: Db,
  query: InDistrict<RecoveryQuery>,
): Promise<Page<z.output<typeof recovery>>> {
  const rows = sql`
    select * from (
      select recovery.id, receipt_number as "receiptNumber",
        recovered_on as "recoveredOn",
        coalesce(batch.category_code, voucher.category_code) as category,
        coalesce(batch.township_code, voucher.township_code) as township,
        batch.number || '/' || recovery.line_no as line,
        voucher.voucher_number as "voucherNumber", recovery.amount_fen as amount,
        recovery.reason, ${isReversed('recovery')} as "isReversed",
        coalesce(left(batch.month, 4)::int, extract(year from spent_on)::int) as year
      from recovery
      left join payment_batch batch on batch.district_code = recovery.district_code
        and batch.id = recovery.batch_id
      left join expenditure voucher on voucher.district_code = recovery.district_code
        and voucher.id = recovery.expenditure_id
      where recovery.district_code = ${query.districtCode}) got_back
    where ${among('year', query.year, 'int')} and ${among('category', query.category, 'text')}
      and ${among('township', query.township, 'text')}`
  const { sort = '-recoveredOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: recoveryOrders, sort, id: rowId, limit, cursor })
}

/** Remittances, the latest first if not asked. */
export function remittancesOf(
  db: Db,
  query: InDistrict<RemittanceQuery>,
): Promise<Page<z.output<typeof remittance>>> {
  const rows = sql`
    select remittance.id, document_number as "documentNumber", level,
      remitted_on as "remittedOn", stage, fiscal_year as year, category_code as category,
      township_code as township, (
        select count(*) from remitted_line line
        where line.district_code = remittance.district_code
          and line.remittance_id = remittance.id)::int as "lineCount",
      amount_fen as amount, reason, ${isReversed('remittance')} as "isReversed"
    from remittance
    where remittance.district_code = ${query.districtCode}
      and ${among('fiscal_year', query.year, 'int')}
      and ${among('category_code', query.category, 'text')}
      and ${among('township_code', query.township, 'text')}`
  const { sort = '-remittedOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: remittanceOrders, sort, id: rowId, limit, cursor })
}
