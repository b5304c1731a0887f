import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import {
  giveApprovals,
  isComplete,
  type Standing,
  standings,
  whyNot,
} from '../../approvals/index.ts'
import type { WaitingBatch } from './take-step.ts'

/** A batch that takes more approvals than it has. */
export interface Further {
  batch: string
  given: number
  required: number
}

/**
 * Approves batches as they are now; approved is a batch as soon as all whom its amount takes have
 * done so. The one that is named refuses where the actor's approval is of no use; others wait.
 */
export async function approveBatches(
  tx: Tx,
  actor: Actor,
  waiting: readonly WaitingBatch[],
  named: string | undefined,
): Promise<{ batches: string[]; further: Further[]; contents: Record<string, string> }> {
  const { districtCode } = actor
  const ids = waiting.map(({ id }) => id)
  const numbers = new Map(waiting.map(({ id, number }) => [id, number]))
  const numberOf = ({ id }: Standing) => numbers.get(id) ?? ''
  const scope = { districtCode, subject: 'payment_batch', ids } as const
  const standing = (await standings(tx, scope)).toSorted((a, b) =>
    numberOf(a) < numberOf(b) ? -1 : 1,
  )
  const useful = standing.filter((one) => {
    const refusal = whyNot(actor, one, `批次 ${numberOf(one)} `)
    if (refusal !== null && named !== undefined) throw refusal
    return refusal === null
  })
  const given = await giveApprovals(tx, actor, { subject: 'payment_batch', standings: useful })
  const complete = given.filter(isComplete)
  await sql`
    update payment_batch set approved_by = ${actor.userId}, approved_at = now()
    where district_code = ${districtCode}
      and id = any (${complete.map(({ id }) => id)}::uuid[])`.execute(tx)
  return {
    batches: complete.map(numberOf),
    further: given
      .filter((one) => !isComplete(one))
      .map((one) => ({
        batch: numberOf(one),
        given: one.given.persons,
        required: one.required.persons,
      })),
    contents: Object.fromEntries(given.map((one) => [numberOf(one), one.hash.toString('hex')])),
  }
}
