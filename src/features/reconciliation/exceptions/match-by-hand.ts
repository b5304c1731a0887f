import { sql } from 'kysely'
import { monthOf } from '../../../kernel/month.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { paymentKeyParts } from '../payment-key.ts'
import { firstOpenMonth } from './open-month.ts'
import { matchNotBalanced, memberUnknown } from './problems.ts'

export interface Member {
  /** A bank line's id, or an entry's key. */
  key: string
  fen: bigint
  on: string
}

export interface HandMade {
  pass: 'manual' | 'correction'
  lines: readonly Member[]
  entries: readonly Member[]
  note: string
}

/** The bank lines of the ids; refuses with `match-member-unknown`. */
export async function linesById(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select id as key, credit_fen - debit_fen as fen, booked_on as on
    from bank_statement_line
    where district_code = ${actor.districtCode} and id = any (${ids}::uuid[])`.execute(tx)
  return all(rows, ids)
}

const paymentOf = paymentKeyParts(sql.ref('wanted.key'))

/** The entries of the keys, payments and corrections too; refuses with `match-member-unknown`. */
export async function entriesByKey(
  tx: Tx,
  { districtCode }: Actor,
  keys: readonly string[],
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with wanted as (select key from unnest(${keys}::text[]) key)
    select entry_key as key, case when side = 'credit' then amount_fen else -amount_fen end as fen,
      booked_on as on
    from book_entry entry
    where entry.district_code = ${districtCode} and entry_key in (select key from wanted)
    union all
    select concat_ws(':', 'correction', voucher_number, booked_on), amount_fen, booked_on
    from journal_correction
    where district_code = ${districtCode}
      and concat_ws(':', 'correction', voucher_number, booked_on) in (select key from wanted)
    union all
    select wanted.key, -result.amount_fen, result.executed_on
    from wanted
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = ${paymentOf.batchNumber}
    join payment_result result on result.district_code = ${districtCode}
      and result.batch_id = batch.id and result.outcome = 'settled'
      and result.line_no::text = ${paymentOf.lineNo}
    where ${paymentOf.isPayment}`.execute(tx)
  return all(rows, keys)
}

function all(found: Member[], keys: readonly string[]): Member[] {
  const known = new Set(found.map(({ key }) => key))
  const missing = keys.find((key) => !known.has(key))
  if (missing !== undefined) throw memberUnknown(missing)
  return found
}

/**
 * Enters a match that a person made, in the month of its latest member. Refuses with
 * `match-not-balanced`; what is matched already is refused by the database.
 */
export async function enterMatch(tx: Tx, actor: Actor, made: HandMade): Promise<string> {
  const { lines, entries, pass, note } = made
  const sum = (members: readonly Member[]) => members.reduce((total, { fen }) => total + fen, 0n)
  const [bank, books] = [sum(lines), sum(entries)]
  if (bank !== books) throw matchNotBalanced({ bank, books })
  const days = [...lines, ...entries].map(({ on }) => monthOf(on))
  const openFrom = await firstOpenMonth(tx, actor.districtCode)
  const month = [...days, openFrom].toSorted().at(-1) ?? openFrom
  const { rows } = await sql<{ id: string }>`
    with match as (
      insert into reconciliation_match (district_code, month, pass, made_by, note)
      values (${actor.districtCode}, ${month}, ${pass}, ${actor.userId}, ${note}) returning id),
    line as (
      insert into matched_line (district_code, statement_line_id, match_id, month, bank_fen)
      select ${actor.districtCode}, member.key::uuid, match.id, ${month}, member.fen
      from match, unnest(${lines.map(({ key }) => key)}::text[],
        ${lines.map(({ fen }) => String(fen))}::bigint[]) member (key, fen)),
    entry as (
      insert into matched_book_entry (district_code, entry_key, match_id, month, book_fen)
      select ${actor.districtCode}, member.key, match.id, ${month}, member.fen
      from match, unnest(${entries.map(({ key }) => key)}::text[],
        ${entries.map(({ fen }) => String(fen))}::bigint[]) member (key, fen))
    select id from match`.execute(tx)
  return rows[0]?.id ?? ''
}

/** Takes a match made by a person apart again; resolves with the month it was in. */
export async function dissolveMatch(tx: Tx, actor: Actor, matchId: string): Promise<void> {
  await sql`
    with match as (
      delete from reconciliation_match
      where district_code = ${actor.districtCode} and id = ${matchId}::uuid
      returning id, month),
    line as (
      delete from matched_line member using match
      where member.district_code = ${actor.districtCode} and member.month = match.month
        and member.match_id = match.id)
    delete from matched_book_entry member using match
    where member.district_code = ${actor.districtCode} and member.month = match.month
      and member.match_id = match.id`.execute(tx)
}
