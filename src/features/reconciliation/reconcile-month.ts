import { sql } from 'kysely'
import { lastDayOf } from '../../kernel/month.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { matchers } from './matchers/index.ts'
import type { Matcher, MatchScope } from './matchers/matcher.ts'

export interface Reconciled {
  month: string
  /** How many pairs each pass found, by its code. */
  matched: Record<string, number>
}

/**
 * Matches the statement with the books up to the end of a month, pass by pass. What was matched
 * before stays; running it again finds only what has become matchable since.
 */
export function reconcileMonth(
  command: RunCommand,
  actor: Actor,
  input: { month: string; key?: string | undefined },
): Promise<Reconciled> {
  const { month, key } = input
  return command(actor, { action: 'reconciliation:run', key, input: { month } }, async (tx) => {
    const scope = { districtCode: actor.districtCode, until: lastDayOf(month) }
    // One reconciliation at a time: two would propose the same pairs.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reconcile:${scope.districtCode}`}, 0))`.execute(
      tx,
    )
    const matched: Record<string, number> = {}
    for (const matcher of matchers) matched[matcher.code] = await runPass(tx, matcher, scope, month)
    return { subject: month, detail: { matched }, result: { month, matched } }
  })
}

async function runPass(
  tx: Tx,
  matcher: Matcher,
  scope: MatchScope,
  month: string,
): Promise<number> {
  const { districtCode } = scope
  const { rows } = await sql<{ count: number }>`
    with pair as materialized (
      select new_id() as match_id, found.* from (${matcher.pairs(scope)}) found),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, ${matcher.code} from pair),
    line as (
      insert into matched_bank_line (district_code, statement_line_id, match_id)
      select ${districtCode}, statement_line_id, match_id from pair),
    entry as (
      insert into matched_book_entry (district_code, entry_key, match_id)
      select ${districtCode}, entry_key, match_id from pair)
    select count(*)::int as count from pair`.execute(tx)
  return rows[0]?.count ?? 0
}
