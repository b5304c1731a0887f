import { type RawBuilder, sql } from 'kysely'
import { formatDown } from '../../kernel/ratio.ts'
import type { Db } from '../../platform/db/database.ts'
import { findingRows, isFoundWithin, putRight, type Reader } from './finding-rows.ts'
import { policyOn } from './queries.ts'
import type { FindingStatistic, StatisticsFilter } from './schemas.ts'
import { doneStates } from './workflow.ts'

/** What statistics may be grouped by, as columns of a finding's row named `row`. */
const groups: Readonly<Record<StatisticsFilter['by'], (asOf: string) => RawBuilder<unknown>>> = {
  source: () => sql`row.source`,
  pattern: () => sql`row.pattern`,
  township: () => sql`row."townshipCode"`,
  kind: () => sql`row."rectificationKind"`,
  state: () => sql`row.state`,
  age: (asOf) => sql`case when row.state = any(${doneStates}) then 'done'
    when ${asOf}::date - row."foundOn" <= 30 then 'to_30'
    when ${asOf}::date - row."foundOn" <= 90 then 'to_90'
    when ${asOf}::date - row."foundOn" <= 180 then 'to_180' else 'over_180' end`,
}

type Counted = Omit<FindingStatistic, 'closedRate' | 'inTimeRate'>

/**
 * How many findings, how much, and what became of them, by what is asked for; the largest amount
 * first. In time is what was handed in by its deadline and found good; judged so far are those
 * that were found good or are overdue.
 */
export async function findingStatistics(
  db: Db,
  reader: Reader,
  { asOf, ...filter }: StatisticsFilter & { asOf: string },
): Promise<FindingStatistic[]> {
  const policy = await policyOn(db, reader, asOf)
  const { rows } = await sql<Counted>`
    with known as materialized (
      select row.*, ${groups[filter.by](asOf)} as key, row.state = any(${doneStates}) as is_done
      from (${findingRows(reader, { asOf, policy })}) row
      where ${isFoundWithin(filter)}),
    put_right as materialized (${putRight(reader, asOf)})
    select known.key, count(*)::int as count, sum(amount)::bigint as amount,
      sum(rectified)::bigint as "rectifiedAmount", sum(remaining)::bigint as "remainingAmount",
      count(*) filter (where is_done)::int as "doneCount",
      count(*) filter (where state = 'closed')::int as "closedCount",
      count(*) filter (where "isOverdue")::int as "overdueCount",
      count(*) filter (where "isDueSoon")::int as "dueSoonCount",
      count(*) filter (where "repeatOf" is not null)::int as "repeatCount",
      count(*) filter (where is_done or "isOverdue")::int as "judgedCount",
      count(*) filter (where is_done and "handedInOn" <= "dueOn")::int as "inTimeCount",
      ${sumOf('handed_up')} as "handedUp", ${sumOf('recovered')} as recovered,
      ${sumOf('restored')} as restored, ${sumOf('paid_out')} as "paidOut",
      ${sumOf('rebooked')} as rebooked
    from known
    left join put_right on put_right.finding_id = known.id
    group by known.key
    order by sum(amount) desc, known.key`.execute(db)
  return rows.map((row) => ({
    ...row,
    closedRate: rateOf(row.closedCount, row.count),
    inTimeRate: rateOf(row.inTimeCount, row.judgedCount),
  }))
}

const sumOf = (way: string) => sql`coalesce(sum(${sql.ref(`put_right.${way}`)}), 0)::bigint`

/** 0.6666; null of nothing. */
function rateOf(part: number, whole: number): string | null {
  const ratio = { numerator: BigInt(part), denominator: BigInt(whole) }
  return whole === 0 ? null : formatDown(ratio, 4)
}
