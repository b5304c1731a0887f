import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/** The column of a transfer for the origin of each kind. */
const originColumns = {
  appropriation_id: ['appropriate', 'withdraw', 'open'],
  allocation_id: ['allocate'],
  disbursement_id: ['disburse'],
  payment_batch_id: ['pay', 'return', 'reissue'],
  expenditure_id: ['spend'],
  adjustment_id: ['adjust'],
  recovery_id: ['recover'],
  remittance_id: ['remit'],
  carryover_id: ['carry_over'],
} as const

export type TransferKind = (typeof originColumns)[keyof typeof originColumns][number]

/** A row of a postings query: money that stays in its year, category and township. */
export interface Posting {
  kind: TransferKind
  from_stage: string
  to_stage: string
  fiscal_year: number
  /** The document that received and allocated money is kept under. */
  appropriation_id: string | null
  category_code: string | null
  township_code: string | null
  channel: string | null
  amount_fen: bigint
  effective_on: string
  /** What it comes from: of `allocate` the allocation, of `pay` the batch, and so on. */
  origin_id: string
}

/** A posting that changes the place of its money. */
export interface MovingPosting extends Posting {
  to_fiscal_year: number
  to_category_code: string | null
  to_township_code: string | null
}

/**
 * Moves money: one transfer per row of `postings`, a query with the columns of `Posting`.
 * Accounts that are not there yet are opened. The database checks route and balance and moves the
 * accounts; an overdraft or a wrong route fails the whole statement. Returns how many were posted.
 *
 * The query runs twice, so it must not depend on anything that opening accounts changes.
 */
export function postTransfers(
  tx: Tx,
  districtCode: string,
  postings: RawBuilder<Posting>,
): Promise<number> {
  return postMoves(
    tx,
    districtCode,
    sql`
      select posting.*, fiscal_year as to_fiscal_year, category_code as to_category_code,
        township_code as to_township_code
      from (${postings}) posting`,
  )
}

/** The same for money that goes to another year, category or township, as its kind allows. */
export async function postMoves(
  tx: Tx,
  districtCode: string,
  postings: RawBuilder<MovingPosting>,
): Promise<number> {
  const keyed = sql`
    select posting.*,
      account_key(from_stage, fiscal_year, appropriation_id, category_code, township_code, channel)
        as from_key,
      account_key(to_stage, to_fiscal_year, appropriation_id, to_category_code, to_township_code,
        channel) as to_key
    from (${postings}) posting`
  await openAccounts(tx, districtCode, keyed)
  const origins = Object.entries(originColumns).map(
    ([column, kinds]) =>
      sql`case when kind in (${sql.join(kinds)}) then posting.origin_id end as ${sql.ref(column)}`,
  )
  const posted = await sql`
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, ${sql.join(Object.keys(originColumns).map((column) => sql.ref(column)))})
    select ${districtCode}, posting.kind, giver.id, taker.id, posting.amount_fen,
      posting.effective_on, ${sql.join(origins)}
    from (${keyed}) posting
    join account giver on giver.district_code = ${districtCode} and giver.key = posting.from_key
    join account taker on taker.district_code = ${districtCode} and taker.key = posting.to_key
    order by posting.effective_on`.execute(tx)
  return Number(posted.numAffectedRows ?? 0n)
}

async function openAccounts(
  tx: Tx,
  districtCode: string,
  keyed: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
      township_code, channel)
    select ${districtCode}, stage, fiscal_year,
      case when stage in ('source', 'received', 'allocated') then appropriation_id end,
      case when stage not in ('source', 'received') then category_code end,
      case when stage not in ('source', 'received') then township_code end,
      case when stage = 'disbursed' then channel end
    from (
      select from_key as key, min(from_stage) as stage, min(fiscal_year) as fiscal_year,
        min(appropriation_id::text)::uuid as appropriation_id, min(category_code) as category_code,
        min(township_code) as township_code, min(channel) as channel
      from (${keyed}) posting group by from_key
      union
      select to_key, min(to_stage), min(to_fiscal_year), min(appropriation_id::text)::uuid,
        min(to_category_code), min(to_township_code), min(channel)
      from (${keyed}) posting group by to_key) wanted
    where not exists (select 1 from account known
      where known.district_code = ${districtCode} and known.key = wanted.key)
    order by key
    on conflict on constraint account_key_unique do nothing`.execute(tx)
}
