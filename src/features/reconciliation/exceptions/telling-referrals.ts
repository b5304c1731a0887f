import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Told inside a command after which other exceptions are with the auditors than before. */
export type ReferralsChanged = (tx: Tx, actor: Actor) => Promise<unknown>

/** The door, through which no referral comes, changes or goes without being told on. */
export function tellingReferrals(command: RunCommand, changed: ReferralsChanged): RunCommand {
  return (actor, request, body) =>
    command(actor, request, async (tx) => {
      const before = await referred(tx, actor)
      const outcome = await body(tx)
      if ((await referred(tx, actor)) !== before) await changed(tx, actor)
      return outcome
    })
}

/** What is with the auditors now, each in its version. */
async function referred(tx: Tx, { districtCode }: Actor): Promise<string | null> {
  const { rows } = await sql<{ list: string | null }>`
    select string_agg(id || '/' || version, ' ' order by id) as list
    from reconciliation_exception
    where district_code = ${districtCode} and state = 'referred'`.execute(tx)
  return rows[0]?.list ?? null
}
