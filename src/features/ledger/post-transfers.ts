import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Moves money: one transfer per row of `postings`, a query with the columns of `Posting`.
 * Accounts that are not there yet are opened. The database checks route and balance and moves the
 * accounts; an overdraft or a wrong route fails the whole statement. Returns how many were posted.
 *
 * The query runs twice, so it must not depend on anything that opening accounts changes.
 */
export async function postTransfers(
  tx: Tx,
  districtCode: string,
  postings: RawBuilder<Posting>,
): Promise<number> {
  await sql`
    insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
      township_code, channel)
    select distinct ${districtCode}, side.stage, posting.fiscal_year,
      case when side.stage in ('source', 'received', 'allocated') then posting.appropriation_id end,
      case when side.stage not in ('source', 'received') then posting.category_code end,
      case when side.stage not in ('source', 'received') then posting.township_code end,
      case when side.stage = 'disbursed' then posting.channel end
    from (${postings}) posting
    cross join lateral (values (posting.from_stage), (posting.to_stage)) side (stage)
    on conflict on constraint account_key_unique do nothing`.execute(tx)

  const posted = await sql`
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, appropriation_id, allocation_id, disbursement_id, payment_batch_id,
      expenditure_id)
    select ${districtCode}, posting.kind, giver.id, taker.id, posting.amount_fen,
      posting.effective_on,
      case when posting.kind = 'appropriate' then posting.appropriation_id end,
      posting.allocation_id, posting.disbursement_id, posting.payment_batch_id,
      posting.expenditure_id
    from (${postings}) posting
    join account giver on giver.district_code = ${districtCode} and giver.key = account_key(
      posting.from_stage, posting.fiscal_year, posting.appropriation_id, posting.category_code,
      posting.township_code, posting.channel)
    join account taker on taker.district_code = ${districtCode} and taker.key = account_key(
      posting.to_stage, posting.fiscal_year, posting.appropriation_id, posting.category_code,
      posting.township_code, posting.channel)
    order by posting.effective_on`.execute(tx)
  return Number(posted.numAffectedRows ?? 0n)
}

/** A row of a postings query; exactly one of the origins is set (the document for `appropriate`). */
export interface Posting {
  kind: 'appropriate' | 'allocate' | 'disburse' | 'pay' | 'spend' | 'return' | 'reissue'
  from_stage: string
  to_stage: string
  fiscal_year: number
  appropriation_id: string | null
  category_code: string | null
  township_code: string | null
  channel: string | null
  amount_fen: bigint
  effective_on: string
  allocation_id: string | null
  disbursement_id: string | null
  payment_batch_id: string | null
  expenditure_id: string | null
}
