import type { z } from 'zod'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { dayNotCome } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'
import type { mechanism } from './schemas.ts'

export type AddMechanism = Entry & z.output<typeof mechanism>

/**
 * Records the rule or policy that came out of a finding, so that it does not come back. Refuses also
 * with `day-not-come`: what is only to be issued closes no systemic finding.
 */
export function addMechanism(
  command: RunCommand,
  actor: Actor,
  input: AddMechanism,
): Promise<void> {
  return onFinding(command, actor, 'add_mechanism', input, (tx, finding) => {
    const { title, documentNumber, issuedOn, today } = input
    if (issuedOn > today) throw dayNotCome({ what: '印发日期', day: issuedOn, today })
    return {
      detail: { title, documentNumber },
      rows: (seq) =>
        tx
          .insertInto('finding_mechanism')
          .values({
            district_code: actor.districtCode,
            finding_id: finding.id,
            seq,
            title,
            document_number: documentNumber,
            issued_on: issuedOn,
          })
          .execute(),
    }
  })
}
