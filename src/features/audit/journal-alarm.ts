import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { checkpointJob } from './checkpoint-job.ts'
import type { JournalAlarm } from './schemas.ts'

/** A night may be missed while the service is moved; a second one not. */
const longest = '36 hours'

/**
 * How the last nightly check ended and when, and what there is to be alarmed about: `broken`
 * where it failed, `unchecked` where none has ended for a day and a half. One that somebody
 * cancelled is none.
 */
export async function journalAlarmOf(db: Db, districtCode: string): Promise<JournalAlarm> {
  const { rows } = await sql<JournalAlarm>`
    select case
        when last.state = 'failed' then 'broken'
        when coalesce(last.ended_at, begun.at) < now() - ${longest}::interval then 'unchecked'
      end as alarm,
      last.ended_at as "checkedAt",
      last.problem ->> 'detail' as detail
    from (select (select min(at) from audit_entry where district_code = ${districtCode}) as at) begun
    left join lateral (
      select state, ended_at, problem from job
      where district_code = ${districtCode} and name = ${checkpointJob.name}
        and state in ('succeeded', 'failed')
      order by ended_at desc limit 1) last on true`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('one row was to be found')
  return row
}
