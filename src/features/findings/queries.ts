import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { findingNotFound } from './problems.ts'
import { type Finding, type FindingDetail, type FindingFilter, findingDetail } from './schemas.ts'
import { doneStates, findingWorkflow } from './workflow.ts'

/** Who reads: a township's users see its own findings only. */
export type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

const dueSoonDays = 7
const cursorKey = z.tuple([z.iso.date(), z.uuid()])

/** Findings as they stood for a day, those with the earliest deadline first, page by page. */
export async function findingsOf(
  db: Db,
  reader: Reader,
  { asOf, ...filter }: FindingFilter & { asOf: string },
): Promise<{ items: Finding[]; nextCursor: string | null }> {
  const [dueOn, id] =
    filter.cursor === undefined ? [null, null] : decodeCursor(filter.cursor, cursorKey)
  const { rows } = await sql<Finding>`
    select * from (${findingRows(reader, asOf)}) row
    where (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
      and (${filter.pattern ?? null}::text is null or pattern = ${filter.pattern ?? null})
      and (${filter.townshipCode ?? null}::text is null
        or "townshipCode" = ${filter.townshipCode ?? null})
      and (${filter.overdue ?? null}::boolean is null
        or "isOverdue" = ${filter.overdue ?? null}::boolean)
      and (${dueOn}::date is null or ("dueOn", id) > (${dueOn}::date, ${id}::uuid))
    order by "dueOn", id
    limit ${filter.limit + 1}`.execute(db)
  const items = rows.slice(0, filter.limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : encodeCursor([last.dueOn, last.id]) }
}

/** One finding with all its steps; refuses with `finding-not-found`. */
export async function findingById(
  db: Db,
  reader: Reader,
  { id, asOf }: { id: string; asOf: string },
): Promise<FindingDetail> {
  const { rows } = await sql<Finding>`
    select * from (${findingRows(reader, asOf)}) row where id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (row === undefined) throw findingNotFound()
  return {
    ...row,
    possibleSteps: findingWorkflow.eventsIn(row.state),
    events: await stepsOf(db, reader, id),
  }
}

async function stepsOf(db: Db, { districtCode }: Reader, id: string) {
  const rows = await db
    .selectFrom('finding_event as step')
    .innerJoin('app_user as actor', (join) =>
      join
        .onRef('actor.district_code', '=', 'step.district_code')
        .onRef('actor.id', '=', 'step.actor_id'),
    )
    .select([
      'step.seq',
      'step.event',
      'step.from_state as fromState',
      'step.to_state as toState',
      'step.note',
      'step.rectified_by as rectifiedBy',
      'step.rectified_fen as rectified',
      'step.happened_on as happenedOn',
      'step.at',
      'actor.display_name as actorName',
    ])
    .where('step.district_code', '=', districtCode)
    .where('step.finding_id', '=', id)
    .orderBy('step.seq')
    .execute()
  const { event, fromState, toState, rectifiedBy } = findingDetail.shape.events.element.shape
  return rows.map(({ at, ...row }) => ({
    ...row,
    event: event.parse(row.event),
    fromState: fromState.parse(row.fromState),
    toState: toState.parse(row.toState),
    rectifiedBy: rectifiedBy.parse(row.rectifiedBy),
    recordedAt: at.toISOString(),
  }))
}

/** Findings with what was put right of each; what was handed in and returned does not count. */
function findingRows({ districtCode, townshipCode }: Reader, asOf: string): RawBuilder<unknown> {
  return sql`
    select finding.id, number, source, source_document as "sourceDocument", alert_id as "alertId",
      found_on as "foundOn", township_code as "townshipCode", pattern, description,
      legal_basis as "legalBasis", amount_fen as amount, put_right.fen as rectified,
      amount_fen - put_right.fen as remaining, rectification_kind as "rectificationKind",
      due_on as "dueOn", responsible_unit as "responsibleUnit", state, version,
      not done.yes and due_on < ${asOf}::date as "isOverdue",
      not done.yes and due_on between ${asOf}::date and ${asOf}::date + ${dueSoonDays}::int
        as "isDueSoon"
    from finding
    cross join lateral (select state = any(${doneStates}) as yes) done
    cross join lateral (${rectifiedOf}) put_right
    where finding.district_code = ${districtCode}
      and (${townshipCode}::text is null or township_code = ${townshipCode})`
}

/** For a row named finding: the fen handed in as put right, without what was returned. */
export const rectifiedOf = sql`
  select coalesce(sum(rectified_fen) filter (where event = 'submit'
    and answer is distinct from 'return'), 0)::bigint as fen
  from (
    select event, rectified_fen, lead(event) over (order by seq) as answer
    from finding_event step
    where step.district_code = finding.district_code and step.finding_id = finding.id
      and event in ('submit', 'return')
  ) handed_in`

/** How many of a township's findings are closed, and how many are not. */
export async function findingCounts(
  db: Db,
  { districtCode, townshipCode }: Reader,
): Promise<{ openFindings: number; closedFindings: number }> {
  const { rows } = await sql<{ openFindings: number; closedFindings: number }>`
    select count(*) filter (where state <> 'closed')::int as "openFindings",
      count(*) filter (where state = 'closed')::int as "closedFindings"
    from finding
    where district_code = ${districtCode}
      and (${townshipCode}::text is null or township_code = ${townshipCode})`.execute(db)
  return rows[0] ?? { openFindings: 0, closedFindings: 0 }
}
