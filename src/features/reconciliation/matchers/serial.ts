import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { MonthScope } from '../scope.ts'

export const serialName = '按银行流水号'

/**
 * 逐笔代发: the statement has a line for each payee, under the serial number that the bank's
 * return gave for the payment, of the same amount to the fen. One match for each batch and day.
 *
 * It runs first and on the tables themselves, because it takes nearly everything: what it leaves
 * is all that the other passes have to look at.
 */
export async function matchBySerial(
  tx: Tx,
  { districtCode, month, from, until, parameters }: MonthScope,
): Promise<number> {
  const others = Object.entries(parameters.accounts)
    .filter(([, { passes = parameters.passes }]) => !passes.includes('serial'))
    .map(([account]) => account)
  await findAmbiguousSerials(tx, districtCode, from, until)
  const { rows } = await sql<{ count: number }>`
    with batch as materialized (
      select batch_id, executed_on, new_id() as match_id
      from (
        select distinct batch_id, executed_on from payment_result
        where district_code = ${districtCode} and outcome = 'settled'
          and executed_on between ${from}::date and ${until}::date) paid),
    member as (
      insert into matched_bank_line (district_code, statement_line_id, match_id, month, bank_fen,
        batch_id, line_no)
      select ${districtCode}, line.id, batch.match_id, ${month}, -line.debit_fen,
        result.batch_id, result.line_no
      from bank_statement_line line
      join payment_result result on result.district_code = ${districtCode}
        and result.bank_serial = line.serial and result.amount_fen = line.debit_fen
        and result.outcome = 'settled'
        and result.executed_on between ${from}::date and ${until}::date
      join batch using (batch_id, executed_on)
      where line.district_code = ${districtCode}
        and line.booked_on between ${from}::date and ${until}::date
        and line.debit_fen > 0 and result.bank_serial <> ''
        and line.fund_account_id <> all (${others}::uuid[])
        and not exists (select 1 from ambiguous_serial where serial = line.serial)
        and not exists (select 1 from matched_bank_line known
          where known.district_code = ${districtCode} and known.month >= left(${from}, 7)
            and known.statement_line_id = line.id)
        and not exists (select 1 from matched_bank_line known
          where known.district_code = ${districtCode} and known.month >= left(${from}, 7)
            and known.batch_id = result.batch_id and known.line_no = result.line_no)
      returning match_id),
    matched as (select match_id, count(*) as count from member group by match_id),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, 'serial' from matched)
    select coalesce(sum(count), 0)::int as count from matched`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Serial numbers that two payments or two accounts have tell nothing. */
async function findAmbiguousSerials(
  tx: Tx,
  districtCode: string,
  from: string,
  until: string,
): Promise<void> {
  await sql`drop table if exists ambiguous_serial`.execute(tx)
  await sql`
    create temporary table ambiguous_serial on commit drop as
    select bank_serial as serial
    from payment_result
    where district_code = ${districtCode} and outcome = 'settled' and bank_serial <> ''
      and executed_on between ${from}::date and ${until}::date
    group by bank_serial having count(*) > 1`.execute(tx)
  await sql`
    insert into ambiguous_serial
    select serial from bank_statement_line
    where district_code = ${districtCode} and debit_fen > 0
      and booked_on between ${from}::date and ${until}::date
      and (select count(distinct fund_account_id) from bank_statement_line
        where district_code = ${districtCode}
          and booked_on between ${from}::date and ${until}::date) > 1
    group by serial having count(*) > 1`.execute(tx)
}
