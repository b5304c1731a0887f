import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { monthOf } from '../../../../kernel/month.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { evidenceRow } from '../evidence.ts'
import { isHandedUp } from '../handed-up.ts'
import { penaltyRegulations } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { waitingDisbursements } from '../waiting-disbursement.ts'

/** 滞留: money lies on a township's account month after month while its rosters are not paid. */
export const parkedBalance = defineRule({
  code: 'retention.parked_balance',
  pattern: 'retention',
  severity: 'high',
  name: '乡镇账户长期挂账',
  summary: '乡镇账户连续数月月末有余额,而同类别的花名册还没有发放',
  why: '一边账上有钱,一边名册没发,不是不会发就是挪作他用。',
  exclusions: [
    '先拨先用:支出先抵较早的拨付,只算在账上连续停够月数的部分。',
    '没有未发名册的,另见“乡镇账户截留”。',
    '当月名册还在办理的不计;退回后已上缴的不计。',
  ],
  basis: [{ document: penaltyRegulations, article: '第六条第(三)项', certainty: 'verified' }],
  nextCheck: '逐月核对乡镇账户余额和未发名册,查明停留原因和利息去向,限期发放到人。',
  params: z.strictObject({
    months: parameter(z.int().min(1).max(36).default(3), {
      name: '连续有余额的月末数(达到即列出)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    township: z.string(),
    category: z.string(),
    sinceOn: z.string(),
    monthEnds: z.int(),
    parkedFen: fenText,
    unpaidLines: z.int(),
    unpaidFen: fenText,
  }),
  message: (parked) =>
    `${parked.township} ${parked.category} ${formatFen(parked.parkedFen)}元自${parked.sinceOn}起` +
    `停在乡镇账户上,历经${parked.monthEnds}个月末,同期有${parked.unpaidLines}笔、` +
    `${formatFen(parked.unpaidFen)}元名册未发放`,
  reads: [waitingDisbursements],
  detect: ({ districtCode, asOf, params }) => sql`
    -- Month ends that the money has seen on the account, that of asOf included.
    with parked as materialized (
      select waiting.*, (extract(year from ${asOf}::date + 1) * 12
        + extract(month from ${asOf}::date + 1) - extract(year from waiting.disbursed_on) * 12
        - extract(month from waiting.disbursed_on))::int as month_ends
      from waiting_disbursement waiting
      where waiting.channel = 'township_account'
    ),
    place as (
      select township_code, category_code, sum(waiting_fen)::bigint as parked_fen,
        min(disbursed_on) as since_on, max(month_ends) as month_ends,
        jsonb_agg(${evidenceRow('disbursement', sql`number`, sql`waiting_fen`)}
          order by disbursed_on, number) as evidence
      from parked
      where month_ends >= ${params.months}::int
      group by township_code, category_code
    ),
    -- Of earlier months: first lines that have reached nobody, at no attempt.
    missed as materialized (
      select place.township_code, place.category_code, batch.number, line.batch_id, line.line_no,
        line.amount_fen
      from place
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.township_code = place.township_code
        and batch.category_code = place.category_code
        and batch.month < ${monthOf(asOf)} and not batch.is_reissue
      join payment line on line.district_code = ${districtCode} and line.batch_id = batch.id
      where not exists (
          select 1 from payment_result settled
          where settled.district_code = ${districtCode}
            and settled.batch_id = line.batch_id and settled.line_no = line.line_no
            and settled.outcome = 'settled' and settled.executed_on <= ${asOf}::date)
        and not exists (
          select 1 from payment_stop stopped
          where stopped.district_code = ${districtCode}
            and stopped.batch_id = line.batch_id and stopped.line_no = line.line_no)
    ),
    unpaid as (
      select township_code, category_code, number, count(*) as lines,
        sum(amount_fen)::bigint as fen
      from missed line
      where not ${isHandedUp({ districtCode, asOf })} and not exists (
        with recursive attempt as (
          select line.batch_id, line.line_no
          union all
          select again.batch_id, again.line_no
          from attempt
          join payment again on again.district_code = ${districtCode}
            and again.reissue_of_batch_id = attempt.batch_id
            and again.reissue_of_line_no = attempt.line_no)
        select 1 from attempt
        join payment_result settled on settled.district_code = ${districtCode}
          and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
          and settled.outcome = 'settled' and settled.executed_on <= ${asOf}::date)
      group by township_code, category_code, number
    )
    select place.township_code || '/' || place.category_code as subject, place.township_code,
      place.category_code, null::text as month, place.parked_fen as amount_fen,
      jsonb_build_object('township', ${townshipName(districtCode, 'place.township_code')},
        'category', ${categoryName(districtCode, 'place.category_code')},
        'sinceOn', place.since_on, 'monthEnds', place.month_ends,
        'parkedFen', place.parked_fen::text, 'unpaidLines', sum(unpaid.lines),
        'unpaidFen', sum(unpaid.fen)::text) as facts,
      place.evidence || jsonb_agg(${evidenceRow('batch', sql`unpaid.number`, sql`0`)}
        order by unpaid.number) as evidence
    from place
    join unpaid using (township_code, category_code)
    group by place.township_code, place.category_code, place.parked_fen, place.since_on,
      place.month_ends, place.evidence`,
})
