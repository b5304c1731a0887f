import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { matchBySerial, matchers } from './matchers/index.ts'
import type { Found, Matcher, PassContext } from './matchers/matcher.ts'
import { gatherOpenItems } from './open-items.ts'
import type { MonthScope } from './scope.ts'

export interface PassesOutcome {
  /** How many matches each pass made, by its code. */
  matched: Record<string, number>
  /** Numbers in `open_line` and `open_item` on which the bounded search gave up. */
  gaveUp: PassContext['gaveUp']
}

/**
 * Runs the passes in their order. What no pass takes is left in the temporary tables `open_line`
 * and `open_item`.
 */
export async function runPasses(tx: Tx, scope: MonthScope): Promise<PassesOutcome> {
  const matched: Record<string, number> = {}
  const gaveUp: PassContext['gaveUp'] = { lines: [], items: [] }
  if (scope.paysByLine) matched['serial'] = await matchBySerial(tx, scope)
  await gatherOpenItems(tx, scope)
  for (const { matcher, lines } of stepsOf(scope)) {
    const found = await matcher.find({ tx, scope, lines, gaveUp })
    const count = await settle(tx, scope, matcher, found)
    matched[matcher.code] = (matched[matcher.code] ?? 0) + count
  }
  return { matched, gaveUp }
}

interface Step {
  matcher: Matcher
  lines: RawBuilder<unknown>
}

/** The passes by position: at each, those accounts of one order together. */
function stepsOf({ parameters }: MonthScope): Step[] {
  const own = Object.entries(parameters.accounts).flatMap(([account, { passes }]) =>
    passes === undefined ? [] : [{ account, passes: withoutSerial(passes) }],
  )
  const usual = withoutSerial(parameters.passes)
  const others = own.map(({ account }) => account)
  const isUsual = sql`fund_account_id <> all (${others}::uuid[])`
  const length = Math.max(usual.length, ...own.map(({ passes }) => passes.length))
  return Array.from({ length }, (_, at) =>
    matchers.flatMap((matcher): Step[] => {
      const accounts = own.filter(({ passes }) => passes[at] === matcher.code)
      const isOwn = sql`fund_account_id = any (${accounts.map(({ account }) => account)}::uuid[])`
      const comesNow = usual[at] === matcher.code ? sql`(${isUsual} or ${isOwn})` : isOwn
      if (usual[at] !== matcher.code && accounts.length === 0) return []
      return [{ matcher, lines: sql`(select * from open_line where ${comesNow})` }]
    }),
  ).flat()
}

const withoutSerial = (passes: readonly string[]) => passes.filter((code) => code !== 'serial')

/**
 * Writes what a pass found, and takes it out of the open ones. Payments that are matched one by
 * one share a match for each batch and day.
 */
async function settle(
  tx: Tx,
  { districtCode, month }: MonthScope,
  { code }: Matcher,
  found: RawBuilder<Found>,
): Promise<number> {
  await sql`drop table if exists found_match`.execute(tx)
  await sql`create temporary table found_match on commit drop as ${found}`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    with pair as (
      select found.match_no, found.line, found.item, open_line.id as statement_line_id,
        coalesce(line_fen, 0) as line_fen, open_item.entry_key, coalesce(entry_fen, 0) as entry_fen,
        case when found.line is not null and line_fen = entry_fen then batch_id end as batch_id,
        line_no, batch_key, tolerance_fen
      from found_match found
      left join open_line on open_line.no = found.line
      left join open_item on open_item.no = found.item),
    grouped as (
      select match_no, case when count(*) = count(batch_id) then min(batch_key)
        else match_no::text end as match_key
      from pair group by match_no),
    header as materialized (
      select match_key, new_id() as match_id from (select distinct match_key from grouped) key),
    member as materialized (
      select match_id, pair.* from pair join grouped using (match_no) join header using (match_key)),
    match as (
      insert into reconciliation_match (district_code, id, month, pass, difference_fen, tolerance_fen)
      select ${districtCode}, match_id, ${month}, ${code}, sum(line_fen) - sum(entry_fen),
        coalesce(max(tolerance_fen), 0)
      from member group by match_id),
    line as (
      insert into matched_line (district_code, statement_line_id, match_id, month, bank_fen,
        batch_id, line_no)
      select ${districtCode}, statement_line_id, match_id, ${month}, line_fen, batch_id,
        case when batch_id is not null then line_no end
      from member where line is not null),
    entry as (
      insert into matched_book_entry (district_code, entry_key, match_id, month, book_fen)
      select ${districtCode}, entry_key, match_id, ${month}, entry_fen
      from member where item is not null and batch_id is null)
    select count(distinct match_no)::int as count from member`.execute(tx)
  await sql`delete from open_line where no in (select line from found_match)`.execute(tx)
  await sql`delete from open_item where no in (select item from found_match)`.execute(tx)
  return rows[0]?.count ?? 0
}
