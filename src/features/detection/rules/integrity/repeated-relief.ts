import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { monthNumber } from '../month-number.ts'
import { sharedValue } from '../paid-line.ts'

/** 虚报冒领: temporary relief again and again for one family and reason. */
export const repeatedRelief = defineRule({
  code: 'integrity.repeated_relief',
  pattern: 'integrity',
  severity: 'medium',
  name: '同一事由重复临时救助',
  summary: '同一户以同一事由在十二个月内多次领取临时救助',
  why: '临时救助救急,同一件事反复领取,不是长期困难应转低保,就是虚报。',
  exclusions: [
    '备注没有写事由的不比较。',
    '次数等于规定的不计;同月的几笔算一次。',
    '退汇后补发的,按原明细的事由算一次。',
    '涉及金额为超过次数的各月金额,前几次列作佐证。',
  ],
  basis: [
    { document: reliefMeasures, article: '第四十八条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条第(一)项', certainty: 'verified' },
  ],
  nextCheck: '核对每次的申请材料和票据是否同一套;长期困难的转办低保、特困。',
  params: z.strictObject({
    times: parameter(z.int().min(1).max(12).default(1), {
      name: '十二个月内同一事由允许的次数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    reason: z.string(),
    times: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    excessFen: fenText,
  }),
  message: (again) =>
    `户主身份证${again.identity}以“${again.reason}”为由领取临时救助${again.times}次` +
    `(${again.fromMonth}至${again.toMonth}),超出次数的共${formatFen(again.excessFen)}元`,
  reads: [irregularLines],
  detect: ({ districtCode, params }) => sql`
    with reasoned as (
      select line.*, btrim(line.note) as reason,
        ${monthNumber('line.month')} as month_no
      from irregular_line line
      where line.category_code = 'temporary'
    ),
    -- How often in the twelve months up to each month.
    counted as (
      select head_person_id, reason, month_no, count(*) over (
        partition by head_person_id, reason order by month_no
        range between 11 preceding and current row) as times
      from (select distinct head_person_id, reason, month_no from reasoned where reason <> '') once
    ),
    line as (
      select reasoned.*, counted.times,
        counted.times > ${params.times}::int as is_excess,
        -- An earlier one belongs to it when it is of the twelve months up to one too many.
        bool_or(counted.times > ${params.times}::int) over (
          partition by head_person_id, reason order by month_no
          range between current row and 11 following) as is_part
      from counted
      join reasoned using (head_person_id, reason, month_no)
    )
    select line.head_person_id || '/' || line.reason as subject,
      ${sharedValue('line.township_code')} as township_code, 'temporary' as category_code,
      ${sharedValue('line.month')} as month,
      (sum(line.paid_fen) filter (where line.is_excess))::bigint as amount_fen,
      jsonb_build_object('identity', head.identity_masked, 'reason', line.reason,
        'times', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month),
        'excessFen', (sum(line.paid_fen) filter (where line.is_excess))::text) as facts,
      ${lineEvidence(sql`case when line.is_excess then line.paid_fen else 0 end`)} as evidence
    from line
    join person head on head.district_code = ${districtCode} and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.reason, head.identity_masked`,
})
