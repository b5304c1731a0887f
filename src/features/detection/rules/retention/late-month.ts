import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { dibaoFundMeasures, reliefMeasures } from '../laws.ts'

/** 滞留: a month's money that reached people after the day it was due. */
export const lateMonth = defineRule({
  code: 'retention.late_month',
  pattern: 'retention',
  severity: 'medium',
  name: '当月救助金逾期发放',
  summary: '救助金晚于当月规定日期到账',
  why: '救助金按月发放,晚发就是让困难群众等米下锅。',
  exclusions: [
    '补发批次不计。',
    '临时救助随时发生,没有按月期限,不计。',
    '经批准按季度发放的农村地区,核实后排除。',
  ],
  basis: [
    {
      document: dibaoFundMeasures,
      article: '第十四条',
      certainty: 'second_hand',
    },
    { document: reliefMeasures, article: '第六十六条第(六)项', certainty: 'verified' },
  ],
  nextCheck: '对照花名册审批日期、资金拨付日期和银行回盘日期,看时间耽误在哪一环。',
  params: z.strictObject({
    dayOfMonth: z.int().min(1).max(28).default(10),
    /** Category code → its own day, where one is fixed. */
    dayByCategory: z.record(z.string(), z.int().min(1).max(28)).default({}),
  }),
  facts: z.object({
    batch: z.string(),
    month: z.string(),
    township: z.string(),
    category: z.string(),
    dueOn: z.string(),
    lastOn: z.string(),
    lines: z.int(),
    lateFen: fenText,
  }),
  message: (late) =>
    `${late.township}${late.month}的${late.category}应在${late.dueOn}前到账,有${late.lines}笔共` +
    `${formatFen(late.lateFen)}元逾期,最晚一笔${late.lastOn}到账`,
  detect: ({ districtCode, asOf, params }) => sql`
    select batch.number as subject, batch.township_code, batch.category_code, batch.month,
      sum(result.amount_fen)::bigint as amount_fen,
      jsonb_build_object('batch', batch.number, 'month', batch.month, 'township', township.name,
        'category', category.name, 'dueOn', due.due_on, 'lastOn', max(result.executed_on),
        'lines', count(*), 'lateFen', sum(result.amount_fen)::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'batch', 'key', batch.number)) as evidence
    from payment_batch batch
    cross join lateral (
      select (batch.month || '-01')::date - 1 + coalesce(
        (${JSON.stringify(params.dayByCategory)}::jsonb ->> batch.category_code)::int,
        ${params.dayOfMonth}::int) as due_on) due
    join category
      on category.district_code = batch.district_code and category.code = batch.category_code
    join township
      on township.district_code = batch.district_code and township.code = batch.township_code
    join payment_result result
      on result.district_code = batch.district_code and result.batch_id = batch.id
    where batch.district_code = ${districtCode} and not batch.is_reissue
      and batch.category_code <> 'temporary' and result.outcome = 'settled'
      and result.executed_on > due.due_on and result.executed_on <= ${asOf}::date
    group by batch.number, batch.township_code, batch.category_code, batch.month, township.name,
      category.name, due.due_on`,
})
