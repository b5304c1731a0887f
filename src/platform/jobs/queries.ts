import { sql } from 'kysely'
import type { Actor } from '../db/command.ts'
import type { Db } from '../db/database.ts'
import { column, pageInOrder } from '../db/keyset.ts'
import type { Job } from './job.ts'
import { jobNotFound } from './problems.ts'
import type { JobFilter, JobRecord, JobSummary } from './schemas.ts'

/** Who reads, and of which kinds of jobs he sees other people's. */
export interface JobReader {
  actor: Actor
  jobs: readonly Job[]
  allows(role: Actor['role'], permission: string): boolean
}

const id = { ...column.id('id'), turns: true }
const orders = {
  // Ids follow each other in time.
  queuedAt: column.id('id'),
  name: column.text('name'),
  subject: column.text('subject'),
  state: column.text('state'),
  by: column.text('requestedByName'),
}

/** The jobs a reader may see, the newest first if not asked. */
export async function jobsOf(
  db: Db,
  reader: JobReader,
  filter: JobFilter,
): Promise<{ items: JobSummary[]; nextCursor: string | null }> {
  const { sort = '-queuedAt', limit, cursor } = filter
  const rows = sql`
    select ${summary(reader)} ${visible(reader)}
      and (${filter.state ?? null}::text is null or job.state = ${filter.state ?? null})
      and (${filter.name ?? null}::text is null or job.name = ${filter.name ?? null})`
  return pageInOrder(db, rows, { columns: orders, sort, id, limit, cursor })
}

/** One job with its outcome; refuses with `job-not-found`. */
export async function jobById(db: Db, reader: JobReader, id: string): Promise<JobRecord> {
  const { rows } = await sql<JobRecord>`
    select ${summary(reader)}, job.result, job.problem ${visible(reader)}
      and job.id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (row === undefined) throw jobNotFound()
  return row
}

/** The outcome of an ended job of that name; refuses with `job-not-found`. */
export async function jobOutcome(
  db: Db,
  districtCode: string,
  { id, name }: { id: string; name: string },
) {
  const job = await db
    .selectFrom('job')
    .select(['input', 'result', 'problem'])
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .where('name', '=', name)
    .where('ended_at', 'is not', null)
    .executeTakeFirst()
  if (job === undefined) throw jobNotFound()
  return job
}

function summary({ jobs }: JobReader) {
  const titles = JSON.stringify(Object.fromEntries(jobs.map(({ name, title }) => [name, title])))
  return sql`job.id, job.name, coalesce(${titles}::jsonb ->> job.name, job.name) as title,
    job.subject, job.state, job.attempt, job.step, job.done::float8 as done,
    job.total::float8 as total, job.requested_by as "requestedBy",
    app_user.display_name as "requestedByName", job.is_cancel_requested as "isCancelRequested",
    job.queued_at as "queuedAt", job.started_at as "startedAt", job.ended_at as "endedAt"`
}

/** One's own, and those of the kinds one may read; a township user only his own. */
function visible({ actor, jobs, allows }: JobReader) {
  const readable = jobs.filter(({ access }) => allows(actor.role, access)).map(({ name }) => name)
  const kinds = actor.townshipCode === null ? readable : []
  return sql`
    from job
    left join app_user on app_user.district_code = job.district_code
      and app_user.id = job.requested_by
    where job.district_code = ${actor.districtCode}
      and (job.requested_by = ${actor.userId}::uuid or job.name = any(${kinds}::text[]))`
}
