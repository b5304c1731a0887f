import { sql } from 'kysely'
import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { alreadyApproved, approvalIncomplete, approvalVoid, leaderNeeded } from './problems.ts'
import { isComplete, type Standing, type Subject, subjects } from './standing.ts'

/** Why the actor cannot approve it, as a refusal; null where he can. Its name is for the clerk. */
export function whyNot(actor: Actor, standing: Standing, what: string) {
  const { given, required, approvers } = standing
  if (approvers.includes(actor.userId)) return alreadyApproved(what)
  const leadersLacking = required.leaders - given.leaders
  const isOfUse =
    actor.role === 'leadership' || required.persons - given.persons > Math.max(0, leadersLacking)
  return isOfUse ? null : leaderNeeded({ what, required })
}

/** Approves each thing as it is now; resolves with where they stand then. */
export async function giveApprovals(
  tx: Tx,
  actor: Actor,
  { subject, standings }: { subject: Subject; standings: readonly Standing[] },
): Promise<Standing[]> {
  await sql`
    insert into approval (district_code, ${subjects[subject].column}, content_hash, amount_fen,
      approved_by, role)
    select ${actor.districtCode}, id, hash, fen, ${actor.userId}, ${actor.role}
    from unnest(${standings.map(({ id }) => id)}::uuid[],
      ${standings.map(({ hash }) => hash)}::bytea[],
      ${standings.map(({ amount }) => amount)}::bigint[]) thing (id, hash, fen)`.execute(tx)
  const leaders = actor.role === 'leadership' ? 1 : 0
  return standings.map((one) => ({
    ...one,
    given: { persons: one.given.persons + 1, leaders: one.given.leaders + leaders },
    approvers: [...one.approvers, actor.userId],
  }))
}

/** Refuses to act on what is not approved as it is now: `approval-void`, `approval-incomplete`. */
export function requireApproved(standing: Standing, what: string): void {
  if (isComplete(standing)) return
  const { given, required, voidCount } = standing
  if (given.persons === 0 && voidCount > 0) throw approvalVoid(what)
  throw approvalIncomplete({ what, given, required })
}
