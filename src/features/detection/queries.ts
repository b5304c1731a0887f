import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { alertNotFound, ruleNotFound } from './problems.ts'
import type { Rule } from './rule.ts'
import { detectionRules } from './rules/index.ts'
import {
  type Alert,
  type AlertDetail,
  type AlertFilter,
  alertDetail,
  pattern,
  severity,
} from './schemas.ts'
import { alertStatuses } from './workflow.ts'

const rulesByCode = new Map<string, Rule>(detectionRules.map((rule) => [rule.code, rule]))
const status = z.enum(alertStatuses)
const cursorKey = z.tuple([
  z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
  z.uuid(),
])

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

/** Alerts, the largest amount first, page by page. */
export async function alertsOf(
  db: Db,
  districtCode: string,
  filter: AlertFilter,
): Promise<{ items: Alert[]; nextCursor: string | null }> {
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
  const rows = await alertQuery(db, districtCode)
    .$if(filter.pattern !== undefined, (query) =>
      query.where('alert.pattern', '=', filter.pattern ?? ''),
    )
    .$if(filter.status !== undefined, (query) =>
      query.where('alert.status', '=', filter.status ?? ''),
    )
    .$if(filter.townshipCode !== undefined, (query) =>
      query.where('alert.township_code', '=', filter.townshipCode ?? ''),
    )
    .$if(filter.ruleCode !== undefined, (query) =>
      query.where('alert.rule_code', '=', filter.ruleCode ?? ''),
    )
    .$if(after !== null, (query) =>
      query.where(({ eb, and, or }) =>
        or([
          eb('alert.amount_fen', '<', after?.[0] ?? 0n),
          and([
            eb('alert.amount_fen', '=', after?.[0] ?? 0n),
            eb('alert.id', '>', after?.[1] ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('alert.amount_fen', 'desc')
    .orderBy('alert.id')
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return {
    items: page.map(alertOfRow),
    nextCursor: last === undefined ? null : encodeCursor([String(last.amount), last.id]),
  }
}

/** One alert with its evidence; refuses with `alert-not-found`. */
export async function alertById(
  db: Db | Tx,
  districtCode: string,
  id: string,
): Promise<AlertDetail> {
  const row = await alertQuery(db, districtCode)
    .select(['alert.subject', 'alert.evidence'])
    .where('alert.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw alertNotFound()
  const rule = rulesByCode.get(row.ruleCode)
  return {
    ...alertOfRow(row),
    subject: row.subject,
    evidence: alertDetail.shape.evidence.parse(row.evidence),
    basis: [...(rule?.basis ?? [])],
    nextCheck: rule?.nextCheck ?? '',
  }
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
    asOf: row.asOf,
    version: row.version,
  }
}

/** Alerts that hold, open or confirmed, by pattern; patterns without any are there with zero. */
export async function alertsByPattern(
  db: Db,
  { districtCode, townshipCode }: { districtCode: string; townshipCode: string | null },
): Promise<{ pattern: Alert['pattern']; count: number; amount: bigint }[]> {
  const rows = await db
    .selectFrom('alert')
    .select(({ fn }) => [
      'pattern',
      fn.countAll<bigint>().as('count'),
      fn.sum<string>('amount_fen').as('amount'),
    ])
    .where('district_code', '=', districtCode)
    .where('status', 'in', ['open', 'confirmed'])
    .$if(townshipCode !== null, (query) => query.where('township_code', '=', townshipCode))
    .groupBy('pattern')
    .execute()
  const found = new Map(rows.map((row) => [row.pattern, row]))
  return pattern.options.map((name) => ({
    pattern: name,
    count: Number(found.get(name)?.count ?? 0),
    amount: BigInt(found.get(name)?.amount ?? 0),
  }))
}
