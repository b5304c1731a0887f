import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { budgetLaw, budgetLawRegulations } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'

/** 滞留: money held back over the year and spent in a rush in December. */
export const yearEndRush = defineRule({
  code: 'retention.year_end_rush',
  pattern: 'retention',
  severity: 'medium',
  name: '年底突击花钱',
  summary: '十二月的支出占全年的比例超过规定',
  why: '困难群众月月要用钱;集中到年底支出,说明平时滞留,也容易为花钱而花钱。',
  exclusions: [
    '正好等于规定比例的不计。',
    '一至十一月有支出的月份太少、看不出平时水平的不计。',
    '年底集中发放有文件依据的一次性补贴、受灾集中救助的,核实后排除。',
    '涉及金额是十二月支出超过规定比例的部分,从最晚的支出算起。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: budgetLawRegulations, article: '第六十条', certainty: 'verified' },
  ],
  nextCheck: '对照月度用款计划,核实十二月各笔支出的必要性和审批日期,查有无提前列支。',
  params: z.strictObject({
    percent: parameter(z.int().min(9).max(100).default(40), {
      name: '十二月占全年的比例上限(%)',
      ...ownDefault,
    }),
    months: parameter(z.int().min(1).max(11).default(6), {
      name: '一至十一月至少有支出的月数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    year: z.int(),
    township: z.string(),
    category: z.string(),
    decemberFen: fenText,
    yearFen: fenText,
    percent: z.int(),
    excessFen: fenText,
  }),
  message: (rush) =>
    `${rush.township} ${rush.year}年12月 ${rush.category}支出${formatFen(rush.decemberFen)}元,` +
    `占全年${formatFen(rush.yearFen)}元的${rush.percent}%,` +
    `超过规定比例${formatFen(rush.excessFen)}元`,
  detect: ({ districtCode, asOf, params }) => sql`
    -- What each roster and voucher brought to people and uses, by month.
    with spent as (
      select coalesce(batch.category_code, voucher.category_code) as category_code,
        coalesce(batch.township_code, voucher.township_code) as township_code,
        case when batch.id is null then 'voucher' else 'batch' end as kind,
        coalesce(batch.number, voucher.voucher_number) as key,
        extract(year from transfer.effective_on)::int as year,
        extract(month from transfer.effective_on)::int as month,
        max(transfer.effective_on) as last_on,
        sum(case when transfer.reverses_id is null then transfer.amount_fen
          else -transfer.amount_fen end) as fen
      from transfer
      left join payment_batch batch on batch.district_code = transfer.district_code
        and batch.id = transfer.payment_batch_id
      left join expenditure voucher on voucher.district_code = transfer.district_code
        and voucher.id = transfer.expenditure_id
      where transfer.district_code = ${districtCode} and transfer.effective_on <= ${asOf}::date
        and transfer.kind in ('pay', 'reissue', 'spend')
      group by 1, 2, 3, 4, 5, 6
    ),
    rush as (
      select year, township_code, category_code, sum(fen) as year_fen,
        sum(fen) filter (where month = 12) as december_fen,
        (sum(fen) filter (where month = 12) - sum(fen) * ${params.percent}::int / 100)::bigint
          as excess_fen
      from spent
      group by year, township_code, category_code
      having sum(fen) filter (where month = 12) * 100 > sum(fen) * ${params.percent}::int
        and count(distinct month) filter (where month < 12 and fen > 0) >= ${params.months}::int
    ),
    -- The excess is what was spent last.
    last_spent as (
      select spent.year, spent.township_code, spent.category_code, spent.kind, spent.key,
        spent.last_on, greatest(0, least(spent.fen, rush.excess_fen - (sum(spent.fen) over (
          partition by spent.year, spent.township_code, spent.category_code
          order by spent.last_on desc, spent.key desc) - spent.fen)))::bigint as fen
      from rush
      join spent using (year, township_code, category_code)
      where spent.month = 12
    )
    select concat_ws('/', rush.year, rush.township_code, rush.category_code) as subject,
      rush.township_code, rush.category_code, rush.year || '-12' as month,
      rush.excess_fen as amount_fen,
      jsonb_build_object('year', rush.year,
        'township', ${townshipName(districtCode, 'rush.township_code')},
        'category', ${categoryName(districtCode, 'rush.category_code')},
        'decemberFen', rush.december_fen::text, 'yearFen', rush.year_fen::text,
        'percent', (rush.december_fen * 100 / rush.year_fen)::int,
        'excessFen', rush.excess_fen::text) as facts,
      (select jsonb_agg(jsonb_build_object('kind', last_spent.kind, 'key', last_spent.key, 'fen', last_spent.fen::text)
          order by last_spent.last_on, last_spent.key)
        from last_spent where last_spent.year = rush.year and last_spent.township_code = rush.township_code
          and last_spent.category_code = rush.category_code) as evidence
    from rush`,
})
