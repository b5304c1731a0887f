import { sql } from 'kysely'
import { z } from 'zod'
import { findingsBy } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** What findings of misuse involve, for every 10,000 yuan paid or spent. */
export const misusePer10000 = defineIndicator({
  code: 'misuse_per_10000',
  name: '每万元违规金额',
  unit: 'per_10000_yuan',
  counts: '元',
  whenNone: '本期没有支出',
  params: z.strictObject({}),
  measure: ({ params: _, ...scope }) => sql`
    select paid.township_code, coalesce(misused.fen, 0)::bigint as numerator,
      paid.fen as denominator, coalesce(misused.cases, '{}') as cases
    from (
      select taker.township_code, sum(case when reverses_id is null then amount_fen
        else -amount_fen end)::bigint as fen
      from transfer
      join account taker on taker.district_code = transfer.district_code
        and taker.id = case when reverses_id is null then to_account_id else from_account_id end
      where transfer.district_code = ${scope.districtCode} and taker.fiscal_year = ${scope.year}
        and kind in ('pay', 'reissue', 'spend') and effective_on <= ${scope.asOf}::date
      group by taker.township_code) paid
    left join (
      select township_code, sum(amount_fen) as fen, array_agg(number order by number) as cases
      from (${findingsBy(scope)}) finding
      where pattern in ('retention', 'interception', 'diversion', 'out_of_scope')
      group by township_code) misused on misused.township_code = paid.township_code`,
})
