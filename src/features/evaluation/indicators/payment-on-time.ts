import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere } from './cases.ts'
import { defineIndicator } from './indicator.ts'

const day = z.int().min(1).max(28)

/**
 * Batches of monthly money whose every line the bank answered, and whose every paid one reached the
 * person by the day it was due.
 */
export const paymentOnTime = defineIndicator({
  code: 'payment_on_time',
  name: '按月按时发放率',
  unit: 'percent',
  counts: '批',
  whenNone: '本期没有按月发放的批次',
  params: z.strictObject({
    dayOfMonth: day.default(10),
    /** Category code → its own day, where one is fixed. */
    dayByCategory: z.record(z.string(), day).default({}),
    /** Where paying by quarter was approved: due in the month after the quarter. */
    quarterlyTownships: z.array(z.string()).default([]),
  }),
  measure: ({ asOf, params }) => sql`
    -- Few days for many batches: a day that is no workday moves to the next one.
    with due as materialized (
      select month, category_code, is_quarterly, next_workday(case when is_quarterly
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
          (${JSON.stringify(params.dayByCategory)}::jsonb ->> category_code)::int,
          ${params.dayOfMonth}::int)) as due_on
      from (select distinct month, category_code from measured_batch) kind
      cross join (values (true), (false)) pace (is_quarterly))
    select township_code, category as part, count(*) filter (where on_time) as numerator,
      count(*) as denominator,
      ${casesWhere(sql`not on_time`, caseOf('batch', sql`number`, sql`says`))} as cases
    from (
      select batch.township_code, batch.category, batch.number,
        answered > 0 and answered >= line_count
          and coalesce(last_settled_on <= due.due_on, true) as on_time,
        '应于' || due.due_on || '前发放,' || case
          when answered = 0 then '尚无银行处理结果'
          when answered < line_count then '尚有' || line_count - answered || '笔无银行处理结果'
          else '最晚一笔' || last_settled_on || '到账' end as says
      from measured_batch batch
      cross join lateral (select settled_count + returned_count as answered) bank
      join due on due.month = batch.month and due.category_code = batch.category_code
        and due.is_quarterly = (batch.township_code = any (${params.quarterlyTownships}::text[]))
      where not batch.is_reissue and batch.category_code <> 'temporary'
        and due.due_on < ${asOf}::date
    ) batch
    group by township_code, category`,
})
