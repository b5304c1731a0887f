import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Params } from '../../parameters/index.ts'
import type { Rule } from '../rule.ts'
import { detectBy, periodsOf } from './by-month.ts'
import { ruleVersion } from './rule-version.ts'

export interface Run {
  id: string
  districtCode: string
  asOf: string
}

/** How a rule ran. */
export interface Ran {
  code: string
  version: string
  params: Params
  durationMs: number
}

/** The temporary table that holds what a run's rules find; it goes with the transaction. */
export async function openFound(tx: Tx): Promise<void> {
  await sql`
    create temporary table found (rule_code text, pattern text, severity text, subject text,
      township_code text, category_code text, month text, amount_fen bigint, facts jsonb,
      evidence jsonb, primary key (rule_code, subject)) on commit drop`.execute(tx)
}

/** Adds what a rule finds to the table. */
export async function findBy(tx: Tx, run: Run, rule: Rule, params: Params): Promise<Ran> {
  const started = performance.now()
  const periods = await periodsOf(tx, rule, run, params)
  await sql`
    insert into found (rule_code, pattern, severity, subject, township_code, category_code, month,
      amount_fen, facts, evidence)
    select ${rule.code}, ${rule.pattern}, ${rule.severity}, subject, township_code, category_code,
      month, amount_fen, facts, evidence
    from (${detectBy(rule, run, periods)}) detected`.execute(tx)
  return {
    code: rule.code,
    version: ruleVersion(tx, rule, params),
    params,
    durationMs: Math.round(performance.now() - started),
  }
}

/** Records how each rule ran, with sums and digest of all it found in the order of subjects. */
export async function recordRan(
  tx: Tx,
  { districtCode, id }: Run,
  ran: readonly (Ran & { newCount: number; withdrawnCount: number })[],
): Promise<void> {
  await sql`
    insert into detection_run_rule (district_code, run_id, rule_code, rule_version, params,
      found_count, found_fen, new_count, withdrawn_count, digest, duration_ms)
    select ${districtCode}, ${id}::uuid, ran.code, ran.version, ran.params, sums.found_count,
      sums.found_fen, ran."newCount", ran."withdrawnCount", sums.digest, ran."durationMs"
    from jsonb_to_recordset(${JSON.stringify(ran)}::jsonb) ran (code text, version text,
      params jsonb, "newCount" int, "withdrawnCount" int, "durationMs" int)
    cross join lateral (
      select count(*)::int as found_count, coalesce(sum(amount_fen), 0)::bigint as found_fen,
        md5(coalesce(string_agg(md5(row(subject, township_code, category_code, month, amount_fen,
          facts, evidence)::text), '' order by subject), '')) as digest
      from found
      where found.rule_code = ran.code) sums`.execute(tx)
}
