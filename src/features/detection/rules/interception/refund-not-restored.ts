import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { budgetLaw, penaltyRegulations } from '../laws.ts'
import { movements } from '../movement.ts'

const kindNames = { batch: '退汇资金(批次', recovery: '追缴资金(收据' } as const
const faultNames = { bank: '专户对账单上没有到账', remittance: '没有上缴' } as const

/** 截留: money that came back from a payee or the bank, and never got back to where it is due. */
export const refundNotRestored = defineRule({
  code: 'interception.refund_not_restored',
  pattern: 'interception',
  severity: 'high',
  name: '退回资金未归还原渠道',
  summary: '退汇、追缴的资金超过规定天数没有回到专户,或追缴后没有上缴',
  why: '退回来的钱没人等着领,不归还原渠道最容易被截留。',
  exclusions: [
    '对账单还没有导入到期限之后的不计。',
    '一笔追缴既未到账又未上缴的,只列一次。',
    '先追先缴:上缴先抵较早的追缴。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条', certainty: 'verified' },
  ],
  nextCheck: '向代发银行、缴款人核对退款去向和入账账户,限期归还专户并办理上缴。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(365).default(30), {
      name: '退回、追缴后容许的天数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    kind: z.enum(['batch', 'recovery']),
    key: z.string(),
    fault: z.enum(['bank', 'remittance']),
    since: z.string(),
    days: z.int(),
    openFen: fenText,
  }),
  message: ({ kind, key, fault, since, days, openFen }) =>
    `${since}的${kindNames[kind]}${key})${formatFen(openFen)}元,${days}天后` +
    `${faultNames[fault]}`,
  reads: [movements],
  detect: ({ districtCode, asOf, params }) => sql`
    -- Booked as come back, and not on the statement, which is there long enough after it; what was
    -- taken back again has not come.
    with not_in_bank as (
      select case kind when 'return' then 'batch' else 'recovery' end as kind, reference as key,
        min(booked_on) filter (where side = 'credit') as since,
        sum(case side when 'credit' then amount_fen else -amount_fen end) as fen, 'bank' as fault
      from book_entry entry
      where entry.district_code = ${districtCode} and entry.kind in ('return', 'recover')
        and entry.booked_on <= ${asOf}::date
        and not exists (
          select 1 from matched_book_entry matched
          where matched.district_code = entry.district_code
            and matched.entry_key = entry.entry_key)
        and (entry.side = 'debit' or ${asOf}::date - entry.booked_on > ${params.days}::int
          and exists (
            select 1 from bank_statement_line line
            where line.district_code = ${districtCode}
              and line.booked_on between entry.booked_on + ${params.days}::int and ${asOf}::date))
      group by kind, reference
    ),
    moved as (
      select account.id as account_id, movement.recovery_id, sum(movement.amount_fen) as fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'recovered'
      group by account.id, movement.recovery_id
    ),
    -- Of what was recovered, what has not been handed up; the oldest goes first.
    not_remitted as (
      select 'recovery' as kind, recovery.receipt_number as key, recovery.recovered_on as since,
        least(arrived.fen, sum(arrived.fen) over (partition by arrived.account_id
          order by recovery.recovered_on, recovery.receipt_number)
          + coalesce(departed.fen, 0)) as fen, 'remittance' as fault
      from moved arrived
      join recovery on recovery.district_code = ${districtCode}
        and recovery.id = arrived.recovery_id
      left join moved departed on departed.account_id = arrived.account_id
        and departed.recovery_id is null
    ),
    found as (
      select distinct on (kind, key) *
      from (select * from not_in_bank union all select * from not_remitted) either
      where fen > 0 and ${asOf}::date - since > ${params.days}::int
      order by kind, key, fault
    )
    select found.kind || '/' || found.key as subject,
      coalesce(batch.township_code, line_batch.township_code, voucher.township_code)
        as township_code,
      coalesce(batch.category_code, line_batch.category_code, voucher.category_code)
        as category_code,
      to_char(found.since, 'YYYY-MM') as month, found.fen::bigint as amount_fen,
      jsonb_build_object('kind', found.kind, 'key', found.key, 'fault', found.fault,
        'since', found.since, 'days', ${asOf}::date - found.since,
        'openFen', found.fen::text) as facts,
      jsonb_build_array(jsonb_build_object(
        'kind', found.kind, 'key', found.key, 'fen', found.fen::text)) as evidence
    from found
    left join payment_batch batch on batch.district_code = ${districtCode}
      and found.kind = 'batch' and batch.number = found.key
    left join recovery on recovery.district_code = ${districtCode}
      and found.kind = 'recovery' and recovery.receipt_number = found.key
    left join payment_batch line_batch on line_batch.district_code = ${districtCode}
      and line_batch.id = recovery.batch_id
    left join expenditure voucher on voucher.district_code = ${districtCode}
      and voucher.id = recovery.expenditure_id`,
})
