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

/** Each origin's column: whether a way is of its kinds, which is asked once, and then its value. */
const columns = Object.entries(originColumns).map(([column, kinds]) => {
  const isOfKind = sql.ref(`has_${column}`)
  return {
    name: sql.ref(column),
    isOfKind: sql`kind in (${sql.join(kinds)}) as ${isOfKind}`,
    value: sql`case when ${isOfKind} then one.origin_id end`,
  }
})

/** What says where money comes from and goes to. */
const wayColumns = sql`kind, from_stage, to_stage, fiscal_year, appropriation_id, category_code,
  township_code, channel, to_fiscal_year, to_category_code, to_township_code`

/** Moves money as `transferStatement` says; returns how many transfers that makes. */
export function postTransfers(
  tx: Tx,
  districtCode: string,
  postings: RawBuilder<Posting>,
): Promise<number> {
  return executePosting(tx, transferStatement(districtCode, postings))
}

/** The same for money that goes to another year, category or township, as its kind allows. */
export function postMoves(
  tx: Tx,
  districtCode: string,
  postings: RawBuilder<MovingPosting>,
): Promise<number> {
  return executePosting(tx, moveStatement(districtCode, postings))
}

/** Executes a statement that moves money; returns how many transfers that makes. */
export async function executePosting(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/**
 * The statement that moves money: one transfer per row of `postings`, a query with the columns of
 * `Posting`. Accounts that are not there yet are opened. The database checks route and balance and
 * moves the accounts; an overdraft or a wrong route fails the whole statement. What the money comes
 * from can be entered in it as well: `origins` are queries by name that go before.
 */
export function transferStatement(
  districtCode: string,
  postings: RawBuilder<Posting>,
  origins?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const moving = sql<MovingPosting>`
    select posting.*, fiscal_year as to_fiscal_year, category_code as to_category_code,
      township_code as to_township_code
    from (${postings}) posting`
  return moveStatement(districtCode, moving, origins)
}

function moveStatement(
  districtCode: string,
  postings: RawBuilder<MovingPosting>,
  origins?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // Of many rows few go different ways: accounts are looked up once a way, each by its key, which
  // is a plan that does not hang on what the planner knows of tables filled a moment ago.
  return sql`
    with ${origins === undefined ? sql`` : sql`${origins},`} way as materialized (
      select ${wayColumns}, ${sql.join(columns.map(({ isOfKind }) => isOfKind))},
        account_key(from_stage, fiscal_year, appropriation_id, category_code, township_code,
          channel) as from_key,
        account_key(to_stage, to_fiscal_year, appropriation_id, to_category_code, to_township_code,
          channel) as to_key,
        array_agg(row(amount_fen, effective_on, origin_id)::posted_sum) as sums
      from (${postings}) moving
      group by ${wayColumns}),
    known as materialized (
      select side.*, (
        select account.id from account
        where account.district_code = ${districtCode} and account.key = side.key) as account_id
      from (
        select distinct key, stage, year,
          case when stage in ('source', 'received', 'allocated') then document_id end as document_id,
          case when stage not in ('source', 'received') then category end as category,
          case when stage not in ('source', 'received') then township end as township,
          case when stage = 'disbursed' then channel end as channel
        from way cross join lateral (values
          (from_key, from_stage, fiscal_year, appropriation_id, category_code, township_code),
          (to_key, to_stage, to_fiscal_year, appropriation_id, to_category_code, to_township_code))
          named (key, stage, year, document_id, category, township)) side),
    opened as (
      insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
        township_code, channel)
      select ${districtCode}, stage, year, document_id, category, township, channel
      from known
      where account_id is null
      order by key
      on conflict on constraint account_key_unique do nothing
      returning id, key),
    place as materialized (
      select known.key, coalesce(known.account_id, opened.id, opened_meanwhile()) as account_id
      from known left join opened on opened.key = known.key)
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, ${sql.join(columns.map(({ name }) => name))})
    select ${districtCode}, way.kind, giver.account_id, taker.account_id, one.amount_fen,
      one.effective_on, ${sql.join(columns.map(({ value }) => value))}
    from way
    left join place giver on giver.key = way.from_key
    left join place taker on taker.key = way.to_key
    cross join lateral unnest(sums) one
    order by one.effective_on`
}
