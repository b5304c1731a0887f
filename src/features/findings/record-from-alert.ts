import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { confirmAlerts } from '../detection/index.ts'
import { insertFinding } from './record-finding.ts'
import type { NewFindingFromAlert } from './schemas.ts'

export interface RecordFromAlert extends NewFindingFromAlert {
  today: string
  key?: string | undefined
}

/**
 * Signs an open alert as a finding: confirms it and copies what it says. Resolves with the
 * finding's id; refuses with `alert-not-found` or `alert-not-open`.
 */
export function recordFromAlert(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: RecordFromAlert,
): Promise<string> {
  return command(actor, { action: 'findings:record', key, input }, async (tx) => {
    const [alert] = await confirmAlerts(tx, actor, [input.alertId])
    if (alert === undefined) throw new Error('one alert in, one out')
    const { id, number } = await insertFinding(tx, actor, today, {
      source: 'alert',
      source_document: '',
      alert_id: alert.id,
      found_on: input.foundOn ?? today,
      township_code: alert.townshipCode,
      pattern: alert.pattern,
      description: alert.message,
      legal_basis: alert.basis.map(({ document, article }) => `${document}${article}`).join(';'),
      amount_fen: alert.amount,
      rectification_kind: input.rectificationKind,
      due_on: input.dueOn,
      responsible_unit: input.responsibleUnit,
    })
    const detail = { alertId: alert.id, ruleCode: alert.ruleCode, amountFen: alert.amount }
    return { subject: number, detail, result: id }
  })
}
