import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { dueNotLater } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'

export interface ExtendDeadline extends Entry {
  dueOn: string
}

/** Gives more time, with the reason; refuses also with `due-not-later`. */
export function extendDeadline(
  command: RunCommand,
  actor: Actor,
  input: ExtendDeadline,
): Promise<void> {
  return onFinding(command, actor, 'extend', input, (_tx, { dueOn: present }) => {
    const { dueOn } = input
    if (dueOn <= present) throw dueNotLater({ dueOn, present })
    return { set: { due_on: dueOn }, detail: { dueOn: { before: present, after: dueOn } } }
  })
}
