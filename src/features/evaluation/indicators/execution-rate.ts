import { sql } from 'kysely'
import { z } from 'zod'
import { defineIndicator } from './indicator.ts'

/** What reached people or was spent, of what was allocated to the township in the year. */
export const executionRate = defineIndicator({
  code: 'execution_rate',
  name: '预算执行率',
  unit: 'percent',
  counts: '元',
  whenNone: '本年度没有分配资金',
  params: z.strictObject({}),
  measure: ({ districtCode, year, asOf }) => sql`
    select taker.township_code,
      coalesce(sum(case when kind in ('pay', 'reissue', 'spend') then fen end), 0)::bigint
        as numerator,
      coalesce(sum(case when kind = 'allocate' then fen end), 0)::bigint as denominator,
      '{}'::text[] as cases
    from transfer
    cross join lateral (
      select case when reverses_id is null then amount_fen else -amount_fen end as fen) signed
    join account taker on taker.district_code = transfer.district_code
      and taker.id = case when reverses_id is null then to_account_id else from_account_id end
    where transfer.district_code = ${districtCode} and taker.fiscal_year = ${year}
      and transfer.effective_on <= ${asOf}::date and taker.township_code is not null
    group by taker.township_code`,
})
