import { sql } from 'kysely'
import { firstDayOf, lastDayOf } from '../../kernel/month.ts'
import { type Clock, todayOf } from '../../platform/clock.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { earlierMonthOpen, monthAlreadyClosed, monthNotOver, monthNotReady } from './problems.ts'

export interface MonthScope {
  districtCode: string
  month: string
}

/** What must be so before a month's books are closed; a feature brings its own. */
export interface CloseCondition {
  code: string
  /** Why the month cannot be closed yet, in the clerk's words; null where nothing is in the way. */
  unmet(db: Db | Tx, scope: MonthScope): Promise<string | null>
}

export interface Unmet {
  code: string
  reason: string
}

/** The conditions that a month does not meet. */
export async function unmetConditions(
  db: Db | Tx,
  scope: MonthScope,
  conditions: readonly CloseCondition[],
): Promise<Unmet[]> {
  const unmet: Unmet[] = []
  for (const { code, unmet: judge } of conditions) {
    const reason = await judge(db, scope)
    if (reason !== null) unmet.push({ code, reason })
  }
  return unmet
}

export interface ClosingServices {
  command: RunCommand
  clock: Clock
  conditions: readonly CloseCondition[]
}

/**
 * Closes a month's books, and with them all before it: from now on the database refuses entries
 * of these days. Months are closed in order, and not before they are over.
 */
export function closeMonth(
  { command, clock, conditions }: ClosingServices,
  actor: Actor,
  input: { month: string; key: string },
): Promise<{ month: string }> {
  const { month, key } = input
  const { districtCode } = actor
  const request = { action: 'ledger:close', key, input: { month } }
  return command(actor, request, async (tx) => {
    if (todayOf(clock) <= lastDayOf(month)) throw monthNotOver(month)
    // Waits for postings under way; those that come later wait here and then find it closed.
    const lock = `closed_month:${districtCode}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
    const closedThrough = await lastClosedMonth(tx, districtCode)
    if (closedThrough !== null && closedThrough >= month) {
      throw monthAlreadyClosed({ month, closedThrough })
    }
    const earlier = await firstOpenMonth(tx, { districtCode, month })
    if (earlier !== null) throw earlierMonthOpen({ month, earlier })
    const unmet = await unmetConditions(tx, { districtCode, month }, conditions)
    if (unmet.length > 0) {
      const reasons = unmet.map(({ reason }) => reason)
      throw monthNotReady({ month, reasons }, { errors: unmet })
    }
    await tx
      .insertInto('closed_month')
      .values(({ fn }) => ({
        district_code: districtCode,
        month,
        closed_by: actor.userId,
        closed_at: fn<Date>('clock_timestamp', []),
      }))
      .execute()
    return { subject: month, detail: {}, result: { month } }
  })
}

/** The month up to which the books are closed; null where none is. */
export async function lastClosedMonth(db: Db | Tx, districtCode: string): Promise<string | null> {
  const last = await db
    .selectFrom('closed_month')
    .select(({ fn }) => fn.max('month').as('month'))
    .where('district_code', '=', districtCode)
    .executeTakeFirst()
  return last?.month ?? null
}

/** The first month before this one that has entries and is not closed. */
async function firstOpenMonth(tx: Tx, { districtCode, month }: MonthScope): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select to_char(min(effective_on), 'YYYY-MM') as month
    from transfer
    where district_code = ${districtCode} and effective_on < ${firstDayOf(month)}::date
      and to_char(effective_on, 'YYYY-MM') > coalesce((select max(month) from closed_month
        where district_code = ${districtCode}), '')`.execute(tx)
  return rows[0]?.month ?? null
}

/** The closed months, newest first. */
export function closedMonthsOf(db: Db, districtCode: string) {
  return db
    .selectFrom('closed_month')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.district_code', '=', 'closed_month.district_code')
        .onRef('app_user.id', '=', 'closed_month.closed_by'),
    )
    .select(['month', 'display_name as closedBy', 'closed_at as closedAt'])
    .where('closed_month.district_code', '=', districtCode)
    .orderBy('month', 'desc')
    .execute()
}
