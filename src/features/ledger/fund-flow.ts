import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** Money that has passed each stage, in fen, up to a day. */
export interface FlowSums {
  allocated: bigint
  disbursed: bigint
  paid: bigint
  spent: bigint
  /** Came back from the bank and was neither re-issued nor handed up. */
  returned: bigint
  /** Got back from payees. */
  recovered: bigint
}

export interface FlowScope {
  districtCode: string
  fiscalYear: number
  /** The last day that counts. */
  asOf: string
  /** One township only; null for the district. */
  townshipCode: string | null
}

/**
 * Transfers of the scope with the place they concern. A kind's amount is what passed: `paid` is
 * what reached people (re-issues with it), `returned` what came back and is still there.
 */
function movements({
  districtCode,
  fiscalYear,
  asOf,
  townshipCode,
}: FlowScope): RawBuilder<unknown> {
  return sql`
    select taker.category_code, taker.township_code, transfer.kind, transfer.effective_on,
      giver.stage as from_stage, case when reverses_id is null then amount_fen else -amount_fen end
        as amount_fen
    from transfer
    join account giver on giver.district_code = transfer.district_code
      and giver.id = transfer.from_account_id
    join account taker on taker.district_code = transfer.district_code
      and taker.id = transfer.to_account_id
    where transfer.district_code = ${districtCode} and taker.fiscal_year = ${fiscalYear}
      and transfer.effective_on <= ${asOf}
      and (${townshipCode}::text is null or taker.township_code = ${townshipCode})`
}

const sums = sql`
  coalesce(sum(amount_fen) filter (where kind = 'allocate'), 0)::bigint as "allocated",
  coalesce(sum(amount_fen) filter (where kind = 'disburse'), 0)::bigint as "disbursed",
  coalesce(sum(amount_fen) filter (where kind in ('pay', 'reissue')), 0)::bigint as "paid",
  coalesce(sum(amount_fen) filter (where kind = 'spend'), 0)::bigint as "spent",
  coalesce(sum(case kind when 'return' then amount_fen when 'reissue' then -amount_fen
    when 'remit' then case from_stage when 'returned' then -amount_fen else 0 end
    else 0 end), 0)::bigint as "returned",
  coalesce(sum(amount_fen) filter (where kind = 'recover'), 0)::bigint as "recovered"`

export async function flowTotals(db: Db, scope: FlowScope): Promise<FlowSums> {
  const { rows } = await sql<FlowSums>`
    select ${sums} from (${movements(scope)}) movement`.execute(db)
  const [totals] = rows
  if (totals === undefined) throw new Error('an aggregate has one row')
  return totals
}

export async function flowByCategory(
  db: Db,
  scope: FlowScope,
): Promise<(FlowSums & { name: string })[]> {
  const { rows } = await sql<FlowSums & { name: string }>`
    select category.name, ${sums}
    from category
    left join (${movements(scope)}) movement on movement.category_code = category.code
    where category.district_code = ${scope.districtCode}
    group by category.code, category.name, category.position
    order by category.position`.execute(db)
  return rows
}

export async function flowByTownship(
  db: Db,
  scope: FlowScope,
): Promise<(FlowSums & { name: string })[]> {
  const { rows } = await sql<FlowSums & { name: string }>`
    select township.name, ${sums}
    from township
    left join (${movements(scope)}) movement on movement.township_code = township.code
    where township.district_code = ${scope.districtCode}
      and (${scope.townshipCode}::text is null or township.code = ${scope.townshipCode})
    group by township.code, township.name
    order by township.code`.execute(db)
  return rows
}

export async function flowByMonth(db: Db, scope: FlowScope) {
  const { rows } = await sql<{ month: string; paid: bigint; spent: bigint }>`
    select to_char(effective_on, 'YYYY-MM') as month,
      coalesce(sum(amount_fen) filter (where kind in ('pay', 'reissue')), 0)::bigint as "paid",
      coalesce(sum(amount_fen) filter (where kind = 'spend'), 0)::bigint as "spent"
    from (${movements(scope)}) movement
    where kind in ('pay', 'reissue', 'spend')
    group by 1 order by 1`.execute(db)
  return rows
}

export interface DocumentFlow {
  number: string
  title: string
  level: 'central' | 'province' | 'city' | 'county'
  receivedOn: string
  amount: bigint
  allocated: bigint
}

/** The year's documents and how much of each was allocated up to the day. */
export async function flowByDocument(db: Db, scope: FlowScope): Promise<DocumentFlow[]> {
  const { rows } = await sql<DocumentFlow>`
    select document_number as number, title, level, received_on as "receivedOn",
      appropriation.amount_fen as "amount",
      coalesce(sum(allocation.amount_fen) filter (where decided_on <= ${scope.asOf}), 0)::bigint
        as "allocated"
    from appropriation
    left join allocation on allocation.district_code = appropriation.district_code
      and allocation.appropriation_id = appropriation.id
    where appropriation.district_code = ${scope.districtCode}
      and fiscal_year = ${scope.fiscalYear} and received_on <= ${scope.asOf}
    group by appropriation.district_code, appropriation.id
    order by received_on, document_number`.execute(db)
  return rows
}
