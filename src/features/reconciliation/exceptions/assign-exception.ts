import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { assigneesOf } from './assignees.ts'
import { lockExceptions } from './locked-exception.ts'
import { assigneeUnknown } from './problems.ts'

interface Assignment {
  assignedTo: string | null
  note: string
  key?: string | undefined
}

/** Gives an exception to somebody, or to nobody. Refuses with `assignee-unknown` among others. */
export function assignException(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: Assignment & { id: string; version: number },
): Promise<null> {
  return command(actor, { action: 'reconciliation:assign', key, input }, async (tx) => {
    const { assignedTo, note, ...seen } = input
    const [exception] = await assign(tx, actor, { exceptions: [seen], assignedTo, note })
    return { subject: exception?.reference ?? '', detail: { assignedTo }, result: null }
  })
}

/** The same for many, all that are named or none. */
export function assignExceptions(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: Assignment & { exceptions: readonly { id: string; version: number }[] },
): Promise<{ count: number }> {
  return command(actor, { action: 'reconciliation:assign', key, input }, async (tx) => {
    const { assignedTo } = input
    const exceptions = await assign(tx, actor, input)
    const references = exceptions.map(({ reference }) => reference)
    const result = { count: exceptions.length }
    return { subject: `${result.count} exceptions`, detail: { assignedTo, references }, result }
  })
}

async function assign(
  tx: Tx,
  actor: Actor,
  given: Assignment & { exceptions: readonly { id: string; version: number }[] },
) {
  const { assignedTo, note } = given
  const exceptions = await lockExceptions(tx, actor, given.exceptions)
  if (assignedTo !== null) {
    const people = await assigneesOf(tx, actor)
    if (!people.some(({ id }) => id === assignedTo)) throw assigneeUnknown()
  }
  const ids = exceptions.map(({ id }) => id)
  await sql`
    with assigned as (
      update reconciliation_exception set assigned_to = ${assignedTo}::uuid, version = version + 1
      where district_code = ${actor.districtCode} and id = any (${ids}::uuid[])
      returning id, state)
    insert into reconciliation_exception_event (district_code, exception_id, seq, event,
      from_state, to_state, note, detail, actor_id)
    select ${actor.districtCode}, id, (select coalesce(max(seq), 0) + 1
        from reconciliation_exception_event known
        where known.district_code = ${actor.districtCode} and known.exception_id = assigned.id),
      'assign', state, state, ${note},
      jsonb_build_object('assignedTo', ${assignedTo}::text), ${actor.userId}
    from assigned`.execute(tx)
  return exceptions
}
