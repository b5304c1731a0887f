import { sql } from 'kysely'
import { lastDayOf } from '../../kernel/month.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { hashed } from './hashed.ts'
import { parametersOfMonth, type ReconciliationParameters } from './parameters.ts'

/** What a run looks at: a month, and what earlier months have left open. */
export interface MonthScope {
  readonly districtCode: string
  readonly month: string
  /** First and last day; the first is earlier where months before were never reconciled. */
  readonly from: string
  readonly until: string
  /** Earlier days from which something waits; what, is in the temporary table `waiting`. */
  readonly carriedDays: readonly string[]
  readonly paysByLine: boolean
  readonly parameters: ReconciliationParameters
}

const beforeAllTime = '0001-01-01'

/** States of an exception whose line and entry still wait for a match. */
export const waitingStates = sql`('open', 'proposed', 'carried', 'referred')`

/**
 * Dissolves what an earlier run of the month matched, so that a run depends on nothing but the
 * data and on what people decided; their matches stay. What was waiting before goes into the
 * temporary table `waiting`.
 */
export async function openMonth(tx: Tx, districtCode: string, month: string): Promise<MonthScope> {
  await sql`drop table if exists waiting`.execute(tx)
  await sql`
    create temporary table waiting on commit drop as
    with made as (
      select id from reconciliation_match
      where district_code = ${districtCode} and month = ${month} and made_by is null),
    line as (
      select statement_line_id from matched_bank_line
      where district_code = ${districtCode} and month = ${month}
        and match_id in (select id from made)),
    entry as (
      select entry_key from matched_book_entry
      where district_code = ${districtCode} and month = ${month}
        and match_id in (select id from made))
    select statement_line_id, line_on, entry_key, entry_on
    from reconciliation_exception exception
    where district_code = ${districtCode} and month < ${month}
      and (state in ${waitingStates}
        or (state = 'cleared' and (
          statement_line_id in (select statement_line_id from line)
          or entry_key in (select entry_key from entry)))
        or ${isHalfMatched})`.execute(tx)
  await dissolveRun(tx, districtCode, month)
  const parameters = await parametersOfMonth(tx, districtCode, month)
  const { rows } = await sql<{ from: string | null; carriedDays: string[] }>`
    select (select to_char((max(month) || '-01')::date + interval '1 month', 'YYYY-MM-DD')
        from reconciliation_month where district_code = ${districtCode} and month < ${month})
        as from,
      array(select to_char(day, 'YYYY-MM-DD') from (
        select line_on as day from waiting union select entry_on from waiting) waited
        where day is not null order by day) as "carriedDays"`.execute(tx)
  const { from = null, carriedDays = [] } = rows[0] ?? {}
  if (from !== null) await addLateLines(tx, { districtCode, month, from })
  return {
    districtCode,
    month,
    from: from ?? beforeAllTime,
    until: lastDayOf(month),
    carriedDays,
    paysByLine: parameters.paysByLine,
    parameters,
  }
}

/** Of a line and an entry that did not fit, a person has matched one with something else. */
const isHalfMatched = sql`(state = 'resolved' and statement_line_id is not null
  and entry_key is not null and (
    not exists (select 1 from match_of_line(exception.district_code, exception.statement_line_id))
    or not exists (select 1 from matched_book_entry member
      where member.district_code = exception.district_code
        and member.entry_key = exception.entry_key)))`

/**
 * Lines of earlier days wait as well where they came in after the month before was run: it may be
 * closed. Ids are made in the order of time, so that the key finds what is new.
 */
async function addLateLines(
  tx: Tx,
  { districtCode, month, from }: Pick<MonthScope, 'districtCode' | 'month' | 'from'>,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select import.id from import
    where district_code = ${districtCode} and kind = 'bank-statement' and imported_at >= (
      select run_at from reconciliation_month
      where district_code = ${districtCode} and month < ${month} order by month desc limit 1)
    order by id limit 1`.execute(tx)
  const [first] = rows
  if (first === undefined) return
  await sql`
    insert into waiting (statement_line_id, line_on)
    select id, booked_on from bank_statement_line line
    where district_code = ${districtCode} and id > ${first.id} and booked_on < ${from}::date
      and not exists (select 1 from match_of_line(${districtCode}, line.id))
      and not exists (select 1 from reconciliation_exception known
        where known.district_code = ${districtCode} and known.subject = 'bank:' || line.id)`.execute(
    tx,
  )
}

/** Takes what runs matched in a month apart again. */
export async function dissolveRun(tx: Tx, districtCode: string, month: string): Promise<void> {
  const dissolve = sql`
    with made as (
      delete from reconciliation_match
      where district_code = ${districtCode} and month = ${month} and made_by is null
      returning id),
    line as (
      delete from matched_line where district_code = ${districtCode} and month = ${month}
        and match_id in (select id from made)),
    batch as (
      delete from matched_batch where district_code = ${districtCode} and month = ${month}
        and match_id in (select id from made))
    delete from matched_book_entry where district_code = ${districtCode} and month = ${month}
      and match_id in (select id from made)`
  await hashed(tx, () => dissolve.execute(tx))
}
