import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { forwardFen, forwardSides } from '../../ledger/index.ts'
import type { Scope } from './indicator.ts'

/**
 * Adds the year's transfers up by account and kind, once for all indicators of a run, into the
 * temporary table `measured_flow`: what went into and out of each township's stages by the end of
 * the day. A reversal is its original with less than nothing.
 */
export async function measureFlow(tx: Tx, { districtCode, year, asOf }: Scope): Promise<void> {
  await sql`drop table if exists measured_flow`.execute(tx)
  await sql`
    create temporary table measured_flow on commit drop as
    with forward as (
      select kind, ${forwardSides}, ${forwardFen} as fen
      from transfer where district_code = ${districtCode} and effective_on <= ${asOf}::date),
    moved as (
      select taker_id as account_id, kind, fen as in_fen, 0 as out_fen from forward
      union all
      select giver_id, kind, 0, fen from forward),
    by_account as (
      select account_id, kind, sum(in_fen)::bigint as in_fen, sum(out_fen)::bigint as out_fen
      from moved group by account_id, kind)
    select account.township_code, account.category_code, category.name as category, account.stage,
      account.channel, by_account.kind, by_account.in_fen, by_account.out_fen
    from by_account
    join account on account.district_code = ${districtCode} and account.id = by_account.account_id
    join category
      on category.district_code = account.district_code and category.code = account.category_code
    where account.fiscal_year = ${year} and account.township_code is not null`.execute(tx)
  await sql`analyze measured_flow`.execute(tx)
}

/**
 * Rows of `measured_flow`: what the township was given, and what of the year before it still had,
 * with the channels too.
 */
export const givenFen: RawBuilder<unknown> = sql`
  case when stage = 'allocated' and kind in ('allocate', 'adjust') then in_fen - out_fen
    when stage in ('allocated', 'disbursed') and kind = 'carry_over' then in_fen else 0 end`

/** Rows of `measured_flow`: what reached people or was spent, and has not come back. */
export const usedFen: RawBuilder<unknown> = sql`
  case when stage in ('paid', 'spent') and kind in ('pay', 'reissue', 'spend', 'return')
    then in_fen - out_fen else 0 end`
