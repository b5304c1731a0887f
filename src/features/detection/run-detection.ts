import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Rule } from './rule.ts'
import { detectionRules } from './rules/index.ts'
import type { DetectionOutcome, RuleOutcome } from './schemas.ts'
import { paramsInForce } from './settings.ts'

interface Run {
  id: string
  districtCode: string
  asOf: string
}

/**
 * Runs every rule as of a day (inclusive). What people decided stays decided; an open alert that
 * no longer holds is withdrawn, a withdrawn one that holds again is open again. The same data and
 * day give the same alerts.
 */
export function runDetection(
  command: RunCommand,
  actor: Actor,
  input: { asOf: string; key?: string | undefined },
): Promise<DetectionOutcome> {
  const { asOf, key } = input
  return command(actor, { action: 'detection:run', key, input: { asOf } }, async (tx) => {
    await waitForOtherRuns(tx, actor.districtCode)
    const params = await paramsInForce(tx, actor.districtCode, asOf)
    const run = await openRun(tx, actor, asOf, params)
    const byRule: RuleOutcome[] = []
    for (const rule of detectionRules) byRule.push(await runRule(tx, run, rule, params[rule.code]))
    const newCount = byRule.reduce((total, one) => total + one.newCount, 0)
    const withdrawnCount = byRule.reduce((total, one) => total + one.withdrawnCount, 0)
    await tx
      .updateTable('detection_run')
      .set({ new_count: newCount, withdrawn_count: withdrawnCount })
      .where('district_code', '=', run.districtCode)
      .where('id', '=', run.id)
      .execute()
    const detail = { newCount, withdrawnCount }
    return { subject: asOf, detail, result: { runId: run.id, asOf, ...detail, byRule } }
  })
}

/** Two runs at once would each withdraw what the other has found. */
async function waitForOtherRuns(tx: Tx, districtCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`detection:${districtCode}`}, 0))`.execute(
    tx,
  )
}

async function openRun(tx: Tx, actor: Actor, asOf: string, params: unknown): Promise<Run> {
  const { districtCode } = actor
  const run = await tx
    .insertInto('detection_run')
    .values({
      district_code: districtCode,
      as_of: asOf,
      params: JSON.stringify(params),
      new_count: 0,
      withdrawn_count: 0,
      run_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...run, districtCode, asOf }
}

async function runRule(tx: Tx, run: Run, rule: Rule, params: unknown): Promise<RuleOutcome> {
  const { districtCode, asOf } = run
  // `before` is read as it was when the statement began, so it shows what the insert has changed.
  const { rows } = await sql<{ held: number; new: number }>`
    with written as (
      insert into alert (district_code, rule_code, subject, pattern, severity, township_code,
        category_code, month, amount_fen, facts, evidence, run_id)
      select ${districtCode}, ${rule.code}, found.subject, ${rule.pattern}, ${rule.severity},
        found.township_code, found.category_code, found.month, found.amount_fen, found.facts,
        found.evidence, ${run.id}::uuid
      from (${rule.detect({ districtCode, asOf, params })}) found
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
    )
    select count(*)::int as held,
      count(*) filter (where before.status is distinct from 'open')::int as new
    from written
    left join alert before on before.district_code = ${districtCode}
      and before.rule_code = ${rule.code} and before.subject = written.subject`.execute(tx)
  const counts = rows[0] ?? { held: 0, new: 0 }
  return {
    code: rule.code,
    openCount: counts.held,
    newCount: counts.new,
    withdrawnCount: await withdrawOthers(tx, run, rule.code),
  }
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
