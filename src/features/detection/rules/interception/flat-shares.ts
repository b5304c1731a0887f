import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { paidLinesOf, unpaidLines } from '../paid-line.ts'
import { paidSeries } from '../paid-series.ts'

/** 截留: a village has shared the money out evenly, whatever its households need. */
export const flatShares = defineRule({
  code: 'interception.flat_shares',
  pattern: 'interception',
  severity: 'medium',
  name: '按户平均分配',
  summary: '一个村(居)所有家庭同月领取的救助金完全相同',
  why: '低保按收入补差、临时救助按困难程度;家家一样多,就是平均分配或名册造假。',
  exclusions: [
    '户数太少、偶然相同的不计。',
    '特困、孤儿按统一标准发放,不计。',
    '一次性价格补贴等按户定额的批次,核实后排除。',
  ],
  basis: [
    { document: reliefMeasures, article: '第十二条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条第(一)项', certainty: 'verified' },
  ],
  nextCheck: '抽查该村各户收入核定表和领款签字,问各户实际拿到多少、有没有交出一部分。',
  params: z.strictObject({
    households: parameter(z.int().min(3).max(200).default(10), {
      name: '村(居)的户数(达到才列出)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    township: z.string(),
    village: z.string(),
    month: z.string(),
    category: z.string(),
    households: z.int(),
    shareFen: fenText,
    paidFen: fenText,
  }),
  message: (flat) =>
    `${flat.township}${flat.village} ${flat.month} ${flat.category}${flat.households}户` +
    `每户都是${formatFen(flat.shareFen)}元,共${formatFen(flat.paidFen)}元`,
  reads: [paidSeries],
  detect: ({ districtCode, asOf, params }) => sql`
    -- Households of one person whose line is their share, as each month has no more than one.
    with single as materialized (
      select head_person_id
      from paid_series
      group by head_person_id
      having count(*) = 1 and bool_and(lines = months)
      except
      select payment.head_person_id
      from (${unpaidLines({ districtCode, asOf })}) missed
      join payment on payment.district_code = ${districtCode}
        and payment.batch_id = missed.batch_id and payment.line_no = missed.line_no
    ),
    -- Villages where those all get the same; nearly all others drop out here.
    alike as (
      select payment.batch_id, payment.village
      from payment
      left join single on single.head_person_id = payment.head_person_id
      where payment.district_code = ${districtCode}
      group by payment.batch_id, payment.village
      having count(*) >= ${params.households}::int
        and min(payment.amount_fen) filter (where single.head_person_id is not null)
          is not distinct from
          max(payment.amount_fen) filter (where single.head_person_id is not null)
    ),
    line as materialized (
      select line.*
      from alike
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.id = alike.batch_id
        and batch.category_code in ('dibao_urban', 'dibao_rural', 'temporary')
      join ${paidLinesOf({ districtCode, asOf }, 'batch_id', 'alike.batch_id')} line
        on line.village = alike.village
    ),
    household as (
      select batch_id, village, head_person_id, sum(amount_fen) as fen
      from line
      group by batch_id, village, head_person_id
    ),
    flat as (
      select batch_id, village, count(*) as households, min(fen) as share_fen
      from household
      group by batch_id, village
      having min(fen) = max(fen) and count(*) >= ${params.households}::int
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', ${townshipName(districtCode, 'line.township_code')},
        'village', line.village, 'month', line.month,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'households', flat.households, 'shareFen', flat.share_fen::text,
        'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from flat
    join line on line.batch_id = flat.batch_id and line.village = flat.village
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      flat.households, flat.share_fen`,
})
