import { sql } from 'kysely'
import type { Actor, RunCommand } from '../db/command.ts'
import { jobEnded, jobNotFound } from './problems.ts'

/** Ends a waiting job at once, and asks a running one to stop; its requester's or an administrator's. */
export function cancelJob(
  command: RunCommand,
  actor: Actor,
  { id, key }: { id: string; key?: string | undefined },
): Promise<{ id: string }> {
  return command(actor, { action: 'jobs:cancel', key, input: { id } }, async (tx) => {
    const isAdministrator = actor.role === 'administrator'
    const known = await tx
      .selectFrom('job')
      .select('state')
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .$if(!isAdministrator, (own) => own.where('requested_by', '=', actor.userId))
      .executeTakeFirst()
    if (known === undefined) throw jobNotFound()
    const job = await tx
      .updateTable('job')
      .set({
        is_cancel_requested: true,
        state: sql`case state when 'queued' then 'cancelled' else state end`,
        ended_at: sql`case state when 'queued' then now() else ended_at end`,
      })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning(['name', 'subject'])
      .executeTakeFirst()
    if (job === undefined) throw jobEnded()
    return { subject: `${job.name} ${job.subject}`, detail: { jobId: id }, result: { id } }
  })
}
