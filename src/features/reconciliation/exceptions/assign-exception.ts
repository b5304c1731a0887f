import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { assigneesOf } from './assignees.ts'
import { lockException } from './locked-exception.ts'
import { assigneeUnknown } from './problems.ts'

export interface AssignException {
  id: string
  version: number
  assignedTo: string | null
  note: string
  key?: string | undefined
}

/** Gives an exception to somebody, or to nobody. Refuses with `assignee-unknown` among others. */
export function assignException(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: AssignException,
): Promise<null> {
  return command(actor, { action: 'reconciliation:assign', key, input }, async (tx) => {
    const { assignedTo, note } = input
    const exception = await lockException(tx, actor, input)
    if (assignedTo !== null) {
      const people = await assigneesOf(tx, actor)
      if (!people.some(({ id }) => id === assignedTo)) throw assigneeUnknown()
    }
    await sql`
      with assigned as (
        update reconciliation_exception set assigned_to = ${assignedTo}::uuid, version = version + 1
        where district_code = ${actor.districtCode} and id = ${exception.id}::uuid
        returning id, state)
      insert into reconciliation_exception_event (district_code, exception_id, seq, event,
        from_state, to_state, note, detail, actor_id)
      select ${actor.districtCode}, id, (select coalesce(max(seq), 0) + 1
          from reconciliation_exception_event known
          where known.district_code = ${actor.districtCode} and known.exception_id = assigned.id),
        'assign', state, state, ${note},
        jsonb_build_object('assignedTo', ${assignedTo}::text), ${actor.userId}
      from assigned`.execute(tx)
    return { subject: exception.reference, detail: { assignedTo }, result: null }
  })
}
