import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { budgetLaw, penaltyRegulations } from '../laws.ts'
import { lineEvidence, paidLines, sharedValue } from '../paid-line.ts'

/** 虚报冒领: one person paid more than once for one month and category. */
export const duplicatePayment = defineRule({
  code: 'integrity.duplicate_payment',
  pattern: 'integrity',
  severity: 'high',
  name: '重复发放',
  summary: '同一人同一月同一类别发放了两次以上',
  why: '一人一月一份,多出的一份不是重复造册就是虚报冒领。',
  exclusions: [
    '退汇后的补发与原明细算一次。',
    '临时救助同月多次而事由不同的,核实后排除。',
    '涉及金额为最大一笔以外的各笔之和。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    {
      document: penaltyRegulations,
      article: '第六条第(一)项',
      certainty: 'verified',
    },
  ],
  nextCheck: '核对各笔所在花名册的造册人、审批人和收款账户,多发的部分予以追回。',
  params: z.strictObject({}),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    month: z.string(),
    payments: z.int(),
    paidFen: fenText,
    doubleFen: fenText,
  }),
  message: (paid) =>
    `身份证${paid.identity},${paid.month}的${paid.category}发放${paid.payments}次,` +
    `共${formatFen(paid.paidFen)}元,多发${formatFen(paid.doubleFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    -- A re-issue stands for the line that it repeats: as long as both count, they are one payment.
    with attempt as (
      select paid.*, row_number() over (
        partition by coalesce(paid.reissue_of_batch_id, paid.batch_id),
          coalesce(paid.reissue_of_line_no, paid.line_no)
        order by paid.reissue_of_batch_id nulls first) as attempt_no
      from (${paidLines({ districtCode, asOf })}) paid
    ),
    line as (
      select attempt.*, count(*) over (
        partition by attempt.person_id, attempt.category_code, attempt.month) as payments
      from attempt
      where attempt.attempt_no = 1
    )
    select concat_ws('/', line.person_id, line.category_code, line.month) as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code, line.month,
      (sum(line.paid_fen) - max(line.paid_fen))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'category', line.category_name,
        'month', line.month, 'payments', count(*), 'paidFen', sum(line.paid_fen)::text,
        'doubleFen', (sum(line.paid_fen) - max(line.paid_fen))::text) as facts,
      ${lineEvidence} as evidence
    from line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where line.payments > 1
    group by line.person_id, line.category_code, line.category_name, line.month,
      person.identity_masked`,
})
