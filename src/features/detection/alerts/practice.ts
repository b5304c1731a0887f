import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { allRules } from '../all-rules.ts'
import type { EvidenceKind } from '../evidence-kinds.ts'
import type { RulePractice } from '../schemas.ts'

type Row = Omit<RulePractice, 'name' | 'precision' | 'judgedCount'>

/**
 * How each rule does in practice: what people confirmed and what they dismissed and why, beside its
 * base rate, the share of all rows of a kind that are behind its alerts.
 */
export async function rulePractice(db: Db, districtCode: string): Promise<RulePractice[]> {
  const { rows } = await sql<Row>`
    with judged as (
      select alert.rule_code, alert.status, reason.code, reason.name, reason.lesson,
        reason.position, case when alert.status = 'confirmed' then 'true_alarm'
          when alert.status = 'dismissed' then reason.verdict end as verdict
      from alert
      left join dismissal_reason reason on reason.code = alert.reason_code
      where alert.district_code = ${districtCode} and alert.status <> 'withdrawn'
    ),
    tally as (
      select rule_code, count(*) filter (where status = 'open')::int as "openCount",
        count(*) filter (where status = 'suppressed')::int as "suppressedCount",
        count(*) filter (where status = 'confirmed')::int as "confirmedCount",
        count(*) filter (where verdict = 'true_alarm')::int as "trueCount",
        count(*) filter (where verdict = 'false_alarm')::int as "falseCount",
        count(*) filter (where verdict = 'neutral')::int as "neutralCount"
      from judged group by rule_code
    ),
    reasons as (
      select rule_code, jsonb_agg(jsonb_build_object('code', code, 'name', name,
        'verdict', verdict, 'lesson', lesson, 'count', count) order by count desc, position) as list
      from (
        select rule_code, code, name, verdict, lesson, position, count(*) as count
        from judged where code is not null group by 1, 2, 3, 4, 5, 6
      ) reason group by rule_code
    ),
    behind as (
      select alert.rule_code, item ->> 'kind' as kind, count(distinct item ->> 'key') as flagged
      from alert
      cross join lateral jsonb_array_elements(alert.evidence) item
      where alert.district_code = ${districtCode} and alert.status <> 'withdrawn'
      group by 1, 2
    ),
    base as (
      select behind.rule_code, jsonb_agg(jsonb_build_object('kind', behind.kind,
        'flagged', behind.flagged, 'total', whole.count,
        'per10000', round(10000.0 * behind.flagged / whole.count, 2)::text)
        order by behind.flagged desc) as list
      from behind
      join (${wholeCounts(districtCode)}) whole on whole.kind = behind.kind and whole.count > 0
      group by behind.rule_code
    )
    select tally.rule_code as "ruleCode", "openCount", "suppressedCount", "confirmedCount",
      "trueCount", "falseCount", "neutralCount", coalesce(reasons.list, '[]') as dismissals,
      coalesce(base.list, '[]') as "baseRates"
    from tally
    left join reasons on reasons.rule_code = tally.rule_code
    left join base on base.rule_code = tally.rule_code`.execute(db)
  const found = new Map(rows.map((row) => [row.ruleCode, row]))
  return allRules.map(({ code, name }) => {
    const row = found.get(code) ?? nothingYet(code)
    return { ...row, name, ...precisionOf(row) }
  })
}

const each = sql`*`
/** A document's parts, for several categories or accounts, are one row. */
const eachDocument = sql`distinct document_number`
const books: Readonly<Record<EvidenceKind, [table: string, counted: RawBuilder<unknown>]>> = {
  document: ['appropriation', eachDocument],
  allocation: ['allocation', each],
  disbursement: ['disbursement', each],
  batch: ['payment_batch', each],
  line: ['payment', each],
  voucher: ['expenditure', each],
  bank: ['bank_statement_line', each],
  recovery: ['recovery', each],
  remittance: ['remittance', eachDocument],
  correction: ['journal_correction', each],
  check: ['recipient_check_person', each],
}

/** How many rows of each kind of evidence there are. */
function wholeCounts(districtCode: string): RawBuilder<unknown> {
  const counts = Object.entries(books).map(
    ([kind, [table, counted]]) => sql`
      select ${sql.lit(kind)} as kind, count(${counted}) as count from ${sql.table(table)}
      where district_code = ${districtCode}`,
  )
  return sql.join(counts, sql` union all `)
}

function nothingYet(ruleCode: string): Row {
  return {
    ruleCode,
    openCount: 0,
    suppressedCount: 0,
    confirmedCount: 0,
    trueCount: 0,
    falseCount: 0,
    neutralCount: 0,
    dismissals: [],
    baseRates: [],
  }
}

/** Of what people judged, the share that was right; null where nothing was judged. */
function precisionOf({ trueCount, falseCount }: Row) {
  const judgedCount = trueCount + falseCount
  const precision = judgedCount === 0 ? null : (trueCount / judgedCount).toFixed(4)
  return { judgedCount, precision }
}
