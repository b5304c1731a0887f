import type { z } from 'zod'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { dayNotCome } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'
import type { accountability } from './schemas.ts'

export type HoldAccountable = Entry & z.output<typeof accountability>

/**
 * Records whom a finding has cost what; how many people, never who. Refuses also with
 * `day-not-come`.
 */
export function holdAccountable(
  command: RunCommand,
  actor: Actor,
  input: HoldAccountable,
): Promise<void> {
  return onFinding(command, actor, 'hold_accountable', input, (tx, finding) => {
    const { kind, personCount, decidedOn, documentNumber, today } = input
    if (decidedOn > today) throw dayNotCome({ what: '决定日期', day: decidedOn, today })
    return {
      detail: { kind, personCount },
      rows: (seq) =>
        tx
          .insertInto('finding_accountability')
          .values({
            district_code: actor.districtCode,
            finding_id: finding.id,
            seq,
            kind,
            person_count: personCount,
            decided_on: decidedOn,
            document_number: documentNumber,
          })
          .execute(),
    }
  })
}
