import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { itemNotOpen } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'

export interface EndItem extends Entry {
  itemId: string
  as: 'done' | 'withdrawn'
}

/** Ticks an item of the three lists off, or takes it back; refuses also with `item-not-open`. */
export function endItem(command: RunCommand, actor: Actor, input: EndItem): Promise<void> {
  return onFinding(command, actor, 'plan', input, async (tx, finding) => {
    const item = await tx
      .selectFrom('finding_item')
      .select(['list', 'content'])
      .where('district_code', '=', actor.districtCode)
      .where('finding_id', '=', finding.id)
      .where('id', '=', input.itemId)
      .where('done_seq', 'is', null)
      .where('withdrawn_seq', 'is', null)
      .executeTakeFirst()
    if (item === undefined) throw itemNotOpen()
    return {
      detail: { [input.as]: item },
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
