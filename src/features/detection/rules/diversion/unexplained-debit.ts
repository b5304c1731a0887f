import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { isBankCharge, onlyBankLine, openBankLines } from '../bank-line.ts'
import { budgetLaw, reliefMeasures } from '../laws.ts'

/** 挪用: money left the fund account, and no voucher or batch says what for. */
export const unexplainedDebit = defineRule({
  code: 'diversion.unexplained_debit',
  pattern: 'diversion',
  severity: 'high',
  name: '账户支出无凭据',
  summary: '专户对账单上的支出超过规定天数仍找不到对应的拨付、发放或凭证',
  why: '账上没有记载的支出,可能是资金被转走挪用,也可能是漏记账。',
  exclusions: [
    '银行先扣、账务后记的,在规定天数内不计。',
    '摘要为手续费等、不超过限额的银行收费,由对账处理,不计。',
    '银行误记并已冲正的,核实后排除。',
  ],
  basis: [
    { document: reliefMeasures, article: '第五条', certainty: 'verified' },
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
  ],
  nextCheck: '向开户银行调取回单,查明收款人和经办人;应记未记的补记,无依据的立即追回。',
  params: z.strictObject({
    days: parameter(z.int().min(0).max(90).default(3), { name: '容许的天数', ...ownDefault }),
    chargeYuan: parameter(z.int().min(0).max(10_000).default(200), {
      name: '银行收费的限额(元)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    serial: z.string(),
    account: z.string(),
    bookedOn: z.string(),
    debitFen: fenText,
    openDays: z.int(),
  }),
  message: ({ serial, account, bookedOn, debitFen, openDays }) =>
    `账户${account}于${bookedOn}支出${formatFen(debitFen)}元(流水${serial}),` +
    `${openDays}天仍无对应凭据`,
  reads: [openBankLines],
  detect: ({ districtCode, asOf, params }) => sql`
    select line.fund_account_id || '/' || line.serial as subject, null::text as township_code,
      null::text as category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.debit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'account', account.number_masked,
        'bookedOn', line.booked_on, 'debitFen', line.debit_fen::text,
        'openDays', ${asOf}::date - line.booked_on) as facts,
      ${onlyBankLine} as evidence
    from open_bank_line line
    join bank_account account
      on account.district_code = ${districtCode} and account.id = line.fund_account_id
    where line.debit_fen > 0 and ${asOf}::date - line.booked_on > ${params.days}::int
      and not (${isBankCharge} and line.debit_fen <= ${params.chargeYuan}::int * 100)`,
})
