import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { joined, lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { sharedValue } from '../paid-line.ts'

/** 超范围: two kinds of relief that exclude each other, or one kind in two townships, in one month. */
export const exclusiveCategories = defineRule({
  code: 'scope.exclusive_categories',
  pattern: 'out_of_scope',
  severity: 'high',
  name: '重复享受互斥救助',
  summary: '同一人同一月享受了互相排斥的两种救助,或在两个乡镇享受同一种救助',
  why: '低保与特困、城市低保与农村低保、特困与孤儿保障不能同时享受,一种救助也只能在一地享受。',
  exclusions: [
    '先后享受、月份不重叠的不计。',
    '同一乡镇同一类别发放两次的,另见“重复发放”。',
    '类别转换、迁移当月的衔接,核实后排除。',
    '涉及金额按每月两份中较小的一份计算。',
  ],
  basis: [
    { document: reliefMeasures, article: '第十五条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
  ],
  nextCheck: '核对两处审批时间,确定应享受的一份,停发另一份并追回重复部分。',
  params: z.strictObject({}),
  facts: z.object({
    identity: z.string(),
    kinds: z.array(z.string()).min(2),
    months: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    doubleFen: fenText,
  }),
  message: (both) =>
    `身份证${both.identity}同时享受${both.kinds.join('、')}${both.months}个月` +
    `(${both.fromMonth}至${both.toMonth}),重复${formatFen(both.doubleFen)}元`,
  reads: [irregularLines],
  detect: ({ districtCode }) => sql`
    with exclusive (one, other) as (
      values ('dibao_rural', 'tekun'), ('dibao_urban', 'tekun'), ('dibao_rural', 'dibao_urban'),
        ('orphan', 'tekun'), ('tekun', 'dibao_rural'), ('tekun', 'dibao_urban'),
        ('dibao_urban', 'dibao_rural'), ('tekun', 'orphan')
    ),
    -- Who was ever paid in more than one category or township; nearly everybody drops out here.
    mixed as (
      select person_id
      from irregular_line
      where category_code <> 'temporary'
      group by person_id
      having min(category_code) <> max(category_code) or min(township_code) <> max(township_code)
    ),
    -- What each of them had of each category in each township in each month.
    share as (
      select line.person_id, line.month, line.category_code, line.township_code,
        sum(line.paid_fen) as fen, ${lineEvidence()} as counted,
        ${lineEvidence(sql`0`)} as uncounted
      from mixed
      join irregular_line line on line.person_id = mixed.person_id
      where line.category_code <> 'temporary'
      group by line.person_id, line.month, line.category_code, line.township_code
    ),
    -- Of shares that exclude each other the largest is the one that may be due.
    double as (
      select share.*, row_number() over (
        partition by share.person_id, share.month
        order by share.fen desc, share.category_code, share.township_code) > 1 as is_too_much
      from share
      where exists (
        select 1 from share beside
        where beside.person_id = share.person_id and beside.month = share.month
          and (beside.category_code = share.category_code
              and beside.township_code <> share.township_code
            or (share.category_code, beside.category_code) in (select * from exclusive)))
    )
    select double.person_id::text as subject,
      ${sharedValue('double.township_code')} as township_code,
      ${sharedValue('double.category_code')} as category_code,
      ${sharedValue('double.month')} as month,
      (sum(double.fen) filter (where double.is_too_much))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'kinds', jsonb_agg(distinct ${townshipName(districtCode, 'double.township_code')}
          || ${categoryName(districtCode, 'double.category_code')}),
        'months', count(distinct double.month), 'fromMonth', min(double.month),
        'toMonth', max(double.month),
        'doubleFen', (sum(double.fen) filter (where double.is_too_much))::text) as facts,
      ${joined(
        sql`case when double.is_too_much then double.counted else double.uncounted end`,
        sql`double.month, double.is_too_much`,
      )} as evidence
    from double
    join person on person.district_code = ${districtCode} and person.id = double.person_id
    group by double.person_id, person.identity_masked`,
})
