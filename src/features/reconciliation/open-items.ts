import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { bookEntries, bookPayments } from './book-entries.ts'
import { nameKey } from './name-key.ts'
import { paymentKeyParts } from './payment-key.ts'
import type { MonthScope } from './scope.ts'

/**
 * Puts what is not matched yet into the temporary tables `open_line` (of the bank) and `open_item`
 * (of the books), numbered in an order that does not depend on when it was imported.
 */
export async function gatherOpenItems(tx: Tx, scope: MonthScope): Promise<void> {
  await sql`drop table if exists open_line, open_item`.execute(tx)
  await sql`
    create temporary table open_line on commit drop as
    with line as materialized (${openLines(scope)})
    select row_number() over (order by booked_on, number_hash, serial)::int as no, line.id,
      line.credit_fen - line.debit_fen as line_fen, line.booked_on, line.serial,
      regexp_split_to_array(btrim(line.remark), '[[:space:],,;;::、|]+') as words,
      line.summary, line.remark, line.counterparty_name as name,
      ${nameKey(sql.ref('line.counterparty_name'))} as name_key,
      line.counterparty_account_id as party_id, line.fund_account_id, own.window_days,
      own.tolerance_fen, false as names_entry
    from line
    join (${fundAccounts(scope)}) own on own.id = line.fund_account_id`.execute(tx)
  await sql`
    create temporary table open_item on commit drop as
    select row_number() over (order by booked_on, entry_key)::int as no, entry.*,
      ${nameKey(sql.ref('entry.name'))} as name_key
    from (${openEntries(scope)}) entry`.execute(tx)
  await sql`analyze open_line`.execute(tx)
  await sql`analyze open_item`.execute(tx)
  await markNamedEntries(tx, scope)
}

/** The fund accounts that have lines in `line`, with window and tolerance of each. */
function fundAccounts({ districtCode, parameters }: MonthScope): RawBuilder<unknown> {
  const { accounts, windowDays, toleranceFen } = parameters
  return sql`
    select account.id, account.number_hash,
      coalesce((own.value ->> 'windowDays')::int, ${windowDays}::int) as window_days,
      coalesce((own.value ->> 'toleranceFen')::bigint, ${toleranceFen}::bigint) as tolerance_fen
    from (select distinct fund_account_id from line) fund
    cross join lateral (
      select id, number_hash from bank_account known
      where known.district_code = ${districtCode} and known.id = fund_account_id offset 0) account
    left join jsonb_each(${JSON.stringify(accounts)}::jsonb) own on own.key = account.id::text`
}

/** Lines of the month's days that are in no match, and those that waited and still are in none. */
function openLines({ districtCode, from, until, paysByLine }: MonthScope): RawBuilder<unknown> {
  const own = paysByLine
    ? sql`
      select line.*
      from left_over
      cross join lateral (
        select * from bank_statement_line known
        where known.district_code = ${districtCode} and known.id = left_over.line_id offset 0) line`
    : sql`
      select line.*
      from bank_statement_line line
      left join matched_bank_line matched on matched.district_code = ${districtCode}
        and matched.month >= left(${from}, 7) and matched.statement_line_id = line.id
      where line.district_code = ${districtCode}
        and line.booked_on between ${from}::date and ${until}::date
        and matched.statement_line_id is null`
  return sql`
    ${own}
    union all
    select line.*
    from (select distinct statement_line_id from waiting) waited
    join bank_statement_line line on line.district_code = ${districtCode}
      and line.id = waited.statement_line_id and line.booked_on < ${from}::date
    where not exists (select 1 from match_of_line(${districtCode}, line.id))`
}

function openEntries(scope: MonthScope): RawBuilder<unknown> {
  const { districtCode, paysByLine } = scope
  const entries = sql`
    select entry.entry_key, null::text as batch_key, null::uuid as batch_id, null::int as line_no,
      entry.kind, entry.entry_fen, entry.booked_on, entry.reference, null::text as batch_number,
      null::text as bank_serial, entry.name, entry.party_id, entry.category_code, entry.township_code
    from (${bookEntries(scope)}) entry
    where ${isInScope(scope)} and ${isUnmatched(districtCode, sql.ref('entry.entry_key'))}`
  if (!paysByLine) return entries
  return sql`
    ${entries}
    union all
    select entry.entry_key, entry.batch_key, entry.batch_id, entry.line_no, 'payment',
      entry.entry_fen, entry.booked_on, entry.reference, entry.batch_number, entry.bank_serial,
      entry.name, entry.party_id, entry.category_code, entry.township_code
    from (${bookPayments(scope, openPayments(scope))}) entry
    where ${isUnmatched(districtCode, sql.ref('entry.entry_key'))}`
}

/** Payments of the month's days that no serial number has settled, and those that waited. */
function openPayments({ districtCode, from }: MonthScope): RawBuilder<unknown> {
  const { isPayment, batchNumber, lineNo } = paymentKeyParts(sql.ref('entry_key'))
  return sql`
    select batch_id, line_no, amount_fen, executed_on, bank_serial from left_over
    where batch_id is not null
    union all
    select result.batch_id, result.line_no, result.amount_fen, result.executed_on,
      result.bank_serial
    from (
      select distinct ${batchNumber} as number, ${lineNo}::int as line_no
      from waiting where ${isPayment}) waited
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = waited.number
    join payment_result result on result.district_code = ${districtCode}
      and result.batch_id = batch.id and result.line_no = waited.line_no
      and result.executed_on < ${from}::date and result.outcome = 'settled'
    where not exists (select 1 from matched_bank_line known
      where known.district_code = ${districtCode} and known.batch_id = result.batch_id
        and known.line_no = result.line_no)`
}

function isInScope({ from }: MonthScope): RawBuilder<boolean> {
  return sql`(entry.booked_on >= ${from}::date
    or entry.entry_key in (select entry_key from waiting where entry_key is not null))`
}

function isUnmatched(districtCode: string, key: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`not exists (select 1 from matched_book_entry known
    where known.district_code = ${districtCode} and known.entry_key = ${key})`
}

/** A line whose remark names an entry of the books is not matched with another by its amount. */
async function markNamedEntries(tx: Tx, { districtCode }: MonthScope): Promise<void> {
  await sql`
    update open_line set names_entry = true
    from (
      select distinct no
      from (select no, unnest(words) as word from open_line where btrim(remark) <> '') said
      join (
        select document_number as number from appropriation where district_code = ${districtCode}
        union all select number from disbursement where district_code = ${districtCode}
        union all select voucher_number from expenditure where district_code = ${districtCode}
        union all select number from payment_batch where district_code = ${districtCode}
        union all select receipt_number from recovery where district_code = ${districtCode}
        union all select document_number from remittance where district_code = ${districtCode}
      ) known on known.number = said.word) named
    where named.no = open_line.no`.execute(tx)
}
