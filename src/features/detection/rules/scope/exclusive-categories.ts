import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { reliefMeasures } from '../laws.ts'
import { lineEvidence, paidLines, sharedValue } from '../paid-line.ts'

/** 超范围: two kinds of relief for one person and month that exclude each other. */
export const exclusiveCategories = defineRule({
  code: 'scope.exclusive_categories',
  pattern: 'out_of_scope',
  severity: 'high',
  name: '重复享受互斥救助',
  summary: '同一人同一月享受了互相排斥的两种救助',
  why: '低保与特困、城市低保与农村低保、特困与孤儿保障不能同时享受,重复部分属多发。',
  exclusions: [
    '先后享受、月份不重叠的不计。',
    '类别转换当月的衔接,核实后排除。',
    '涉及金额按每月两种救助中较小的一种计算。',
  ],
  basis: [
    { document: reliefMeasures, article: '第十五条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
  ],
  nextCheck: '核对两类救助的审批时间,确定应享受的一种,停发另一种并追回重复部分。',
  params: z.strictObject({}),
  facts: z.object({
    identity: z.string(),
    first: z.string(),
    second: z.string(),
    months: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    doubleFen: fenText,
  }),
  message: (both) =>
    `身份证${both.identity}同时享受${both.first}和${both.second}${both.months}个月` +
    `(${both.fromMonth}至${both.toMonth}),重复${formatFen(both.doubleFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    with pair (first_code, second_code) as (
      values ('tekun', 'dibao_urban'), ('tekun', 'dibao_rural'), ('dibao_urban', 'dibao_rural'),
        ('tekun', 'orphan')
    ),
    paid as (${paidLines({ districtCode, asOf })}),
    -- Who had more than one category in a month; most people drop out here.
    mixed as (
      select person_id, month
      from paid
      group by person_id, month
      having min(category_code) <> max(category_code)
    ),
    monthly as (
      select pair.first_code, pair.second_code, line.person_id, line.month,
        ${sharedValue('line.township_code')} as township_code,
        sum(line.paid_fen) filter (where line.category_code = pair.first_code) as first_fen,
        sum(line.paid_fen) filter (where line.category_code = pair.second_code) as second_fen,
        ${lineEvidence} as lines
      from mixed
      join paid line on line.person_id = mixed.person_id and line.month = mixed.month
      join pair on line.category_code in (pair.first_code, pair.second_code)
      group by pair.first_code, pair.second_code, line.person_id, line.month
    )
    select monthly.person_id || '/' || first_code || '+' || second_code as subject,
      case when count(monthly.township_code) = count(*)
        then ${sharedValue('monthly.township_code')} end as township_code,
      null::text as category_code, ${sharedValue('monthly.month')} as month,
      sum(least(first_fen, second_fen))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'first', first_category.name,
        'second', second_category.name, 'months', count(*), 'fromMonth', min(monthly.month),
        'toMonth', max(monthly.month),
        'doubleFen', sum(least(first_fen, second_fen))::bigint::text) as facts,
      jsonb_path_query_array(jsonb_agg(monthly.lines order by monthly.month), '$[*][*]')
        as evidence
    from monthly
    join person on person.district_code = ${districtCode} and person.id = monthly.person_id
    join category first_category on first_category.district_code = ${districtCode}
      and first_category.code = monthly.first_code
    join category second_category on second_category.district_code = ${districtCode}
      and second_category.code = monthly.second_code
    where first_fen > 0 and second_fen > 0
    group by monthly.person_id, first_code, second_code, person.identity_masked,
      first_category.name, second_category.name`,
})
