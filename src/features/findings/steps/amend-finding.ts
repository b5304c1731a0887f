import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { nothingAmended, rectifiedTooMuch } from '../problems.ts'
import { type Entry, type LockedFinding, onFinding } from './on-finding.ts'
import type { Amendment } from './schemas.ts'

export type AmendFinding = Entry & Amendment

/** Which column each amendable fact is in. */
const columns = {
  pattern: 'pattern',
  description: 'description',
  legalBasis: 'legal_basis',
  amount: 'amount_fen',
  rectificationKind: 'rectification_kind',
  responsibleUnit: 'responsible_unit',
  isSystemic: 'is_systemic',
} as const

/**
 * Corrects what a finding says; the timeline keeps what it said before. Refuses also with
 * `nothing-amended`, and with `rectified-too-much` where more has been put right already.
 */
export function amendFinding(
  command: RunCommand,
  actor: Actor,
  input: AmendFinding,
): Promise<void> {
  return onFinding(command, actor, 'amend', input, async (tx, finding) => {
    const present = await factsOf(tx, actor, finding)
    const changed = (Object.keys(columns) as (keyof typeof columns)[]).filter(
      (name) => input[name] !== undefined && input[name] !== present[columns[name]],
    )
    if (changed.length === 0) throw nothingAmended()
    const amount = input.amount ?? finding.amountFen
    if (finding.rectifiedFen > amount) {
      throw rectifiedTooMuch({ involvedFen: amount, rectifiedFen: finding.rectifiedFen })
    }
    const plain = (value: unknown) => (typeof value === 'bigint' ? String(value) : value)
    return {
      set: Object.fromEntries(changed.map((name) => [columns[name], input[name]])),
      detail: Object.fromEntries(
        changed.map((name) => [
          name,
          { before: plain(present[columns[name]]), after: plain(input[name]) },
        ]),
      ),
    }
  })
}

function factsOf(tx: Tx, actor: Actor, finding: LockedFinding) {
  return tx
    .selectFrom('finding')
    .select(Object.values(columns))
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', finding.id)
    .executeTakeFirstOrThrow()
}
