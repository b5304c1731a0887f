import { sql } from 'kysely'
import { z } from 'zod'
import type { Fen } from '../../kernel/fen.ts'
import type { Db } from '../../platform/db/database.ts'
import { keyset } from '../../platform/db/keyset.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { atStake } from './alerts/at-stake.ts'
import { alertStatuses } from './alerts/workflow.ts'
import { allRules } from './all-rules.ts'
import { alertNotFound, ruleNotFound } from './problems.ts'
import { fenText, type Rule } from './rule.ts'
import { detectionRules } from './rules/index.ts'
import {
  type Alert,
  type AlertDetail,
  type AlertFilter,
  alertDetail,
  pattern,
  severity,
} from './schemas.ts'

const rulesByCode = new Map<string, Rule>(allRules.map((rule) => [rule.code, rule]))
const status = z.enum(alertStatuses)
/** Alerts of an older form do not say what of each row is at stake. */
const storedEvidence = z.array(
  alertDetail.shape.evidence.element
    .omit({ atStake: true })
    .extend({ fen: fenText.default(0n) })
    .transform(({ fen, ...row }) => ({ ...row, atStake: fen })),
)
const sortColumns = {
  amount: { value: sql`alert.amount_fen`, type: 'bigint' },
  severity: {
    value: sql`array_position(array['low', 'medium', 'high'], alert.severity)`,
    type: 'bigint',
  },
  rule: { value: sql`alert.rule_code`, type: 'text' },
  township: { value: sql`coalesce(alert.township_code, '')`, type: 'text' },
  month: { value: sql`coalesce(alert.month, '')`, type: 'text' },
} as const

/** What alerts can be looked for by. */
const filterColumns = {
  pattern: 'alert.pattern',
  status: 'alert.status',
  townshipCode: 'alert.township_code',
  ruleCode: 'alert.rule_code',
  severity: 'alert.severity',
  categoryCode: 'alert.category_code',
  month: 'alert.month',
} as const

/** The catalogue: all that a rule says about itself, its parameters as JSON Schema. */
export function ruleCatalogue() {
  return detectionRules.map(({ params, exclusions, basis, ...rule }) => ({
    ...rule,
    exclusions: [...exclusions],
    basis: [...basis],
    params: z.toJSONSchema(params, { io: 'input' }),
  }))
}

/** Refuses with `rule-not-found`. */
export function ruleByCode(code: string): Rule {
  const rule = rulesByCode.get(code)
  if (rule === undefined) throw ruleNotFound(code)
  return rule
}

/** Alerts, the largest amount first where nothing else is asked, page by page. */
export async function alertsOf(
  db: Db,
  districtCode: string,
  filter: AlertFilter,
): Promise<{ items: Alert[]; nextCursor: string | null }> {
  const { order, after, sortKey, cursorAt } = keyset(sortColumns, filter.sort ?? '-amount', {
    id: { value: sql`alert.id`, type: 'uuid' },
    cursor: filter.cursor,
  })
  const names = Object.keys(filterColumns) as (keyof typeof filterColumns)[]
  const asked = names.filter((name) => filter[name] !== undefined)
  const rows = await alertQuery(db, districtCode)
    .select(sortKey.as('sortKey'))
    .where((row) => row.and(asked.map((name) => row(filterColumns[name], '=', filter[name] ?? ''))))
    .$if(filter.hasGrown !== undefined, (query) =>
      query.where('alert.added_count', filter.hasGrown === true ? '>' : '=', 0),
    )
    .where(after)
    .orderBy(order)
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return {
    items: page.map(alertOfRow),
    nextCursor: last === undefined ? null : cursorAt(last),
  }
}

/** One alert with its evidence; refuses with `alert-not-found`. */
export async function alertById(
  db: Db | Tx,
  districtCode: string,
  id: string,
): Promise<AlertDetail> {
  const [alert] = await alertsById(db, districtCode, [id])
  if (alert === undefined) throw alertNotFound()
  return alert
}

