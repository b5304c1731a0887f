import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { among, isReversed, type ListQuery, type Page, pageByDay } from '../../funds/index.ts'
import type { expenditure } from './schemas.ts'

/** Vouchers, the latest first, each with what of it was got back. */
export function expendituresOf(
  db: Db,
  query: ListQuery,
): Promise<Page<z.output<typeof expenditure>>> {
  const rows = sql`
    select expenditure.id, spent_on as day, voucher_number as "voucherNumber",
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
  return pageByDay(db, rows, query)
}
