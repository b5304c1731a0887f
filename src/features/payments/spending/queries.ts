import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { among, type InDistrict, isReversed, type Page, rowId } from '../../funds/index.ts'
import type { ExpenditureQuery, expenditure } from './schemas.ts'

const orders = {
  spentOn: column.day('spentOn'),
  number: column.text('voucherNumber'),
  payee: column.text('payeeName'),
  category: column.text('category'),
  township: column.text('township'),
  amount: column.fen('amount'),
}

/** Vouchers, the latest first if not asked, each with what of it was got back. */
export function expendituresOf(
  db: Db,
  query: InDistrict<ExpenditureQuery>,
): Promise<Page<z.output<typeof expenditure>>> {
  const rows = sql`
    select expenditure.id, voucher_number as "voucherNumber",
      spent_on as "spentOn", category_code as category, township_code as township,
      payee_name as "payeeName", payee_kind as "payeeKind", number_masked as "payeeAccount",
      amount_fen as amount, subject_code as subject, economic_subject.name as "subjectName",
      purpose, attachment_count as "attachmentCount", coalesce((
        select sum(recovery.amount_fen) from recovery
        where recovery.district_code = expenditure.district_code
          and recovery.expenditure_id = expenditure.id and not ${isReversed('recovery')}), 0)::bigint
        as recovered, ${isReversed('expenditure')} as "isReversed"
    from expenditure
    left join economic_subject on economic_subject.code = expenditure.subject_code
    left join bank_account on bank_account.district_code = expenditure.district_code
      and bank_account.id = expenditure.payee_account_id
    where expenditure.district_code = ${query.districtCode}
      and ${among('expenditure.category_code', query.category, 'text')}
      and ${among('expenditure.township_code', query.township, 'text')}
      and (${query.year ?? null}::int is null
        or extract(year from spent_on) = ${query.year ?? null}::int)`
  const { sort = '-spentOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: orders, sort, id: rowId, limit, cursor })
}
