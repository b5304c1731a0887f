import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'
import { movements } from './movement.ts'

type Channel = 'bank' | 'township_account' | 'institution' | 'direct'

/**
 * Disbursements of which something is still where it was sent at the end of `asOf`: what left the
 * account covers the oldest first, so the rest is of the latest. Amounts that the bank credited
 * short have not left it, but are a matter of their own (interception.short_paid).
 */
export function waitingDisbursements({
  districtCode,
  asOf,
  channels,
}: Scope & { channels: readonly Channel[] }): RawBuilder<unknown> {
  return sql`
    with movement as (
      select movement.*
      from account
      join (${movements({ districtCode, asOf })}) movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'disbursed'
        and account.channel = any (${channels}::text[])
    ),
    -- What each disbursement brought to an account, less what of it was reversed.
    arrived as (
      select account_id, disbursement_id, sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is not null
      group by account_id, disbursement_id
    ),
    -- What has left an account for people, for vouchers, or back to the bureau.
    departed as (
      select account_id, -sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is null
      group by account_id
    ),
    short as (
      select batch.category_code, batch.township_code, left(batch.month, 4)::int as fiscal_year,
        sum(shortfall.short_fen) as amount_fen
      from payment_shortfall shortfall
      join payment_batch batch on batch.district_code = shortfall.district_code
        and batch.id = shortfall.batch_id
      where shortfall.district_code = ${districtCode} and shortfall.executed_on <= ${asOf}::date
      group by batch.category_code, batch.township_code, left(batch.month, 4)
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = ${districtCode}
        and disbursement.id = arrived.disbursement_id
      join account on account.district_code = ${districtCode} and account.id = arrived.account_id
      left join departed on departed.account_id = arrived.account_id
      left join short on account.channel = 'bank' and short.fiscal_year = account.fiscal_year
        and short.category_code = account.category_code
        and short.township_code = account.township_code
    )
    select disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on,
      sum(kept.waiting_fen)::bigint as waiting_fen
    from kept
    join disbursement on disbursement.district_code = ${districtCode}
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on`
}
