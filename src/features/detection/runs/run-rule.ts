import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Params } from '../../parameters/index.ts'
import type { Rule } from '../rule.ts'
import type { RuleOutcome } from '../schemas.ts'
import { ruleVersion } from './rule-version.ts'

export interface Run {
  id: string
  districtCode: string
  asOf: string
}

/** Writes what a rule finds into its alerts, withdraws the others, and records how it ran. */
export async function runRule(tx: Tx, run: Run, rule: Rule, params: Params): Promise<RuleOutcome> {
  const started = performance.now()
  const { digest, ...counts } = await writeFound(tx, run, rule, params)
  const withdrawnCount = await withdrawOthers(tx, run, rule.code)
  const { foundCount, foundFen, heldCount: openCount, newCount } = counts
  await tx
    .insertInto('detection_run_rule')
    .values({
      district_code: run.districtCode,
      run_id: run.id,
      rule_code: rule.code,
      rule_version: ruleVersion(tx, rule, params),
      params: JSON.stringify(params),
      found_count: foundCount,
      found_fen: foundFen,
      new_count: newCount,
      withdrawn_count: withdrawnCount,
      digest,
      duration_ms: Math.round(performance.now() - started),
    })
    .execute()
  return { code: rule.code, openCount, newCount, withdrawnCount }
}

interface Found {
  foundCount: number
  foundFen: Fen
  /** Over all that was found, in the order of subjects. */
  digest: string
  /** Of these: open now. */
  heldCount: number
  /** Of these: new, or back. */
  newCount: number
}

async function writeFound(
  tx: Tx,
  { id, districtCode, asOf }: Run,
  rule: Rule,
  params: Params,
): Promise<Found> {
  // `before` is read as it was when the statement began, so it shows what the insert has changed.
  const { rows } = await sql<Found>`
    with found as materialized (${rule.detect({ districtCode, asOf, params })}),
    written as (
      insert into alert (district_code, rule_code, subject, pattern, severity, township_code,
        category_code, month, amount_fen, facts, evidence, run_id)
      select ${districtCode}, ${rule.code}, found.subject, ${rule.pattern}, ${rule.severity},
        found.township_code, found.category_code, found.month, found.amount_fen, found.facts,
        found.evidence, ${id}::uuid
      from found
      order by found.subject
      on conflict on constraint alert_subject_unique do update set
        severity = excluded.severity, township_code = excluded.township_code,
        category_code = excluded.category_code, month = excluded.month,
        amount_fen = excluded.amount_fen, facts = excluded.facts, evidence = excluded.evidence,
        run_id = excluded.run_id, status = 'open',
        status_reason = case when alert.status = 'open' then alert.status_reason end,
        version = alert.version + case when alert.status = 'open'
          and alert.facts = excluded.facts and alert.evidence = excluded.evidence
          and alert.amount_fen = excluded.amount_fen then 0 else 1 end
        where alert.status in ('open', 'withdrawn')
      returning subject
    ),
    held as (
      select count(*)::int as held,
        count(*) filter (where before.status is distinct from 'open')::int as new
      from written
      left join alert before on before.district_code = ${districtCode}
        and before.rule_code = ${rule.code} and before.subject = written.subject
    )
    select count(*)::int as "foundCount", coalesce(sum(amount_fen), 0)::bigint as "foundFen",
      coalesce(md5(string_agg(md5(found::text), '' order by subject)), '') as digest,
      min(held.held) as "heldCount", min(held.new) as "newCount"
    from held left join found on true`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new Error('an aggregate without a row')
  return found
}

/** Withdraws the rule's open alerts that this run did not find again. */
async function withdrawOthers(tx: Tx, run: Run, ruleCode: string): Promise<number> {
  const withdrawn = await tx
    .updateTable('alert')
    .set((alert) => ({
      status: 'withdrawn',
      status_reason: `截至${run.asOf}复查,规则条件已不成立,自动撤销`,
      version: alert('version', '+', 1),
    }))
    .where('district_code', '=', run.districtCode)
    .where('rule_code', '=', ruleCode)
    .where('status', '=', 'open')
    .where('run_id', '<>', run.id)
    .executeTakeFirst()
  return Number(withdrawn.numUpdatedRows)
}
