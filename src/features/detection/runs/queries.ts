import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts'
import type { Db } from '../../../platform/db/database.ts'
import { runNotFound } from '../problems.ts'
import type { DetectionRun, DetectionRunDetail } from '../schemas.ts'

const cursorKey = z.tuple([z.uuid()])

const runColumns = sql`
  run.id, run.as_of as "asOf", run.trigger, run.high_water as "highWater",
  run.new_count as "newCount", run.withdrawn_count as "withdrawnCount",
  app_user.display_name as "runBy",
  to_char(run.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "runAt"`

const runTables = sql`
  detection_run run
  join app_user on app_user.district_code = run.district_code and app_user.id = run.run_by`

/** Runs, the newest first, page by page. */
export async function detectionRunsOf(
  db: Db,
  districtCode: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: DetectionRun[]; nextCursor: string | null }> {
  const [before] = cursor === undefined ? [null] : decodeCursor(cursor, cursorKey)
  const { rows } = await sql<DetectionRun>`
    select ${runColumns} from ${runTables}
    where run.district_code = ${districtCode}
      and (${before}::uuid is null or run.id < ${before}::uuid)
    order by run.id desc
    limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) }
}

/** A run with what each rule was, asked and found; refuses with `detection-run-not-found`. */
export async function detectionRunById(
  db: Db,
  districtCode: string,
  id: string,
): Promise<DetectionRunDetail> {
  const { rows } = await sql<DetectionRun>`
    select ${runColumns} from ${runTables}
    where run.district_code = ${districtCode} and run.id = ${id}::uuid`.execute(db)
  const [run] = rows
  if (run === undefined) throw runNotFound()
  const { rows: rules } = await sql<DetectionRunDetail['rules'][number]>`
    select rule_code as code, rule_version as version, params, found_count as "foundCount",
      found_fen as "foundAmount", new_count as "newCount", withdrawn_count as "withdrawnCount",
      digest, duration_ms as "durationMs"
    from detection_run_rule
    where district_code = ${districtCode} and run_id = ${id}::uuid
    order by rule_code`.execute(db)
  return { ...run, rules }
}

/** The day that the last run of all rules looked at, which is what the alerts are of; or null. */
export async function lastRunDay(db: Db, districtCode: string): Promise<string | null> {
  const run = await db
    .selectFrom('detection_run')
    .select('as_of')
    .where('district_code', '=', districtCode)
    .where('trigger', 'not in', ['check', 'referral'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return run?.as_of ?? null
}
