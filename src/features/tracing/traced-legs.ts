import { type RawBuilder, sql } from 'kysely'
import { flowDown } from './flow.ts'
import type { AsOf } from './standing.ts'

/** Fen of one document that moved together; what was reversed by the day is as if it had not. */
export interface TracedLeg {
  /** 文号 of the document that the money was kept under when it came. */
  document: string
  kind: string
  giver_id: string
  taker_id: string
  effective_on: string
  /** Of the transfer; of a batch's transfers of one day the first. */
  seq: bigint
  /** What it comes from: of `pay` the batch, of `spend` the expenditure, and so on. */
  origin_id: string
  amount_fen: bigint
}

/** Everything that moved up to a day, told apart by document, first in, first out. */
export function tracedLegs(at: AsOf): RawBuilder<TracedLeg> {
  const documents = sql`
    select appropriation.document_number as root, portion.id, 0::bigint as starts,
      portion.amount_fen as ends
    from portion
    join account on account.district_code = ${at.districtCode} and account.id = portion.account_id
    join appropriation on appropriation.district_code = ${at.districtCode}
      and appropriation.id = account.appropriation_id
    where from_stage = 'source'`
  return sql`
    ${flowDown(at, documents)}
    select root as document, kind, from_account_id as giver_id, account_id as taker_id,
      effective_on, seq, origin_id, sum(ends - starts)::bigint as amount_fen
    from flow
    join portion on portion.id = flow.id
    -- The lines of a batch are part of what was paid of it.
    where went is null or went not like 'batch %'
    group by root, kind, from_account_id, account_id, effective_on, seq, origin_id`
}
