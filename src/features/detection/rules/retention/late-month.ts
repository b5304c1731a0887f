import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { dibaoFundMeasures, reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'

const day = z.int().min(1).max(28)

/** 滞留: a month's money that reached people after the day it was due. */
export const lateMonth = defineRule({
  code: 'retention.late_month',
  pattern: 'retention',
  severity: 'medium',
  name: '当月救助金逾期发放',
  summary: '救助金晚于当月规定日期到账',
  why: '救助金按月发放,晚发就是让困难群众等米下锅。',
  exclusions: [
    '规定日期逢周末、法定节假日的,顺延到其后第一个工作日(按节假日表)。',
    '节前提前发放的不计。',
    '补发批次不计。',
    '临时救助随时发生,没有按月期限,不计。',
    '经批准按季度发放的乡镇(参数列明),当季各月最迟在下季度首月的规定日期到账。',
  ],
  basis: [
    { document: dibaoFundMeasures, article: '第十四条', certainty: 'second_hand' },
    { document: reliefMeasures, article: '第六十六条第(六)项', certainty: 'verified' },
  ],
  nextCheck: '对照花名册审批日期、资金拨付日期和银行回盘日期,看时间耽误在哪一环。',
  params: z.strictObject({
    dayOfMonth: parameter(day.default(10), {
      name: '每月规定日期',
      source: '《城乡最低生活保障资金管理办法》(财社〔2012〕171号)第十四条',
      certainty: 'second_hand',
    }),
    dayByCategory: parameter(z.record(z.string(), day).default({}), {
      name: '单独规定日期的类别(类别代码 → 日)',
      ...ownDefault,
    }),
    quarterlyTownships: parameter(
      z
        .array(z.string().regex(/^\d{9}$/))
        .max(50)
        .default([]),
      {
        name: '经批准按季度发放的乡镇(代码)',
        source: '《城乡最低生活保障资金管理办法》(财社〔2012〕171号)第十四条',
        certainty: 'second_hand',
      },
    ),
  }),
  facts: z.object({
    batch: z.string(),
    month: z.string(),
    township: z.string(),
    category: z.string(),
    dueOn: z.string(),
    lastOn: z.string(),
    lateDays: z.int(),
    lines: z.int(),
    lateFen: fenText,
  }),
  message: (late) =>
    `${late.township} ${late.month} ${late.category} ${late.lines}笔、${formatFen(late.lateFen)}元,` +
    `晚发${late.lateDays}天(应在${late.dueOn}前到账,最晚一笔${late.lastOn}到账)`,
  detect: ({ districtCode, asOf, params }) => sql`
    -- One date for all batches of a month that are due alike: the calendar is slow to ask.
    with due_date as materialized (
      select month, category_code, is_quarterly, next_workday(case when is_quarterly
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
        (${JSON.stringify(params.dayByCategory)}::jsonb ->> category_code)::int,
        ${params.dayOfMonth}::int)) as due_on
      from (
        select distinct month, category_code,
          township_code = any (${params.quarterlyTownships}::text[]) as is_quarterly
        from payment_batch
        where district_code = ${districtCode} and not is_reissue
          and category_code <> 'temporary') alike
    ),
    due as materialized (
      select batch.id, due_date.due_on
      from payment_batch batch
      -- Left, so that the planner knows that nearly every batch has a date.
      left join due_date on due_date.month = batch.month
        and due_date.category_code = batch.category_code and due_date.is_quarterly
          = (batch.township_code = any (${params.quarterlyTownships}::text[]))
      where batch.district_code = ${districtCode} and not batch.is_reissue
    ),
    late as (
      select due.id, due.due_on, count(*) as lines, sum(result.amount_fen)::bigint as late_fen,
        max(result.executed_on) as last_on
      from due
      join payment_result result on result.batch_id = due.id
        and result.executed_on > due.due_on
      where result.district_code = ${districtCode} and result.outcome = 'settled'
        and result.executed_on <= ${asOf}::date
      group by due.id, due.due_on
    )
    select batch.number as subject, batch.township_code, batch.category_code, batch.month,
      late.late_fen as amount_fen,
      jsonb_build_object('batch', batch.number, 'month', batch.month,
        'township', ${townshipName(districtCode, 'batch.township_code')},
        'category', ${categoryName(districtCode, 'batch.category_code')}, 'dueOn', late.due_on,
        'lastOn', late.last_on, 'lateDays', late.last_on - late.due_on, 'lines', late.lines,
        'lateFen', late.late_fen::text) as facts,
      ${onlyRow('batch', sql`batch.number`, sql`late.late_fen`)} as evidence
    from late
    join payment_batch batch on batch.district_code = ${districtCode} and batch.id = late.id`,
})
