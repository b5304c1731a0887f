import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type AlertDetail, atStake, evidenceRowsOf } from '../../detection/index.ts'

/** Copies what alerts say, and the content of their evidence, as it is now. */
export async function freezeAlerts(
  tx: Tx,
  districtCode: string,
  findingId: string,
  alerts: readonly AlertDetail[],
): Promise<void> {
  const ids = alerts.map(({ id }) => id)
  const rows = Map.groupBy(await evidenceRowsOf(tx, districtCode, ids), ({ alertId }) => alertId)
  const said = alerts.map(({ id, ruleName, subject, amount, message, basis }) => ({
    id,
    said: { ruleName, subject, amount: String(amount), message, basis },
    evidence: (rows.get(id) ?? []).map(({ alertId: _, amount: fen, ...row }) => ({
      ...row,
      amount: fen === null ? null : String(fen),
    })),
  }))
  await sql`
    insert into finding_alert (district_code, finding_id, alert_id, frozen)
    select alert.district_code, ${findingId}::uuid, alert.id, (copy.value -> 'said')
      || jsonb_build_object('ruleCode', alert.rule_code, 'pattern', alert.pattern,
        'severity', alert.severity, 'facts', alert.facts, 'evidence', copy.value -> 'evidence',
        'ruleVersion', coalesce(ran.rule_version, ''), 'params', coalesce(ran.params, '{}'))
    from jsonb_array_elements(${JSON.stringify(said)}::jsonb) copy
    join alert on alert.district_code = ${districtCode}
      and alert.id = (copy.value ->> 'id')::uuid
    left join detection_run_rule ran on ran.district_code = alert.district_code
      and ran.run_id = alert.run_id and ran.rule_code = alert.rule_code`.execute(tx)
}

/** What alerts have at stake together, no fen twice. */
export async function amountAtStake(
  tx: Tx,
  districtCode: string,
  alertIds: readonly string[],
): Promise<Fen> {
  const alerts = sql`
    select 'all' as part, rule_code, id, amount_fen, evidence from alert
    where district_code = ${districtCode} and id = any(${alertIds}::uuid[])`
  const { rows } = await atStake(districtCode, alerts).execute(tx)
  return rows[0]?.fen ?? 0n
}

/** The alerts that a finding was signed from, or that were merged into it. */
export async function alertsOfFinding(
  tx: Tx,
  districtCode: string,
  findingId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('finding_alert')
    .select('alert_id')
    .where('district_code', '=', districtCode)
    .where('finding_id', '=', findingId)
    .execute()
  return rows.map((row) => row.alert_id)
}
