import { type RawBuilder, sql } from 'kysely'
import type { RiskPolicy } from './policy.ts'
import type { RiskUnit } from './schemas.ts'

/** A row of the score of one unit. */
export interface Scored {
  key: string
  township_code: string | null
  score: string
  alert_count: number
  contributions: unknown
}

/**
 * The risk scores of all units of a kind: alerts that hold, rule by rule. What a rule adds is its
 * severity's points for each alert, and points for the amount, times how often people found the
 * rule right. Of each row of evidence the most that any alert of the rule counts.
 */
export function riskScores(
  districtCode: string,
  unit: RiskUnit,
  policy: RiskPolicy,
): RawBuilder<Scored> {
  return sql`
    with item as materialized (
      select alert.id, alert.rule_code, alert.severity, alert.status, alert.township_code,
        entry ->> 'kind' as kind, entry ->> 'key' as key,
        coalesce((entry ->> 'fen')::bigint, 0) as fen
      from alert
      cross join lateral jsonb_array_elements(alert.evidence) entry
      where alert.district_code = ${districtCode} and alert.status in ('open', 'confirmed')),
    part as materialized (${parts[unit](districtCode)}),
    at_stake as (
      select unit_key, rule_code, sum(most) as fen
      from (select unit_key, rule_code, max(fen) as most from part
        group by unit_key, rule_code, kind, key) row
      group by unit_key, rule_code),
    tally as (
      select unit_key, rule_code, min(township_code) as township_code,
        case when bool_or(severity = 'high') then 'high'
          when bool_or(severity = 'medium') then 'medium' else 'low' end as severity,
        count(distinct id)::int as alert_count,
        count(distinct id) filter (where status = 'confirmed')::int as confirmed_count
      from part group by unit_key, rule_code),
    trust as materialized (
      select alert.rule_code, (count(*) filter (where alert.status = 'confirmed'
          or reason.verdict = 'true_alarm') + 1.0) / (count(*) + 1.0) as share
      from alert
      left join dismissal_reason reason on reason.code = alert.reason_code
      where alert.district_code = ${districtCode}
        and (alert.status = 'confirmed' or reason.verdict in ('true_alarm', 'false_alarm'))
      group by alert.rule_code),
    measured as (
      select tally.*, at_stake.fen, coalesce(trust.share, 1) as trust,
        least(alert_count + confirmed_count * ${policy.confirmedWeight - 1}::int,
          ${policy.mostPerRule}::int) as counted_as,
        case severity when 'high' then ${policy.highPoints}::int
          when 'medium' then ${policy.mediumPoints}::int
          else ${policy.lowPoints}::int end as severity_points,
        round(least(at_stake.fen / (${policy.yuanPerPoint}::numeric * 100),
          ${policy.mostForAmount}::int), 2) as amount_points
      from tally
      join at_stake using (unit_key, rule_code)
      left join trust using (rule_code)),
    scored as (
      select *, round((severity_points * counted_as + amount_points) * trust, 2) as points
      from measured)
    select unit_key as key, min(township_code) as township_code, sum(points) as score,
      sum(alert_count)::int as alert_count,
      jsonb_agg(jsonb_build_object('ruleCode', rule_code, 'severity', severity,
        'alertCount', alert_count, 'confirmedCount', confirmed_count, 'countedAs', counted_as,
        'fen', fen::text, 'severityPoints', severity_points::numeric(9, 2)::text,
        'amountPoints', amount_points::text, 'trust', round(trust, 4)::text,
        'points', points::text) order by points desc, rule_code) as contributions
    from scored group by unit_key`
}

/** The rows of evidence that belong to each unit. */
const parts: Readonly<Record<RiskUnit, (districtCode: string) => RawBuilder<unknown>>> = {
  township: () => sql`
    select item.*, township_code as unit_key from item where township_code is not null`,
  group: (districtCode) =>
    linesBy(districtCode, sql`concat_ws('/', batch.township_code, batch.category_code, village)`),
  household: (districtCode) => linesBy(districtCode, sql`payment.head_person_id::text`),
  account: (districtCode) => sql`
    ${linesBy(districtCode, sql`payment.account_id::text`)}
    union all
    select item.*, paid.payee_account_id::text from item
    join expenditure paid on paid.district_code = ${districtCode}
      and paid.voucher_number = item.key
    where item.kind = 'voucher' and paid.payee_account_id is not null
    union all
    select item.*, paid.payee_account_id::text from item
    join disbursement paid on paid.district_code = ${districtCode} and paid.number = item.key
    where item.kind = 'disbursement' and paid.payee_account_id is not null
    union all
    select distinct item.*, line.counterparty_account_id::text from item
    join bank_statement_line line on line.district_code = ${districtCode}
      and line.serial = item.key
    where item.kind = 'bank' and line.counterparty_account_id is not null`,
}

function linesBy(districtCode: string, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select item.id, item.rule_code, item.severity, item.status, batch.township_code, item.kind,
      item.key, item.fen, ${key} as unit_key
    from item
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = regexp_replace(item.key, '/\\d+$', '')
    join payment on payment.district_code = ${districtCode} and payment.batch_id = batch.id
      and payment.line_no = substring(item.key from '(\\d+)$')::int
    where item.kind = 'line'`
}
