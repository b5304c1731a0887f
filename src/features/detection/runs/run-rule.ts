import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Params } from '../../parameters/index.ts'
import { isSuppressed } from '../alerts/suppression.ts'
import type { Rule } from '../rule.ts'
import type { RuleOutcome } from '../schemas.ts'
import { ruleVersion } from './rule-version.ts'

export interface Run {
  id: string
  districtCode: string
  asOf: string
}

/** The temporary table that holds what one rule found; it goes with the transaction. */
export async function openFound(tx: Tx): Promise<void> {
  await sql`
    create temporary table found (subject text primary key, township_code text, category_code text,
      month text, amount_fen bigint, facts jsonb, evidence jsonb) on commit drop`.execute(tx)
}

/** Brings a rule's alerts to what it finds now, and records how it ran. */
export async function runRule(tx: Tx, run: Run, rule: Rule, params: Params): Promise<RuleOutcome> {
  const started = performance.now()
  const { foundCount, foundFen, digest } = await gather(tx, run, rule, params)
  const newCount = foundCount === 0 ? 0 : await bringUp(tx, run, rule)
  const withdrawnCount = await withdrawOthers(tx, run, rule.code)
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
  const openCount = await openAlerts(tx, run.districtCode, rule.code)
  return { code: rule.code, openCount, newCount, withdrawnCount }
}

interface Gathered {
  foundCount: number
  foundFen: Fen
  /** Over all that was found, in the order of subjects. */
  digest: string
}

async function gather(
  tx: Tx,
  { districtCode, asOf }: Run,
  rule: Rule,
  params: Params,
): Promise<Gathered> {
  await sql`truncate found`.execute(tx)
  await sql`
    insert into found (subject, township_code, category_code, month, amount_fen, facts, evidence)
    select subject, township_code, category_code, month, amount_fen, facts, evidence
    from (${rule.detect({ districtCode, asOf, params })}) detected`.execute(tx)
  const { rows } = await sql<Gathered>`
    select count(*)::int as "foundCount", coalesce(sum(amount_fen), 0)::bigint as "foundFen",
      md5(coalesce(string_agg(md5(found::text), '' order by subject), '')) as digest
    from found`.execute(tx)
  const [gathered] = rows
  if (gathered === undefined) throw new Error('an aggregate without a row')
  return gathered
}

/** Brings the alerts to what was found; returns how many are open that were not. */
async function bringUp(tx: Tx, run: Run, rule: Rule): Promise<number> {
  const back = await refresh(tx, run, rule)
  const open = await insertNew(tx, run, rule)
  await noteGrowth(tx, run, rule.code)
  return back + open
}

/**
 * Alerts that nobody has decided about take what was found; withdrawn ones are back, suppressed
 * ones when their time is over. Returns how many came back.
 */
async function refresh(tx: Tx, run: Run, rule: Rule): Promise<number> {
  const { districtCode, asOf } = run
  const { rows } = await sql<{ back: number }>`
    with refreshed as (
      update alert set severity = ${rule.severity}, township_code = found.township_code,
        category_code = found.category_code, month = found.month, amount_fen = found.amount_fen,
        facts = found.facts, evidence = found.evidence, run_id = ${run.id}::uuid,
        status = state.after,
        status_reason = case when alert.status = state.after then alert.status_reason end,
        version = alert.version + case when alert.status = state.after
          and alert.facts = found.facts and alert.evidence = found.evidence
          and alert.amount_fen = found.amount_fen then 0 else 1 end
      from found
      join alert before on before.district_code = ${districtCode}
        and before.rule_code = ${rule.code} and before.subject = found.subject
      cross join lateral (select case when before.status = 'open' then 'open'
        when ${isSuppressed(districtCode, rule.code, asOf)} then 'suppressed'
        else 'open' end as after) state
      where alert.district_code = before.district_code and alert.id = before.id
        and before.status in ('open', 'suppressed', 'withdrawn')
      returning before.status as "from", state.after as "to"
    )
    select count(*) filter (where "from" <> 'open' and "to" = 'open')::int as back
    from refreshed`.execute(tx)
  return rows[0]?.back ?? 0
}

/** Returns how many new alerts are open, not counting those that are to be quiet. */
async function insertNew(tx: Tx, run: Run, rule: Rule): Promise<number> {
  const { districtCode, asOf } = run
  const { rows } = await sql<{ open: number }>`
    with inserted as (
      insert into alert (district_code, rule_code, subject, pattern, severity, township_code,
        category_code, month, amount_fen, facts, evidence, run_id, status)
      select ${districtCode}, ${rule.code}, found.subject, ${rule.pattern}, ${rule.severity},
        found.township_code, found.category_code, found.month, found.amount_fen, found.facts,
        found.evidence, ${run.id}::uuid,
        case when ${isSuppressed(districtCode, rule.code, asOf)} then 'suppressed' else 'open' end
      from found
      where not exists (select 1 from alert known where known.district_code = ${districtCode}
        and known.rule_code = ${rule.code} and known.subject = found.subject)
      order by found.subject
      returning status
    )
    select count(*) filter (where status = 'open')::int as open from inserted`.execute(tx)
  return rows[0]?.open ?? 0
}

/** What was decided stays decided; evidence that has come to it since is counted beside it. */
async function noteGrowth(tx: Tx, run: Run, ruleCode: string): Promise<void> {
  await sql`
    update alert set added_count = growth.count, added_fen = growth.fen,
      version = alert.version + 1
    from (
      select known.id, found.amount_fen - known.amount_fen as fen,
        (select count(*)::int from (
          select item ->> 'kind', item ->> 'key' from jsonb_array_elements(found.evidence) item
          except
          select item ->> 'kind', item ->> 'key' from jsonb_array_elements(known.evidence) item
        ) added) as count
      from found
      join alert known on known.district_code = ${run.districtCode}
        and known.rule_code = ${ruleCode} and known.subject = found.subject
      where known.status in ('confirmed', 'dismissed') and known.evidence <> found.evidence
    ) growth
    where alert.district_code = ${run.districtCode} and alert.id = growth.id
      and alert.added_count <> growth.count`.execute(tx)
}

/** Withdraws the rule's undecided alerts that this run did not find again. */
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
    .where('status', 'in', ['open', 'suppressed'])
    .where('run_id', '<>', run.id)
    .executeTakeFirst()
  return Number(withdrawn.numUpdatedRows)
}

async function openAlerts(tx: Tx, districtCode: string, ruleCode: string): Promise<number> {
  const { count } = await tx
    .selectFrom('alert')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('district_code', '=', districtCode)
    .where('rule_code', '=', ruleCode)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}
