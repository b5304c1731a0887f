import { type RawBuilder, sql } from 'kysely'
import { forwardFen, forwardSides, originOfTransfer } from '../ledger/index.ts'
import { tracedLegs } from '../tracing/index.ts'
import { type AnyMeasure, anyMeasure } from './measures.ts'

/** Which money counts: of one year, up to a day, and of that what lies in all named places. */
export interface Scope {
  districtCode: string
  year: number
  asOf: string
  /** A code, or `none`: money that is not yet for any. */
  category?: string | undefined
  township?: string | undefined
  /** 文号; money of an amendment belongs to the document that it amends. */
  document?: string | undefined
}

export const nowhere = 'none'

/**
 * What moved, as money goes forward: a reversal is its original with less than nothing. By
 * document it is traced, first in, first out; otherwise a leg is a transfer.
 */
export function legs(scope: Scope, isTraced: boolean): RawBuilder<unknown> {
  return sql`
    select document, kind, giver_id, taker_id, effective_on, seq, origin_id, is_reversal,
      amount_fen
    from (${isTraced ? sql`select *, false as is_reversal from (${tracedLegs(scope)}) traced` : booked(scope)}) moved
    union all
    ${issued(scope)}`
}

function booked({ districtCode, asOf, township }: Scope): RawBuilder<unknown> {
  const own = sql`array(select id from account
      where account.district_code = ${districtCode} and account.township_code = ${township})`
  const touching =
    township === undefined || township === nowhere
      ? sql``
      : sql`and (from_account_id = any(${own}) or to_account_id = any(${own}))`
  return sql`
    select null::text as document, kind, ${forwardSides}, effective_on, seq,
      ${originOfTransfer} as origin_id,
      reverses_id is not null as is_reversal,
      ${forwardFen} as amount_fen
    from transfer
    where district_code = ${districtCode} and effective_on <= ${asOf} ${touching}`
}

/** Documents from the day on which they were issued, whether their money has come or not. */
function issued({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select null::text, 'issue', ${forwardSides},
      case when reverses_id is null then issued_on else effective_on end, seq, appropriation_id,
      reverses_id is not null,
      case when (reverses_id is null) = (kind <> 'withdraw') then amount_fen else -amount_fen end
    from transfer
    cross join lateral (
      select issued_on from appropriation
      where appropriation.district_code = ${districtCode}
        and appropriation.id = transfer.appropriation_id offset 0) document
    where district_code = ${districtCode} and appropriation_id is not null
      and case when reverses_id is null then issued_on else effective_on end <= ${asOf}`
}

/** The parts of measures as rows of `part`: measure, kind, from_stage, side, sign. */
function partRows(codes: readonly AnyMeasure[]): RawBuilder<unknown> {
  const rows = codes.flatMap((code) =>
    anyMeasure[code].parts.map(
      ({ kind, sign, side, fromStage = null }) => sql`(${code}::text, ${kind}::text,
        ${fromStage}::text, ${side}::text, ${sign}::int)`,
    ),
  )
  return sql`(values ${sql.join(rows)}) part (measure, kind, from_stage, side, sign)`
}

/**
 * Every account with its document, for `placed`. Made once: a planner that knows nothing of a fresh
 * table would otherwise search all of it for every leg.
 */
export function accounts({ districtCode }: Scope): RawBuilder<unknown> {
  return sql`
    select account.id, stage, account.fiscal_year, account.category_code, township_code,
      document_number
    from account
    left join appropriation on appropriation.district_code = account.district_code
      and appropriation.id = account.appropriation_id
    where account.district_code = ${districtCode}`
}

/** Joins `leg` with the parts that it counts for, each with the side it counts for as `place`. */
export function placed(codes: readonly AnyMeasure[]): RawBuilder<unknown> {
  return sql`
    join known giver on giver.id = leg.giver_id
    join known taker on taker.id = leg.taker_id
    join ${partRows(codes)} on part.kind = leg.kind
      and (part.from_stage is null or part.from_stage = giver.stage)
    cross join lateral (
      select case side when 'to' then taker.stage else giver.stage end as stage,
        case side when 'to' then taker.fiscal_year else giver.fiscal_year end as fiscal_year,
        case side when 'to' then taker.category_code else giver.category_code end as category_code,
        case side when 'to' then taker.township_code else giver.township_code end as township_code,
        coalesce(leg.document, giver.document_number, taker.document_number) as document
    ) place`
}

/** What of `place` is in scope. */
export function inScope({ year, category, township, document }: Scope): RawBuilder<unknown> {
  return sql`place.fiscal_year = ${year} ${only('place.category_code', category)}
    ${only('place.township_code', township)} ${only('place.document', document)}`
}

const only = (column: string, value: string | undefined) =>
  value === undefined
    ? sql``
    : value === nowhere
      ? sql`and ${sql.ref(column)} is null`
      : sql`and ${sql.ref(column)} = ${value}`
