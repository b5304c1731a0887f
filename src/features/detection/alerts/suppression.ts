import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/**
 * Keeps a rule quiet about the alerts' subjects until a day (inclusive): about the household, where
 * all evidence is payments of one, else about the subject in whatever period.
 */
export async function suppressSubjects(
  tx: Tx,
  actor: Actor,
  alertIds: readonly string[],
  { until, reason }: { until: string; reason: string },
): Promise<void> {
  await sql`
    insert into alert_suppression (district_code, rule_code, stem, head_person_id, until_on, reason,
      set_by)
    select distinct alert.district_code, alert.rule_code,
      case when household.id is null then alert.stem end, household.id, ${until}::date, ${reason},
      ${actor.userId}::uuid
    from alert
    cross join lateral evidence_household(alert.district_code, alert.evidence) household (id)
    where alert.district_code = ${actor.districtCode}
      and alert.id = any(${alertIds}::uuid[])`.execute(tx)
}

/** Ends what keeps the rules quiet about these alerts' subjects. */
export async function liftSuppressions(
  tx: Tx,
  actor: Actor,
  alertIds: readonly string[],
): Promise<void> {
  await sql`
    update alert_suppression quiet set lifted_by = ${actor.userId}::uuid, lifted_at = now()
    from alert
    where alert.district_code = ${actor.districtCode} and alert.id = any(${alertIds}::uuid[])
      and alert.status = 'suppressed' and quiet.district_code = alert.district_code
      and quiet.rule_code = alert.rule_code and quiet.lifted_at is null
      and (quiet.stem = alert.stem
        or quiet.head_person_id = evidence_household(alert.district_code, alert.evidence))
    `.execute(tx)
}

/** Whether a rule is to be quiet on a day about a row named `found`, which it has found. */
export function isSuppressed(districtCode: string, asOf: string): RawBuilder<boolean> {
  return sql`exists (
    select 1 from alert_suppression quiet
    where quiet.district_code = ${districtCode} and quiet.rule_code = found.rule_code
      and quiet.lifted_at is null and quiet.until_on >= ${asOf}::date
      and (quiet.stem = alert_stem(found.subject)
        or quiet.head_person_id = evidence_household(${districtCode}, found.evidence)))`
}
