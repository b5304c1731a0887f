import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { type Entry, onFinding } from './on-finding.ts'
import type { Plan } from './schemas.ts'

export type PlanItems = Entry & Plan

/** Adds to the three lists: problems, duties, measures. */
export function planItems(command: RunCommand, actor: Actor, input: PlanItems): Promise<void> {
  return onFinding(command, actor, 'plan', input, (tx, finding) => ({
    detail: { added: input.items.map(({ list, content }) => ({ list, content })) },
    rows: (seq) =>
      tx
        .insertInto('finding_item')
        .values(
          input.items.map(({ list, content, unit, person, dueOn }, index) => ({
            district_code: actor.districtCode,
            finding_id: finding.id,
            added_seq: seq,
            position: index + 1,
            list,
            content,
            unit,
            person,
            due_on: dueOn,
          })),
        )
        .execute(),
  }))
}
