import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { itemNotOpen, itemOfBureau } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'

export interface EndItem extends Entry {
  itemId: string
  as: 'done' | 'withdrawn'
}

/**
 * Ticks an item of the three lists off, or takes it back, a township what it put there itself.
 * Refuses also with `item-not-open`, `item-of-bureau`.
 */
export function endItem(command: RunCommand, actor: Actor, input: EndItem): Promise<void> {
  return onFinding(command, actor, 'plan', input, async (tx, finding) => {
    const item = await tx
      .selectFrom('finding_item')
      .select(['list', 'content', 'added_seq'])
      .where('district_code', '=', actor.districtCode)
      .where('finding_id', '=', finding.id)
      .where('id', '=', input.itemId)
      .where('done_seq', 'is', null)
      .where('withdrawn_seq', 'is', null)
      .executeTakeFirst()
    if (item === undefined) throw itemNotOpen()
    const { added_seq: addedSeq, ...said } = item
    if (actor.townshipCode !== null && input.as === 'withdrawn') {
      if (await isOfBureau(tx, actor, { id: finding.id, seq: addedSeq })) throw itemOfBureau()
    }
    return {
      detail: { [input.as]: said },
      rows: (seq) =>
        tx
          .updateTable('finding_item')
          .set(input.as === 'done' ? { done_seq: seq } : { withdrawn_seq: seq })
          .where('district_code', '=', actor.districtCode)
          .where('id', '=', input.itemId)
          .execute(),
    }
  })
}

async function isOfBureau(
  tx: Tx,
  { districtCode }: Actor,
  { id, seq }: { id: string; seq: number },
): Promise<boolean> {
  const adder = await tx
    .selectFrom('finding_event')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.district_code', '=', 'finding_event.district_code')
        .onRef('app_user.id', '=', 'finding_event.actor_id'),
    )
    .select('app_user.id')
    .where('finding_event.district_code', '=', districtCode)
    .where('finding_event.finding_id', '=', id)
    .where('finding_event.seq', '=', seq)
    .where('app_user.township_code', 'is', null)
    .executeTakeFirst()
  return adder !== undefined
}
