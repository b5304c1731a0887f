import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Allocated money that was sent on within the days, first in, first out; of what was due. */
export const disbursementInTime = defineIndicator({
  code: 'disbursement_in_time',
  name: '资金拨付及时率',
  unit: 'percent',
  counts: '元',
  whenNone: '本期没有到期应拨付的资金',
  params: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  measure: ({ districtCode, year, asOf, params }) => sql`
    with standing as (
      select transfer.* from transfer
      where transfer.district_code = ${districtCode} and reverses_id is null
        and not exists (select 1 from transfer reversal
          where reversal.district_code = transfer.district_code
            and reversal.reverses_id = transfer.id)),
    -- Each sum that came to an account, after what had come before it.
    arrival as (
      select account.id as account_id, account.township_code, category.name as part,
        document.document_number as document, standing.effective_on, standing.amount_fen,
        sum(standing.amount_fen) over (partition by account.id
          order by standing.effective_on, standing.seq) - standing.amount_fen as before_fen
      from standing
      join account on account.district_code = standing.district_code
        and account.id = standing.to_account_id and account.stage = 'allocated'
        and account.fiscal_year = ${year}
      join category on category.district_code = account.district_code
        and category.code = account.category_code
      join appropriation document on document.district_code = account.district_code
        and document.id = account.appropriation_id),
    -- Sums and what went out in one order of days: what had gone by a sum's last day.
    gone as (
      select moved.*,
        sum(out_fen) over (partition by account_id order by last_day, is_sum) as gone_fen
      from (
        select arrival.*, effective_on + ${params.days}::int as last_day, true as is_sum,
          0 as out_fen
        from arrival
        union all
        select from_account_id, null, null, null, null, null, null, effective_on, false, amount_fen
        from standing) moved),
    passed_on as (
      select gone.*, greatest(0, least(amount_fen, gone_fen - before_fen)) as in_time_fen
      from gone where is_sum and last_day <= ${asOf}::date)
    select township_code, part, sum(in_time_fen) as numerator, sum(amount_fen) as denominator,
      ${casesWhere(
        sql`in_time_fen < amount_fen`,
        caseOf(
          'document',
          sql`document`,
          sql`effective_on || '分配' || ${yuanText(sql`amount_fen`)} || ',到期未拨付'
            || ${yuanText(sql`amount_fen - in_time_fen`)}`,
        ),
      )} as cases
    from passed_on
    group by township_code, part`,
})
