import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { evidenceRow } from '../evidence.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'

/** 截留: cash drawn from the fund account. */
export const cashWithdrawal = defineRule({
  code: 'interception.cash_withdrawal',
  pattern: 'interception',
  severity: 'high',
  name: '专户提取现金',
  summary: '从专户提取现金,超过当月允许的备用金',
  why: '救助金实行社会化发放,进个人账户;提现发放看不到是谁领走的。',
  exclusions: [
    '当月累计不超过备用金限额的不计;默认没有备用金。',
    '只看银行摘要和附言的字样,转账写成“现金管理”等的不计。',
    '涉及金额是当月提现超过限额的部分,从较早的提现抵扣限额。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: penaltyRegulations, article: '第六条第(二)项', certainty: 'verified' },
  ],
  nextCheck: '调取支票存根和领款单,逐户核对是否领到、签名是否本人,查余款去向。',
  isOfMonths: true,
  params: z.strictObject({
    monthlyYuan: parameter(z.int().min(0).max(1_000_000).default(0), {
      name: '每月备用金限额(元)',
      ...ownDefault,
    }),
    words: parameter(
      z
        .array(z.string().min(2).max(20))
        .max(30)
        .default([
          '现金支取',
          '取现',
          '提现',
          '现金支票',
          '现支',
          '提取现金',
          '柜面取款',
          'ATM取款',
          '备用金',
        ]),
      { name: '表明提取现金的字样', ...ownDefault },
    ),
  }),
  facts: z.object({
    account: z.string(),
    month: z.string(),
    times: z.int(),
    cashFen: fenText,
    excessFen: fenText,
  }),
  message: ({ account, month, times, cashFen, excessFen }) =>
    `账户${account}在${month}提取现金${times}次、${formatFen(cashFen)}元,` +
    `超过备用金限额${formatFen(excessFen)}元`,
  detect: ({ districtCode, asOf, params }) => sql`
    with cash as (
      select line.fund_account_id, line.serial, line.booked_on, line.debit_fen,
        to_char(line.booked_on, 'YYYY-MM') as month,
        sum(line.debit_fen) over (
          partition by line.fund_account_id, to_char(line.booked_on, 'YYYY-MM')
          order by line.booked_on, line.serial) as so_far_fen
      from bank_statement_line line
      where line.district_code = ${districtCode} and line.booked_on <= ${asOf}::date
        and line.debit_fen > 0 and exists (
          select 1 from unnest(${params.words}::text[]) word
          where position(word in line.summary || ' ' || line.remark) > 0)
    ),
    beyond as (
      select cash.*, greatest(0, least(debit_fen, so_far_fen - ${params.monthlyYuan}::int * 100))
        as fen
      from cash
    )
    select beyond.fund_account_id || '/' || beyond.month as subject,
      null::text as township_code, null::text as category_code, beyond.month,
      sum(beyond.fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked, 'month', beyond.month,
        'times', count(*), 'cashFen', sum(beyond.debit_fen)::text,
        'excessFen', sum(beyond.fen)::text) as facts,
      jsonb_agg(${evidenceRow('bank', sql`beyond.serial`, sql`beyond.fen`)}
        order by beyond.booked_on, beyond.serial) as evidence
    from beyond
    join bank_account account on account.district_code = ${districtCode}
      and account.id = beyond.fund_account_id
    group by beyond.fund_account_id, beyond.month, account.number_masked
    having sum(beyond.fen) > 0`,
})
