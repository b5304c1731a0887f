import { type RawBuilder, sql } from 'kysely'
import { evidenceRow } from './evidence.ts'

/**
 * Allocations of which something has not been disbursed, by the prepared movements: what left
 * covers the oldest of the same document, category and township first. A carry-over only changes
 * the year.
 */
export function waitingAllocations(districtCode: string): RawBuilder<unknown> {
  return sql`
    with moved as (
      select account.appropriation_id, account.category_code, account.township_code,
        movement.allocation_id, sum(movement.amount_fen) as amount_fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'allocated'
      group by account.appropriation_id, account.category_code, account.township_code,
        movement.allocation_id
    ),
    kept as (
      select arrived.allocation_id, least(arrived.amount_fen,
        sum(arrived.amount_fen) filter (where arrived.allocation_id is not null) over (
          place order by allocation.decided_on, allocation.decision_number, allocation.id)
        + coalesce(sum(arrived.amount_fen) filter (where arrived.allocation_id is null)
          over place, 0)) as waiting_fen
      from moved arrived
      left join allocation on allocation.district_code = ${districtCode}
        and allocation.id = arrived.allocation_id
      window place as (partition by arrived.appropriation_id, arrived.category_code,
        arrived.township_code)
    )
    select allocation.id, allocation.category_code, allocation.township_code,
      allocation.decided_on, allocation.decision_number, document.document_number,
      document.fiscal_year, kept.waiting_fen::bigint as waiting_fen,
      concat_ws('/', allocation.decision_number, document.document_number,
        allocation.category_code, allocation.township_code) as key
    from kept
    join allocation on allocation.district_code = ${districtCode}
      and allocation.id = kept.allocation_id
    join appropriation document on document.district_code = ${districtCode}
      and document.id = allocation.appropriation_id
    where kept.waiting_fen > 0`
}

/** The evidence row of an allocation that is named `waiting`. */
export const allocationRow = evidenceRow('allocation', sql`waiting.key`, sql`waiting.waiting_fen`)
