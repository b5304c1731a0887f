import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { reliefMeasures } from '../laws.ts'
import { sharedValue } from '../paid-line.ts'

/** 虚报冒领: one family's grant cut into small ones that need no approval by the county. */
export const splitRelief = defineRule({
  code: 'integrity.split_relief',
  pattern: 'integrity',
  severity: 'medium',
  name: '临时救助化整为零',
  summary: '同一户短期内领取几笔临时救助,每笔不超过乡镇审批限额,合计超过',
  why: '拆成小额就不用报县级审批,是绕开审核的常见做法。',
  exclusions: [
    '合计等于限额的不计。',
    '有一笔超过限额、已由县级审批的,该笔不计入。',
    '不同事由、急难分次发放的,核实后排除。',
  ],
  basis: [{ document: reliefMeasures, article: '第四十八条', certainty: 'verified' }],
  nextCheck: '查几笔的申请、审批日期和事由是否同一件事,应报县级审批的补办或追回。',
  params: z.strictObject({
    limitYuan: parameter(z.int().min(100).max(100_000).default(2_000), {
      name: '乡镇审批限额(元)',
      ...ownDefault,
    }),
    days: parameter(z.int().min(1).max(365).default(30), {
      name: '几笔之间的天数(含)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    grants: z.int(),
    firstOn: z.string(),
    lastOn: z.string(),
    largestFen: fenText,
    paidFen: fenText,
    limitFen: fenText,
  }),
  message: (split) =>
    `户主身份证${split.identity}在${split.firstOn}至${split.lastOn}领取临时救助${split.grants}笔、` +
    `共${formatFen(split.paidFen)}元,每笔不超过${formatFen(split.largestFen)}元,` +
    `合计超过乡镇审批限额${formatFen(split.limitFen)}元`,
  reads: [irregularLines],
  detect: ({ districtCode, params }) => sql`
    with small as (
      select line.*, coalesce((
          select result.executed_on from payment_result result
          where result.district_code = ${districtCode} and result.batch_id = line.batch_id
            and result.line_no = line.line_no), (line.month || '-01')::date) as paid_on
      from irregular_line line
      where line.category_code = 'temporary' and line.paid_fen <= ${params.limitYuan}::int * 100
    ),
    -- What a household had in the days up to each of its grants.
    summed as (
      select small.*, sum(paid_fen) over recent > ${params.limitYuan}::int * 100 as is_over,
        paid_on - lag(paid_on) over (partition by head_person_id order by paid_on,
          batch_number, line_no) > ${params.days}::int as is_apart
      from small
      window recent as (partition by head_person_id order by paid_on
        range between make_interval(days => ${params.days}::int) preceding and current row)
    ),
    -- A grant is part of it where one of the days after it goes over; runs are told apart.
    line as (
      select summed.*,
        bool_or(is_over) over (partition by head_person_id order by paid_on
          range between current row and make_interval(days => ${params.days}::int) following)
          as is_part,
        count(*) filter (where is_apart) over (partition by head_person_id
          order by paid_on, batch_number, line_no) as run
      from summed
    )
    -- By the first that was entered, so that what comes later is of the same case.
    select line.head_person_id || '/' || (array_agg(line.line_key
        order by line.month, line.batch_id, line.line_no))[1] as subject,
      ${sharedValue('line.township_code')} as township_code, 'temporary' as category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', head.identity_masked, 'grants', count(*),
        'firstOn', min(line.paid_on), 'lastOn', max(line.paid_on),
        'largestFen', max(line.paid_fen)::text, 'paidFen', sum(line.paid_fen)::text,
        'limitFen', (${params.limitYuan}::int * 100)::text) as facts,
      ${lineEvidence()} as evidence
    from line
    join person head on head.district_code = ${districtCode} and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.run, head.identity_masked`,
})
