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
  isOfMonths: true,
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
    with planned as materialized (
      select id, number, month, category_code, township_code,
        case when township_code = any (${params.quarterlyTownships}::text[])
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
        (${JSON.stringify(params.dayByCategory)}::jsonb ->> category_code)::int,
        ${params.dayOfMonth}::int) as planned_on
      from payment_batch
      where district_code = ${districtCode} and not is_reissue and category_code <> 'temporary'
    ),
    -- The calendar is slow to ask, so once for each day.
    due as materialized (
      select planned_on, next_workday(planned_on) as due_on
      from (select distinct planned_on from planned) alike
    ),
    -- What the bank did on a day is booked as a whole; lines are read of few batches.
    late as (
      select planned.*, due.due_on, paid.lines, paid.late_fen, paid.last_on
      from planned
      join due using (planned_on)
      cross join lateral (
        select count(*) as lines, sum(result.amount_fen)::bigint as late_fen,
          max(result.executed_on) as last_on
        from payment_result result
        where result.district_code = ${districtCode} and result.batch_id = planned.id
          and result.outcome = 'settled' and result.executed_on > due.due_on
          and result.executed_on <= ${asOf}::date
        having count(*) > 0) paid
      where exists (
        select 1 from transfer
        where transfer.district_code = ${districtCode} and transfer.kind = 'pay'
          and transfer.payment_batch_id = planned.id and transfer.effective_on > due.due_on)
    )
    select late.number as subject, late.township_code, late.category_code, late.month,
      late.late_fen as amount_fen,
      jsonb_build_object('batch', late.number, 'month', late.month,
        'township', ${townshipName(districtCode, 'late.township_code')},
        'category', ${categoryName(districtCode, 'late.category_code')}, 'dueOn', late.due_on,
        'lastOn', late.last_on, 'lateDays', late.last_on - late.due_on, 'lines', late.lines,
        'lateFen', late.late_fen::text) as facts,
      ${onlyRow('batch', sql`late.number`, sql`late.late_fen`)} as evidence
    from late`,
})
