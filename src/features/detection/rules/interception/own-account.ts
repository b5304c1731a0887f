import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { openBankLines } from '../bank-line.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { isStaffAccount, localBodies } from '../payee.ts'
import { isReversed } from '../reversed.ts'

const kindNames = { disbursement: '拨付单', voucher: '凭证', bank: '银行流水' } as const

/** 截留: relief money that the fund account pays to a township, a village or whoever handles it. */
export const ownAccount = defineRule({
  code: 'interception.own_account',
  pattern: 'interception',
  severity: 'high',
  name: '资金进入单位或经办人账户',
  summary: '专户资金付给了乡镇、村(居)或经办人员自己的账户',
  why: '救助金应直接进困难群众的账户;经单位、经办人转手,就有了截留的机会。',
  exclusions: [
    '临时救助、流浪乞讨救助、未成年人保护按规定拨到乡镇账户备用的不计,另看是否长期停留。',
    '拨付单、凭证与银行流水对上的,只按拨付单、凭证列一次。',
    '已冲正的拨付单、凭证不计;专户对账单上确已付出的,按银行流水列出。',
    '归还乡镇垫付、附有垫付凭据的,核实后排除。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: penaltyRegulations, article: '第六条第(二)项', certainty: 'verified' },
  ],
  nextCheck: '查该账户的开户单位、开户人和入账后的流水,核对是否全数转给救助对象。',
  isOfMonths: true,
  params: z.strictObject({
    townshipCategories: parameter(
      z.array(z.string()).max(30).default(['temporary', 'vagrant', 'minor_protection']),
      {
        name: '可以拨到乡镇账户的类别(代码)',
        source: '《中央财政困难群众救助补助资金管理办法》(财社〔2017〕58号)第十条',
        certainty: 'second_hand',
      },
    ),
  }),
  facts: z.object({
    kind: z.enum(['disbursement', 'voucher', 'bank']),
    key: z.string(),
    paidOn: z.string(),
    payee: z.string(),
    isStaff: z.boolean(),
    paidFen: fenText,
  }),
  message: ({ kind, key, paidOn, payee, isStaff, paidFen }) =>
    `${paidOn}${kindNames[kind]}${key}将${formatFen(paidFen)}元付给${payee}` +
    (isStaff ? '(账户属于经办人员或其近亲属)' : ''),
  reads: [openBankLines],
  detect: ({ districtCode, asOf, params }) => sql`
    with booked as (
      select 'disbursement' as kind, number as key, number as place, township_code,
        category_code, disbursed_on as paid_on, payee_name, payee_account_id, amount_fen,
        channel = 'township_account' as is_to_township
      from disbursement
      where district_code = ${districtCode} and disbursed_on <= ${asOf}::date
        and not ${isReversed({ districtCode, asOf }, 'disbursement.id')}
      union all
      select 'voucher', voucher_number, voucher_number, township_code, category_code, spent_on,
        payee_name, payee_account_id, amount_fen, false
      from expenditure
      where district_code = ${districtCode} and spent_on <= ${asOf}::date
        and not ${isReversed({ districtCode, asOf }, 'expenditure.id')}
    ),
    outgoing as (
      select * from booked
      union all
      -- What the books do not have; what they have, but is not matched yet, is above.
      select 'bank', line.serial, line.fund_account_id || '/' || line.serial, null, null,
        line.booked_on, line.counterparty_name, line.counterparty_account_id, line.debit_fen, false
      from open_bank_line line
      where line.debit_fen > 0 and not exists (
        select 1 from booked
        where booked.amount_fen = line.debit_fen and booked.payee_name = line.counterparty_name
          and line.booked_on - booked.paid_on between 0 and 5)
    ),
    judged as (
      select outgoing.*, account.number_masked,
        ${isStaffAccount(districtCode, 'account.number_hash', sql`outgoing.paid_on`)} as is_staff
      from outgoing
      left join bank_account account on account.district_code = ${districtCode}
        and account.id = outgoing.payee_account_id
    )
    select kind || '/' || place as subject, township_code, category_code,
      to_char(paid_on, 'YYYY-MM') as month, amount_fen,
      jsonb_build_object('kind', kind, 'key', key, 'paidOn', paid_on, 'isStaff', is_staff,
        'payee', concat_ws(' ', case when is_staff
            then left(payee_name, 1) || repeat('*', length(payee_name) - 1) else payee_name end,
          number_masked),
        'paidFen', amount_fen::text) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', kind, 'key', key, 'fen', amount_fen::text)) as evidence
    from judged
    where is_staff or case when is_to_township
      then category_code <> all (${params.townshipCategories}::text[])
      else payee_name ~ ${localBodies} end`,
})
