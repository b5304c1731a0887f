import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { type AlertDetail, confirmAlerts } from '../../detection/index.ts'
import { patternsDiffer } from '../problems.ts'
import type { NewFindingFromAlerts } from '../schemas.ts'
import { amountAtStake, freezeAlerts } from './freeze-alerts.ts'
import { insertFinding } from './record-finding.ts'

export interface RecordFromAlerts extends NewFindingFromAlerts {
  today: string
  key?: string | undefined
}

/** Characters of a description that the alerts' messages make. */
const longestDescription = 2000

/**
 * Signs open alerts as one finding: confirms them, and freezes what they say with their evidence.
 * Resolves with the finding's id; refuses with `alert-not-found`, `alert-not-open`,
 * `patterns-differ`, and as any finding.
 */
export function recordFromAlerts(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: RecordFromAlerts,
): Promise<string> {
  return command(actor, { action: 'findings:record', key, input }, async (tx) => {
    const { alertIds, foundOn = today } = input
    const alerts = await confirmAlerts(tx, actor, { alertIds, on: foundOn })
    const townshipCode =
      input.townshipCode === undefined
        ? shared(alerts.map((one) => one.townshipCode))
        : input.townshipCode
    const pattern = input.pattern ?? shared(alerts.map((one) => one.pattern))
    if (pattern === null) throw patternsDiffer()
    const amount = input.amount ?? (await amountAtStake(tx, actor.districtCode, alertIds))
    const isFromChecks = alerts.every(({ ruleCode }) => ruleCode.startsWith('check.'))
    const messages = alerts.map(({ message }) => message)
    const { id, number } = await insertFinding(tx, actor, today, {
      source: isFromChecks ? 'recipient_check' : 'alert',
      source_document: '',
      found_on: foundOn,
      township_code: townshipCode,
      pattern,
      description: input.description ?? messages.join(';').slice(0, longestDescription),
      legal_basis: legalBasis(alerts),
      amount_fen: amount,
      rectification_kind: input.rectificationKind,
      due_on: input.dueOn,
      responsible_unit: input.responsibleUnit,
      is_systemic: input.isSystemic,
    })
    await freezeAlerts(tx, actor.districtCode, id, alerts)
    return { subject: number, detail: { alertIds, amountFen: amount }, result: id }
  })
}

/** The value that all share; null where they do not. */
function shared<Value>(values: readonly Value[]): Value | null {
  const [first] = values
  return first !== undefined && values.every((one) => one === first) ? first : null
}

function legalBasis(alerts: readonly AlertDetail[]): string {
  const articles = alerts.flatMap(({ basis }) =>
    basis.map(({ document, article }) => `${document}${article}`),
  )
  return [...new Set(articles)].join(';')
}
