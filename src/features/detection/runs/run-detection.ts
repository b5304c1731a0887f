import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type Params, parametersInForce } from '../../parameters/index.ts'
import { checkRules } from '../check-rules/index.ts'
import { prepareFor } from '../prepared.ts'
import { referredException } from '../referrals/referred-exception.ts'
import type { Rule } from '../rule.ts'
import { detectionRules } from '../rules/index.ts'
import type { DetectionOutcome, RunTrigger } from '../schemas.ts'
import { bringUpAlerts } from './bring-up-alerts.ts'
import { findBy, openFound, type Ran, type Run, recordRan } from './found.ts'
import { highWaterMark } from './high-water-mark.ts'

/** What a run does before the first rule, as its progress names it. */
const preparing = '整理发放数据'

type Report = (step: string, done: number, total: number) => Promise<void>
const untold: Report = async () => undefined

export interface RunDetection {
  asOf: string
  /** What set it off; a person's call when absent. */
  trigger?: RunTrigger | undefined
  key?: string | undefined
  /**
   * Told before the preparation and each rule: its name, how many are done, and of how many; throws
   * to stop.
   */
  report?: Report | undefined
}

/**
 * Runs every rule as of a day (inclusive). What people decided stays decided; an open alert that
 * no longer holds is withdrawn, a withdrawn one that holds again is open again. The same data,
 * parameters and day give the same alerts.
 */
export function runDetection(
  command: RunCommand,
  actor: Actor,
  { asOf, trigger = 'manual', key, report = untold }: RunDetection,
): Promise<DetectionOutcome> {
  return command(actor, { action: 'detection:run', key, input: { asOf } }, async (tx) => {
    const outcome = await runRules(tx, actor, { rules: detectionRules, asOf, trigger, report })
    const { newCount, withdrawnCount } = outcome
    return { subject: asOf, detail: { newCount, withdrawnCount }, result: outcome }
  })
}

/** Runs the rules about checks inside the command that records an answer. */
export function runCheckRules(tx: Tx, actor: Actor, asOf: string): Promise<DetectionOutcome> {
  return runRules(tx, actor, { rules: checkRules, asOf, trigger: 'check', report: untold })
}

/** Brings the alerts of what finance referred to what is referred now, inside its command. */
export function runReferralRule(tx: Tx, actor: Actor, asOf: string): Promise<DetectionOutcome> {
  const rules = [referredException]
  return runRules(tx, actor, { rules, asOf, trigger: 'referral', report: untold })
}

interface RunRules {
  rules: readonly Rule[]
  asOf: string
  trigger: RunTrigger
  report: Report
}

async function runRules(
  tx: Tx,
  actor: Actor,
  { rules, asOf, trigger, report }: RunRules,
): Promise<DetectionOutcome> {
  await waitForOtherRuns(tx, actor.districtCode)
  const params = await parametersInForce(tx, rules, { districtCode: actor.districtCode, asOf })
  const run = await openRun(tx, actor, asOf, trigger)
  await openFound(tx)
  await report(preparing, 0, rules.length)
  await prepareFor(tx, rules, run)
  const ran: Ran[] = []
  for (const rule of rules) {
    await report(rule.name, ran.length, rules.length)
    ran.push(await findBy(tx, run, rule, params[rule.code] ?? ({} as Params)))
  }
  const codes = rules.map(({ code }) => code)
  const broughtUp = await bringUpAlerts(tx, run, codes)
  const byRule = codes.map((code) => ({ code, ...broughtUp(code) }))
  await recordRan(
    tx,
    run,
    ran.map((one) => ({ ...one, ...broughtUp(one.code) })),
  )
  const newCount = byRule.reduce((total, one) => total + one.newCount, 0)
  const withdrawnCount = byRule.reduce((total, one) => total + one.withdrawnCount, 0)
  await tx
    .updateTable('detection_run')
    .set({ new_count: newCount, withdrawn_count: withdrawnCount })
    .where('district_code', '=', run.districtCode)
    .where('id', '=', run.id)
    .execute()
  return { runId: run.id, asOf, newCount, withdrawnCount, byRule }
}

/** Two runs at once would each withdraw what the other has found. */
async function waitForOtherRuns(tx: Tx, districtCode: string): Promise<void> {
  const lock = `detection:${districtCode}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
}

async function openRun(tx: Tx, actor: Actor, asOf: string, trigger: RunTrigger): Promise<Run> {
  const { districtCode } = actor
  const run = await tx
    .insertInto('detection_run')
    .values({
      district_code: districtCode,
      as_of: asOf,
      trigger,
      high_water: JSON.stringify(await highWaterMark(tx, districtCode)),
      new_count: 0,
      withdrawn_count: 0,
      run_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...run, districtCode, asOf }
}
