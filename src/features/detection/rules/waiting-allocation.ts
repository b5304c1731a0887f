import { type RawBuilder, sql } from 'kysely'
import { evidenceRow } from './evidence.ts'

/**
 * Decisions, allocations and adjustments, of whose money something has not been disbursed, by the
 * prepared movements: what left covers the oldest of the same document, category and township first.
 * A carry-over only changes the year.
 */
export function waitingAllocations(districtCode: string): RawBuilder<unknown> {
  return sql`
    with moved as (
      select account.appropriation_id, account.category_code, account.township_code,
        coalesce(movement.allocation_id, movement.adjustment_id) as decision_id,
        sum(movement.amount_fen) as amount_fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'allocated'
      group by account.appropriation_id, account.category_code, account.township_code, 4
    ),
    decision as (
      select id, 'allocation' as kind, decided_on, decision_number from allocation
      where district_code = ${districtCode}
      union all
      select id, 'adjustment', decided_on, decision_number from adjustment
      where district_code = ${districtCode}
    ),
    kept as (
      select arrived.appropriation_id, arrived.category_code, arrived.township_code, decision.kind,
        decision.decided_on, decision.decision_number, least(arrived.amount_fen,
          sum(arrived.amount_fen) filter (where is_arrival) over (
            place order by decision.decided_on, decision.decision_number, decision.id)
          + coalesce(sum(arrived.amount_fen) filter (where not is_arrival) over place, 0))
          as waiting_fen
      from (select *, decision_id is not null and amount_fen > 0 as is_arrival from moved) arrived
      left join decision on decision.id = arrived.decision_id and arrived.is_arrival
      window place as (partition by arrived.appropriation_id, arrived.category_code,
        arrived.township_code)
    )
    select kept.kind, kept.category_code, kept.township_code, kept.decided_on,
      kept.decision_number, document.document_number,
      kept.waiting_fen::bigint as waiting_fen,
      concat_ws('/', kept.decision_number, document.document_number, kept.category_code,
        kept.township_code) as key
    from kept
    join appropriation document on document.district_code = ${districtCode}
      and document.id = kept.appropriation_id
    where kept.decided_on is not null and kept.waiting_fen > 0`
}

/** The evidence row of a decision that is named `waiting`; of an adjustment, its document. */
export const decisionRow = sql`case waiting.kind
  when 'allocation' then ${evidenceRow('allocation', sql`waiting.key`, sql`waiting.waiting_fen`)}
  else ${evidenceRow('document', sql`waiting.document_number`, sql`waiting.waiting_fen`)} end`
