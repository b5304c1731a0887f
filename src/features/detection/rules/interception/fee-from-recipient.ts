import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { onlyBankLine, openBankLines } from '../bank-line.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { sharedValue } from '../paid-line.ts'

/** 截留: recipients of relief pay money into the fund account. */
export const feeFromRecipient = defineRule({
  code: 'interception.fee_from_recipient',
  pattern: 'interception',
  severity: 'high',
  name: '向救助对象收费',
  summary: '救助对象的收款账户向专户缴款,账上没有对应的追缴',
  why: '不得向救助对象收取任何费用;发出去又收回来的钱,多半是收费、回扣或摊派。',
  exclusions: [
    '账上已登记并对上的追缴、退款不计。',
    '摘要、附言写明追缴、退款、多发等的不计,由对账补登追缴。',
    '银行把整批失败款退回专户的,来自代发过渡户,不计。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: penaltyRegulations, article: '第六条第(二)项', certainty: 'verified' },
  ],
  nextCheck: '问缴款人为何缴、谁让缴、有无收据,查同村其他对象是否也缴;收费的如数退还。',
  params: z.strictObject({
    words: parameter(
      z
        .array(z.string().min(2).max(20))
        .max(30)
        .default(['追缴', '退款', '退回', '退还', '多发', '误发', '错发', '清退', '上缴']),
      { name: '表明是退还多发资金的字样', ...ownDefault },
    ),
  }),
  facts: z.object({
    serial: z.string(),
    bookedOn: z.string(),
    account: z.string(),
    summary: z.string(),
    creditFen: fenText,
  }),
  message: ({ serial, bookedOn, account, summary, creditFen }) =>
    `救助对象的收款账户${account}于${bookedOn}向专户缴入${formatFen(creditFen)}元` +
    `(流水${serial},摘要“${summary}”),账上没有对应的追缴`,
  reads: [openBankLines],
  detect: ({ districtCode, params }) => sql`
    select line.fund_account_id || '/' || line.serial as subject, paid.township_code,
      paid.category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.credit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'bookedOn', line.booked_on,
        'account', account.number_masked, 'summary', line.summary,
        'creditFen', line.credit_fen::text) as facts,
      ${onlyBankLine} as evidence
    from open_bank_line line
    join bank_account account on account.district_code = ${districtCode}
      and account.id = line.counterparty_account_id
    -- Whose money goes to that account; no row where it is nobody's.
    join lateral (
      select ${sharedValue('batch.township_code')} as township_code,
        ${sharedValue('batch.category_code')} as category_code
      from payment
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id
      where payment.district_code = ${districtCode} and payment.account_id = account.id
        and payment.payee_person_id is not null
      having count(*) > 0) paid on true
    where line.credit_fen > 0 and not exists (
      select 1 from unnest(${params.words}::text[]) word
      where position(word in line.summary || ' ' || line.remark) > 0)`,
})
