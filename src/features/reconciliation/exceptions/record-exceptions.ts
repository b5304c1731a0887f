import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { gatherEarlierLines } from '../kinds/before.ts'
import { kindFinders } from '../kinds/index.ts'
import type { KindFinder } from '../kinds/kind.ts'
import type { PassContext } from '../matchers/matcher.ts'
import { type MonthScope, waitingStates } from '../scope.ts'

export interface RecordedExceptions {
  /** How many wait after the run, by kind. */
  open: Record<string, number>
}

/**
 * Sorts what the passes have left by kind and keeps it as exceptions. One that was there before
 * stays with all that people did about it; one that no longer holds is cleared, with a note.
 */
export async function recordExceptions(
  tx: Tx,
  actor: Actor,
  scope: MonthScope,
  gaveUp: PassContext['gaveUp'],
): Promise<RecordedExceptions> {
  await gatherEarlierLines(tx, scope)
  await sql`drop table if exists classified`.execute(tx)
  await sql`
    create temporary table classified (line int, item int, kind text, reason text, facts jsonb)
      on commit drop`.execute(tx)
  for (const finder of kindFinders) await classify(tx, scope, finder)
  await sql`
    update classified set reason = 'search_gave_up'
    where reason in ('no_counterpart', 'equal_candidates')
      and (line = any (${gaveUp.lines}::int[]) or item = any (${gaveUp.items}::int[]))`.execute(tx)
  await keepFound(tx, actor, scope)
  await clearOthers(tx, actor, scope)
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from reconciliation_exception
    where district_code = ${scope.districtCode} and month <= ${scope.month}
      and state in ${waitingStates}
    group by kind order by kind`.execute(tx)
  return { open: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}

async function classify(
  tx: Tx,
  scope: MonthScope,
  { kind, reason, find }: KindFinder,
): Promise<void> {
  await sql`
    with candidate as (
      select found.* from (${find(scope)}) found
      where (found.line is null
          or found.line not in (select line from classified where line is not null))
        and (found.item is null
          or found.item not in (select item from classified where item is not null)))
    insert into classified (line, item, kind, reason, facts)
    select line, item, ${kind}, ${reason}, facts
    from (
      select candidate.*,
        case when line is null then 1 else count(*) over (partition by line) end as of_line,
        case when item is null then 1 else count(*) over (partition by item) end as of_item
      from candidate) counted
    where of_line = 1 and of_item = 1`.execute(tx)
}

/** The exceptions as they would be entered, whatever is known of them already. */
const asEntered = sql`
  select coalesce('bank:' || line.id, 'book:' || item.entry_key) as subject,
    to_char(greatest(line.booked_on, item.booked_on), 'YYYY-MM') as month,
    classified.kind, classified.reason, classified.facts, line.id as statement_line_id,
    line.booked_on as line_on, line.line_fen, item.entry_key, item.booked_on as entry_on,
    item.entry_fen, coalesce(line.serial, item.reference) as reference, item.category_code,
    item.township_code
  from classified
  left join open_line line on line.no = classified.line
  left join open_item item on item.no = classified.item`

/** What was settled and is found again; and what was proposed where it would be another thing now. */
const isOpenAgain = sql`(known.state in ('cleared', 'resolved') or known.state = 'proposed'
  and row(known.entry_key, known.entry_fen) is distinct from row(excluded.entry_key,
    excluded.entry_fen))`

async function keepFound(tx: Tx, actor: Actor, { districtCode, month }: MonthScope): Promise<void> {
  await sql`
    with before as (
      select subject, state from reconciliation_exception
      where district_code = ${districtCode} and month <= ${month}),
    kept as (
      insert into reconciliation_exception as known (district_code, subject, month, kind, reason,
        facts, statement_line_id, line_on, line_fen, entry_key, entry_on, entry_fen, reference,
        category_code, township_code)
      select ${districtCode}, subject, month, kind, reason, facts, statement_line_id, line_on,
        line_fen, entry_key, entry_on, entry_fen, reference, category_code, township_code
      from (${asEntered}) found
      order by subject
      on conflict on constraint reconciliation_exception_subject_unique do update set
        kind = excluded.kind, reason = excluded.reason, facts = excluded.facts,
        entry_key = excluded.entry_key, entry_on = excluded.entry_on,
        entry_fen = excluded.entry_fen, category_code = excluded.category_code,
        township_code = excluded.township_code, month = least(known.month, excluded.month),
        resolution = case when ${isOpenAgain} then null else known.resolution end,
        proposed_by = case when ${isOpenAgain} then null else known.proposed_by end,
        state = case when ${isOpenAgain} then 'open' else known.state end,
        version = known.version + 1
        where known.state in ('cleared', 'resolved')
          or row(known.kind, known.reason, known.facts, known.entry_key, known.entry_fen)
            is distinct from row(excluded.kind, excluded.reason, excluded.facts,
              excluded.entry_key, excluded.entry_fen)
      returning id, subject, kind, state, version)
    insert into reconciliation_exception_event (district_code, exception_id, seq, event, from_state,
      to_state, note, detail, actor_id)
    select ${districtCode}, kept.id, case when kept.version = 1 then 1 else (
        select max(seq) + 1 from reconciliation_exception_event known
        where known.district_code = ${districtCode} and known.exception_id = kept.id) end,
      case when before.state is null then 'found' when before.state in ('cleared', 'resolved')
        then 'reopened' else 'changed' end,
      before.state, kept.state, case when before.state = 'proposed' and kept.state = 'open'
        then '账上记录有变化,须重新提交' else '' end, jsonb_build_object('kind', kept.kind), ${actor.userId}
    from kept
    left join before using (subject)`.execute(tx)
}

/** What waited up to the month's end and was not found again is no exception any more. */
async function clearOthers(
  tx: Tx,
  actor: Actor,
  { districtCode, month }: MonthScope,
): Promise<void> {
  await sql`
    with waited as (
      select id, state from reconciliation_exception
      where district_code = ${districtCode} and month <= ${month} and state in ${waitingStates}
        and subject not in (select subject from (${asEntered}) found)),
    cleared as (
      update reconciliation_exception exception
      set state = 'cleared', version = version + 1, proposed_by = null, resolution = null
      from waited
      where exception.district_code = ${districtCode} and exception.id = waited.id
      returning exception.id)
    insert into reconciliation_exception_event (district_code, exception_id, seq, event, from_state,
      to_state, note, actor_id)
    select ${districtCode}, cleared.id, (select max(seq) from reconciliation_exception_event known
        where known.district_code = ${districtCode} and known.exception_id = cleared.id) + 1,
      'cleared', waited.state, 'cleared', '对账时已找到对应记录', ${actor.userId}
    from cleared join waited using (id)`.execute(tx)
}
