import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { type Entry, onFinding } from './on-finding.ts'

/** Writes down how far the rectification is, with its proofs. */
export function noteProgress(command: RunCommand, actor: Actor, input: Entry): Promise<void> {
  return onFinding(command, actor, 'progress', input, () => ({}))
}
