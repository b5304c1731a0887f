import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { keptResolution } from './resolution-schemas.ts'
import { undoSettled } from './undo-resolution.ts'

/**
 * Takes back what people matched in a month where an entry has another amount by now: it was
 * reversed on its own day, or more came under its reference. Left as it is, bank and books would
 * differ by what no exception shows.
 */
export async function undoOutdated(tx: Tx, actor: Actor, month: string): Promise<void> {
  const { rows } = await sql<{ id: string; resolution: unknown }>`
    select distinct on (match_id) exception.id, exception.resolution
    from (${outdated(actor.districtCode, month)}) outdated
    join reconciliation_exception exception on exception.district_code = ${actor.districtCode}
      and exception.state = 'resolved' and exception.resolution ->> 'matchId' = match_id::text
    order by match_id, exception.subject`.execute(tx)
  for (const { id, resolution } of rows) {
    const settled = { id, resolution: keptResolution.parse(resolution) }
    await undoSettled(tx, actor, settled, { to: 'open', note: '账上金额有变化,原处理失效' })
  }
}

/** Each entry is looked up by its day, which its key ends with. */
const outdated = (districtCode: string, month: string) => sql`
  select distinct member.match_id
  from reconciliation_match match
  join matched_book_entry member on member.district_code = match.district_code
    and member.match_id = match.id and member.entry_key !~ '^(payment|correction):'
  left join lateral (
    select case when side = 'credit' then amount_fen else -amount_fen end as fen
    from book_entry entry
    where entry.district_code = match.district_code
      and entry.booked_on = right(member.entry_key, 10)::date
      and entry.entry_key = member.entry_key) known on true
  where match.district_code = ${districtCode} and match.month = ${month}
    and match.made_by is not null and known.fen is distinct from member.book_fen`
