import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { confirmAlerts } from '../../detection/index.ts'
import { alertsElsewhere } from '../problems.ts'
import { alertsOfFinding, amountAtStake, freezeAlerts } from '../record/freeze-alerts.ts'
import { type Entry, onFinding } from './on-finding.ts'

export type JoinAlerts = Entry & { alertIds: readonly string[] }

/**
 * Merges open alerts into a finding that there is already: confirms and freezes them, and adds what
 * they have at stake beyond the rows that its alerts count already. A township sees the evidence of
 * its findings, so alerts of another one stay apart. Refuses also with `alert-not-found`,
 * `alert-not-open`, `alerts-elsewhere`.
 */
export function joinAlerts(command: RunCommand, actor: Actor, input: JoinAlerts): Promise<void> {
  return onFinding(command, actor, 'amend', input, async (tx, finding) => {
    const { districtCode } = actor
    const { alertIds } = input
    const known = await alertsOfFinding(tx, districtCode, finding.id)
    const alerts = await confirmAlerts(tx, actor, { alertIds, on: input.happenedOn ?? input.today })
    const places = [finding, ...alerts].flatMap(({ townshipCode }) => townshipCode ?? [])
    if (finding.townshipCode !== null && new Set(places).size > 1) throw alertsElsewhere()
    const before = await amountAtStake(tx, districtCode, known)
    const after = await amountAtStake(tx, districtCode, [...known, ...alertIds])
    const amountFen = finding.amountFen + after - before
    return {
      set: { amount_fen: amountFen },
      detail: {
        alertIds,
        amount: { before: String(finding.amountFen), after: String(amountFen) },
      },
      rows: () => freezeAlerts(tx, districtCode, finding.id, alerts),
    }
  })
}
