import type { Actor } from '../../../platform/db/command.ts'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Services } from '../../../platform/services.ts'

export interface Ending {
  userId: string
  /** Left out: every session of the user. */
  sessionId?: string
  reason: string
}

/** Ends sessions at once: their tokens are refused from the next request on. */
export function endSessions(
  { command, clock }: Pick<Services, 'command' | 'clock'>,
  actor: Actor,
  ending: Ending,
): Promise<{ ended: number }> {
  const request = { action: 'session:end', input: null }
  return command(wholeDistrict(actor), request, async (tx) => {
    const ended = await endSessionsIn(tx, actor.districtCode, ending, clock.now())
    const { userId, reason } = ending
    return { subject: userId, detail: { reason, ended }, result: { ended } }
  })
}

/** The same as a part of another command. */
export async function endSessionsIn(
  tx: Tx,
  districtCode: string,
  { userId, sessionId, reason }: Ending,
  now: Date,
): Promise<number> {
  const ended = await tx
    .updateTable('user_session')
    .set({ ended_at: now, end_reason: reason })
    .where('district_code', '=', districtCode)
    .where('user_id', '=', userId)
    .$if(sessionId !== undefined, (query) => query.where('id', '=', sessionId ?? ''))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
