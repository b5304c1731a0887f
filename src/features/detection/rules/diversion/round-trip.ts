import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { openBankLines } from '../bank-line.ts'
import { evidenceRow } from '../evidence.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'

/** 挪用: money leaves the fund account and comes back from the same hands a few days later. */
export const roundTrip = defineRule({
  code: 'diversion.round_trip',
  pattern: 'diversion',
  severity: 'high',
  name: '资金短期转出又转回',
  summary: '专户付给一个对方的钱,几天内又由同一对方退回相近的金额,账上没有退款记录',
  why: '转出几天又转回,常是出借、周转或临时填补别处的缺口。',
  exclusions: [
    '账上已登记并对上的退款、追缴不计。',
    '摘要、附言写明退汇、退票、冲正的不计。',
    '涉及金额是转出的金额,转回的流水作为佐证;一笔转回只配一笔转出。',
  ],
  basis: [
    { document: penaltyRegulations, article: '第六条第(二)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第五条', certainty: 'verified' },
  ],
  nextCheck: '查转出的审批和合同,问对方钱款用途、有无利息,利息和收益一并追回。',
  params: z.strictObject({
    days: parameter(z.int().min(0).max(60).default(7), {
      name: '转出到转回的天数(含当日)',
      ...ownDefault,
    }),
    percent: parameter(z.int().min(0).max(50).default(5), {
      name: '金额相差的百分比(含)',
      ...ownDefault,
    }),
    words: parameter(
      z.array(z.string().min(2).max(20)).max(30).default(['退汇', '退票', '冲正', '冲回', '抹账']),
      { name: '表明是银行退回的字样', ...ownDefault },
    ),
  }),
  facts: z.object({
    payee: z.string(),
    outOn: z.string(),
    backOn: z.string(),
    days: z.int(),
    outFen: fenText,
    backFen: fenText,
  }),
  message: ({ payee, outOn, backOn, days, outFen, backFen }) =>
    `${outOn}转给${payee}${formatFen(outFen)}元,${days}天后(${backOn})又转回` +
    `${formatFen(backFen)}元`,
  reads: [openBankLines],
  detect: ({ districtCode, params }) => sql`
    with back as materialized (
      select line.*
      from open_bank_line line
      where line.credit_fen > 0 and not exists (
        select 1 from unnest(${params.words}::text[]) word
        where position(word in line.summary || ' ' || line.remark) > 0)
    ),
    -- For each return the payment that it is nearest to, then for each payment one return.
    nearest as (
      select distinct on (back.id) paid.*, back.id as back_id, back.serial as back_serial,
        back.booked_on as back_on, back.credit_fen as back_fen
      from back
      join bank_statement_line paid on paid.district_code = ${districtCode}
        and paid.debit_fen > 0
        and back.booked_on - paid.booked_on between 0 and ${params.days}::int
        and (paid.booked_on, paid.booked_time) <= (back.booked_on, back.booked_time)
        and abs(paid.debit_fen - back.credit_fen) * 100 <= paid.debit_fen * ${params.percent}::int
        and (paid.counterparty_account_id = back.counterparty_account_id
          or (paid.counterparty_account_id is null or back.counterparty_account_id is null)
            and paid.counterparty_name = back.counterparty_name)
      order by back.id, abs(paid.debit_fen - back.credit_fen), paid.booked_on desc, paid.serial
    ),
    pair as (
      select distinct on (id) * from nearest order by id, back_on, back_serial
    )
    select pair.fund_account_id || '/' || pair.serial as subject, null::text as township_code,
      null::text as category_code, to_char(pair.booked_on, 'YYYY-MM') as month,
      pair.debit_fen as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', case when length(pair.counterparty_name) < 5
            then left(pair.counterparty_name, 1)
              || repeat('*', greatest(length(pair.counterparty_name) - 1, 0))
            else pair.counterparty_name end, account.number_masked),
        'outOn', pair.booked_on, 'backOn', pair.back_on, 'days', pair.back_on - pair.booked_on,
        'outFen', pair.debit_fen::text, 'backFen', pair.back_fen::text) as facts,
      jsonb_build_array(${evidenceRow('bank', sql`pair.serial`, sql`pair.debit_fen`)},
        ${evidenceRow('bank', sql`pair.back_serial`, sql`0`)}) as evidence
    from pair
    left join bank_account account on account.district_code = ${districtCode}
      and account.id = pair.counterparty_account_id`,
})
