import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Run } from '../runs/found.ts'

/** How the alerts found by the end of a day stood then, and since when. */
export function alertsKnown({
  districtCode,
  asOf,
}: Pick<Run, 'districtCode' | 'asOf'>): RawBuilder<unknown> {
  return sql`
    select distinct on (alert_id) alert_id, status, since
    from alert_standing
    where district_code = ${districtCode} and since <= ${asOf}::date
    order by alert_id, since desc, version desc`
}

/** Keeps what people decided on a day, which is no earlier than what the decision was about. */
export async function noteDecision(
  tx: Tx,
  districtCode: string,
  { ids, on }: { ids: readonly string[]; on: string },
): Promise<void> {
  await sql`
    insert into alert_standing (district_code, alert_id, since, version, status)
    select district_code, id, greatest(${on}::date, (
        select max(since) from alert_standing known
        where known.district_code = alert.district_code and known.alert_id = alert.id)),
      version, status
    from alert
    where district_code = ${districtCode} and id = any(${ids}::uuid[])`.execute(tx)
}

/**
 * Keeps what a run made of the rules' alerts, from the day it looked at: a run looks at the past,
 * so later days keep what a run of theirs found. Never from before the last decision.
 */
export async function noteBroughtUp(
  tx: Tx,
  { districtCode, asOf }: Run,
  ruleCodes: readonly string[],
): Promise<void> {
  await sql`
    insert into alert_standing (district_code, alert_id, since, version, status)
    select alert.district_code, alert.id, stands.since, alert.version, alert.status
    from alert
    cross join lateral (
      select greatest(${asOf}::date, max(known.since)) as since
      from alert_standing known
      join alert_decision decision on decision.district_code = known.district_code
        and decision.alert_id = known.alert_id and decision.version = known.version
      where known.district_code = alert.district_code and known.alert_id = alert.id) stands
    where alert.district_code = ${districtCode} and alert.rule_code = any(${ruleCodes}::text[])
      and alert.status in ('open', 'suppressed', 'withdrawn') and alert.status is distinct from (
        select known.status from alert_standing known
        where known.district_code = alert.district_code and known.alert_id = alert.id
          and known.since <= stands.since
        order by known.since desc, known.version desc limit 1)`.execute(tx)
}
