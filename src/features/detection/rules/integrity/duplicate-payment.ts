import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { budgetLaw, penaltyRegulations } from '../laws.ts'
import { isMadeUp } from '../made-up.ts'
import { categoryName } from '../names.ts'

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
    '备注写明补发某月的,核对该月后由“漏发后加倍发放”处理;备注相同的几笔仍算重复。',
    '临时救助一事一批,金额和事由都相同才算重复。',
    '在两个乡镇各发一次的,另见“重复享受互斥救助”。',
    '涉及金额为最大一笔以外的各笔之和。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条第(一)项', certainty: 'verified' },
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
  reads: [irregularLines],
  detect: ({ districtCode }) => sql`
    -- Who is on the rosters of a month, category and township more than once.
    with repeated as (
      select person_id, month, category_code, township_code
      from irregular_line
      group by person_id, month, category_code, township_code
      having count(*) > 1
    ),
    paid as (
      select line.*, case when line.category_code = 'temporary' then line.amount_fen end
          as same_amount,
        case when line.category_code = 'temporary' or ${isMadeUp()} then line.note end as same_note
      from repeated
      join irregular_line line using (person_id, month, category_code, township_code)
    ),
    -- The largest payment is the one that is due; all others are too many.
    line as (
      select paid.*, row_number() over (
          alike order by paid_fen desc, batch_number, line_no) as payment_no,
        count(*) over alike as payments
      from paid
      window alike as (partition by person_id, month, category_code, township_code, same_amount,
        same_note)
    )
    select concat_ws('/', line.person_id, line.category_code, line.month, line.township_code)
        as subject,
      line.township_code, line.category_code, line.month,
      (sum(line.paid_fen) filter (where line.payment_no > 1))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'month', line.month, 'payments', count(*), 'paidFen', sum(line.paid_fen)::text,
        'doubleFen', (sum(line.paid_fen) filter (where line.payment_no > 1))::text) as facts,
      ${lineEvidence(sql`case when line.payment_no > 1 then line.paid_fen else 0 end`)} as evidence
    from line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where line.payments > 1
    group by line.person_id, line.category_code, line.month, line.township_code,
      person.identity_masked`,
})
