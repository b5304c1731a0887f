import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { noteBroughtUp } from '../alerts/standing.ts'
import { isSuppressed } from '../alerts/suppression.ts'
import type { Run } from './found.ts'

/** What became of the alerts of one rule. */
export interface BroughtUp {
  openCount: number
  newCount: number
  withdrawnCount: number
}

/** How many alerts by the code of their rule. */
type Counts = ReadonlyMap<string, number>
interface RuleCount {
  code: string
  count: number
}
const perRule = sql`select rule_code as code, count(*)::int as count`

/** Brings the alerts of rules to what was found by them. */
export async function bringUpAlerts(
  tx: Tx,
  run: Run,
  ruleCodes: readonly string[],
): Promise<(ruleCode: string) => BroughtUp> {
  await sql`analyze found`.execute(tx)
  const back = await refresh(tx, run)
  const inserted = await insertNew(tx, run)
  await noteGrowth(tx, run, ruleCodes)
  const withdrawn = await withdrawOthers(tx, run, ruleCodes)
  await noteBroughtUp(tx, run, ruleCodes)
  const open = await openAlerts(tx, run, ruleCodes)
  return (code) => ({
    openCount: open.get(code) ?? 0,
    newCount: (back.get(code) ?? 0) + (inserted.get(code) ?? 0),
    withdrawnCount: withdrawn.get(code) ?? 0,
  })
}

/**
 * Alerts that nobody has decided about take what was found; withdrawn ones are back, suppressed
 * ones when their time is over. What is decided while this waits stays decided, by its version.
 * Returns how many came back.
 */
function refresh(tx: Tx, { id, districtCode, asOf }: Run): Promise<Counts> {
  return counted(
    tx,
    sql`
    with refreshed as (
      update alert set severity = found.severity, township_code = found.township_code,
        category_code = found.category_code, month = found.month, amount_fen = found.amount_fen,
        facts = found.facts, evidence = found.evidence, run_id = ${id}::uuid,
        status = state.after,
        status_reason = case when alert.status = state.after then alert.status_reason end,
        version = alert.version + case when alert.status = state.after
          and alert.facts = found.facts and alert.evidence = found.evidence
          and alert.amount_fen = found.amount_fen then 0 else 1 end
      from found
      join alert before on before.district_code = ${districtCode}
        and before.rule_code = found.rule_code and before.subject = found.subject
      cross join lateral (select case when before.status = 'open' then 'open'
        when ${isSuppressed(districtCode, asOf)} then 'suppressed'
        else 'open' end as after) state
      where alert.district_code = before.district_code and alert.id = before.id
        and before.status in ('open', 'suppressed', 'withdrawn')
        and alert.version = before.version
      returning found.rule_code, before.status as "from", state.after as "to"
    )
    ${perRule} from refreshed where "from" <> 'open' and "to" = 'open' group by 1`,
  )
}

/** Returns how many new alerts are open, not counting those that are to be quiet. */
function insertNew(tx: Tx, { id, districtCode, asOf }: Run): Promise<Counts> {
  return counted(
    tx,
    sql`
    with inserted as (
      insert into alert (district_code, rule_code, subject, pattern, severity, township_code,
        category_code, month, amount_fen, facts, evidence, run_id, status)
      select ${districtCode}, found.rule_code, found.subject, found.pattern, found.severity,
        found.township_code, found.category_code, found.month, found.amount_fen, found.facts,
        found.evidence, ${id}::uuid,
        case when ${isSuppressed(districtCode, asOf)} then 'suppressed' else 'open' end
      from found
      where not exists (select 1 from alert known where known.district_code = ${districtCode}
        and known.rule_code = found.rule_code and known.subject = found.subject)
      order by found.rule_code, found.subject
      returning rule_code, status
    )
    ${perRule} from inserted where status = 'open' group by 1`,
  )
}

/**
 * What was decided stays decided; beside it is counted what has come to it since: evidence, or more
 * at stake of the same. What is gone again is no longer counted.
 */
async function noteGrowth(
  tx: Tx,
  { districtCode }: Run,
  ruleCodes: readonly string[],
): Promise<void> {
  await sql`
    update alert set added_count = growth.count, added_fen = growth.fen,
      version = alert.version + 1
    from (
      select known.id, added.count,
        case when added.count > 0 then found.amount_fen - known.amount_fen else 0 end as fen
      from alert known
      left join found on found.rule_code = known.rule_code and found.subject = known.subject
        and found.evidence <> known.evidence
      cross join lateral (
        select count(*)::int as count
        from jsonb_array_elements(found.evidence) item
        where not exists (
          select 1 from jsonb_array_elements(known.evidence) before
          where before ->> 'kind' = item ->> 'kind' and before ->> 'key' = item ->> 'key'
            and coalesce((before ->> 'fen')::bigint >= (item ->> 'fen')::bigint, true))) added
      where known.district_code = ${districtCode}
        and known.rule_code = any(${ruleCodes}::text[])
        and known.status in ('confirmed', 'dismissed')
    ) growth
    where alert.district_code = ${districtCode} and alert.id = growth.id
      and (alert.added_count, alert.added_fen) <> (growth.count, growth.fen)`.execute(tx)
}

/** Withdraws the rules' undecided alerts that this run did not find again. */
function withdrawOthers(tx: Tx, run: Run, ruleCodes: readonly string[]): Promise<Counts> {
  const reason = `截至${run.asOf}复查,规则条件已不成立,自动撤销`
  return counted(
    tx,
    sql`
    with withdrawn as (
      update alert set status = 'withdrawn', status_reason = ${reason}, version = version + 1
      where district_code = ${run.districtCode} and rule_code = any(${ruleCodes}::text[])
        and status in ('open', 'suppressed')
        and (rule_code, subject) not in (select rule_code, subject from found)
      returning rule_code
    )
    ${perRule} from withdrawn group by 1`,
  )
}

function openAlerts(tx: Tx, { districtCode }: Run, ruleCodes: readonly string[]): Promise<Counts> {
  return counted(
    tx,
    sql`
    ${perRule} from alert
    where district_code = ${districtCode} and rule_code = any(${ruleCodes}::text[])
      and status = 'open'
    group by 1`,
  )
}

async function counted(tx: Tx, statement: RawBuilder<RuleCount>): Promise<Counts> {
  const { rows } = await statement.execute(tx)
  return new Map(rows.map(({ code, count }) => [code, count]))
}
