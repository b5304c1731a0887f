import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type AlertDetail, evidenceRowsOf } from '../../detection/index.ts'

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

/**
 * What alerts have at stake together: of each row of evidence the most that any of them counts, so
 * that no fen of a row is in it twice. An alert that does not say how much of its rows is at stake
 * counts whole.
 */
export async function amountAtStake(
  tx: Tx,
  districtCode: string,
  alertIds: readonly string[],
): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    with stake as (
      select item ->> 'kind' as kind, item ->> 'key' as key, (item ->> 'fen')::bigint as fen
      from alert
      cross join lateral jsonb_array_elements(alert.evidence) item
      where alert.district_code = ${districtCode} and alert.id = any(${alertIds}::uuid[])
        and item ? 'fen'
      union all
      select 'alert', alert.id::text, alert.amount_fen
      from alert
      where alert.district_code = ${districtCode} and alert.id = any(${alertIds}::uuid[])
        and not exists (
          select 1 from jsonb_array_elements(alert.evidence) item where item ? 'fen')
    )
    select coalesce(sum(most), 0)::bigint as fen
    from (select max(fen) as most from stake group by kind, key) row`.execute(tx)
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