/** Those alerts that there are, in the order of the ids. */
export async function alertsById(
  db: Db | Tx,
  districtCode: string,
  ids: readonly string[],
): Promise<AlertDetail[]> {
  const rows = await alertQuery(db, districtCode)
    .select(['alert.subject', 'alert.evidence'])
    .where('alert.id', 'in', ids)
    .execute()
  const decisions = Map.groupBy(await decisionsOf(db, districtCode, ids), ({ alertId }) => alertId)
  return rows
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ subject, evidence, ...row }) => ({
      ...alertOfRow(row),
      subject,
      evidence: storedEvidence.parse(evidence),
      basis: [...(rulesByCode.get(row.ruleCode)?.basis ?? [])],
      nextCheck: rulesByCode.get(row.ruleCode)?.nextCheck ?? '',
      decisions: (decisions.get(row.id) ?? []).map(({ alertId: _, ...decision }) => decision),
    }))
}

async function decisionsOf(db: Db | Tx, districtCode: string, ids: readonly string[]) {
  const { rows } = await sql<AlertDetail['decisions'][number] & { alertId: string }>`
    select decision.alert_id as "alertId", decision.decision, decision.reason_code as "reasonCode",
      decision.reason, app_user.display_name as "decidedBy",
      to_char(decision.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        as "decidedAt"
    from alert_decision decision
    join app_user on app_user.district_code = decision.district_code
      and app_user.id = decision.decided_by
    where decision.district_code = ${districtCode} and decision.alert_id = any(${ids}::uuid[])
    order by decision.version`.execute(db)
  return rows
}

/** Why an alert may be dismissed, in the order to choose from. */
export function dismissalReasons(db: Db) {
  return db
    .selectFrom('dismissal_reason')
    .select(['code', 'name', 'verdict', 'lesson'])
    .orderBy('position')
    .execute()
}

function alertQuery(db: Db | Tx, districtCode: string) {
  return db
    .selectFrom('alert')
    .innerJoin('detection_run as run', (join) =>
      join
        .onRef('run.district_code', '=', 'alert.district_code')
        .onRef('run.id', '=', 'alert.run_id'),
    )
    .select([
      'alert.id',
      'alert.rule_code as ruleCode',
      'alert.pattern',
      'alert.severity',
      'alert.township_code as townshipCode',
      'alert.category_code as categoryCode',
      'alert.month',
      'alert.amount_fen as amount',
      'alert.facts',
      'alert.status',
      'alert.status_reason as statusReason',
      'alert.reason_code as reasonCode',
      'alert.added_count as addedCount',
      'alert.added_fen as addedAmount',
      'run.as_of as asOf',
      'alert.version',
    ])
    .where('alert.district_code', '=', districtCode)
}

type AlertRow = Awaited<ReturnType<ReturnType<typeof alertQuery>['executeTakeFirstOrThrow']>>

/** A rule that has been retired leaves alerts that still name it. */
function alertOfRow({ facts, ...row }: AlertRow): Alert {
  const rule = rulesByCode.get(row.ruleCode)
  return {
    id: row.id,
    ruleCode: row.ruleCode,
    ruleName: rule?.name ?? row.ruleCode,
    pattern: pattern.parse(row.pattern),
    severity: severity.parse(row.severity),
    townshipCode: row.townshipCode,
    categoryCode: row.categoryCode,
    month: row.month,
    amount: row.amount,
    message: rule?.message(facts) ?? row.ruleCode,
    status: status.parse(row.status),
    statusReason: row.statusReason,
    reasonCode: row.reasonCode,
    addedCount: row.addedCount,
    addedAmount: row.addedAmount,
    asOf: row.asOf,
    version: row.version,
  }
}

interface AlertSum {
  count: number
  /** Each fen once, also where several alerts are about it. */
  amount: Fen
}

/**
 * Alerts that hold, open or confirmed, by pattern, and all together; patterns without any are there
 * with zero. Money that is under two patterns is in both, and once in the total.
 */
export async function alertsByPattern(
  db: Db,
  { districtCode, townshipCode }: { districtCode: string; townshipCode: string | null },
): Promise<{ patterns: (AlertSum & { pattern: Alert['pattern'] })[]; total: AlertSum }> {
  const holding = sql`
    select part, rule_code, id, amount_fen, evidence
    from alert
    cross join lateral (values (pattern), ('total')) counted (part)
    where district_code = ${districtCode} and status in ('open', 'confirmed')
      and (${townshipCode}::text is null or township_code = ${townshipCode})`
  const { rows } = await atStake(districtCode, holding).execute(db)
  const found = new Map(rows.map(({ part, count, fen }) => [part, { count, amount: fen }]))
  const none = { count: 0, amount: 0n }
  return {
    patterns: pattern.options.map((name) => ({ pattern: name, ...(found.get(name) ?? none) })),
    total: found.get('total') ?? none,
  }
}
