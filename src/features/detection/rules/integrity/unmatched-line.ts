import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { isInterest, onlyBankLine, openBankLines } from '../bank-line.ts'
import { budgetLaw, reliefMeasures } from '../laws.ts'

/** 虚报冒领: money came onto the fund account, and after weeks the books still do not know it. */
export const unmatchedLine = defineRule({
  code: 'integrity.unmatched_line',
  pattern: 'integrity',
  severity: 'medium',
  name: '账户收入长期未入账',
  summary: '专户对账单上的收入超过规定天数仍没有与账务对上',
  why: '收了钱不入账,就成了账外资金,退款、追缴最容易这样消失。',
  exclusions: [
    '利息按规定另行上缴,由对账登记,不计。',
    '支出方向的另见“账户支出无凭据”。',
    '银行先收、账务后记的,在规定天数内不计。',
    '银行误入、已由银行转出并对上的不计。',
  ],
  basis: [
    { document: reliefMeasures, article: '第五条', certainty: 'verified' },
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
  ],
  nextCheck: '向开户银行调取回单,查明来款人和事由;属退款、追缴的补记,不属本户的退回。',
  params: z.strictObject({
    days: parameter(z.int().min(0).max(365).default(30), {
      name: '容许的天数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    serial: z.string(),
    account: z.string(),
    bookedOn: z.string(),
    summary: z.string(),
    creditFen: fenText,
    openDays: z.int(),
  }),
  message: ({ serial, account, bookedOn, summary, creditFen, openDays }) =>
    `账户${account}于${bookedOn}收入${formatFen(creditFen)}元(流水${serial},摘要“${summary}”),` +
    `${openDays}天仍未与账务对上`,
  reads: [openBankLines],
  detect: ({ districtCode, asOf, params }) => sql`
    select line.fund_account_id || '/' || line.serial as subject, null::text as township_code,
      null::text as category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.credit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'account', account.number_masked,
        'bookedOn', line.booked_on, 'summary', line.summary,
        'creditFen', line.credit_fen::text, 'openDays', ${asOf}::date - line.booked_on) as facts,
      ${onlyBankLine} as evidence
    from open_bank_line line
    join bank_account account
      on account.district_code = ${districtCode} and account.id = line.fund_account_id
    where line.credit_fen > 0 and ${asOf}::date - line.booked_on > ${params.days}::int
      and not ${isInterest}`,
})
