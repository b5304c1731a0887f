import { sql } from 'kysely'
import { changeParameters } from '../../../src/features/parameters/index.ts'
import { reconciliationParameters } from '../../../src/features/reconciliation/index.ts'
import { inTransaction, type Tx } from '../../../src/platform/db/transaction.ts'
import type { BenchServices } from '../district.ts'

export const benchMonth = '2023-07'
const batchSize = 500
/** One payment of so many is disturbed, by each of the eight disturbances in turn: 2 % of all. */
const every = 50

/** What becomes of each disturbed payment's line; the position is the disturbance's number. */
const disturbances = [
  { what: 'dropped', exception: 'in_books_not_at_bank' },
  { what: 'paid twice', exception: 'paid_twice' },
  { what: 'another amount', exception: 'amount_differs' },
  { what: 'another serial number', pass: 'account-amount-date' },
  { what: 'split', pass: 'split-combined' },
  { what: 'returned', exception: 'returned_not_booked' },
  { what: 'the name alone, written in another way', pass: 'name-amount-date' },
  { what: 'a fee beside it', exception: 'fee_or_interest' },
] as const
const cycle = every * disturbances.length
/** Whose own line keeps serial number and amount. */
const matchedBySerial = [1, 5, 7]

export interface Expected {
  matched: Record<string, number>
  exceptions: Record<string, number>
}

/**
 * A month in which so many payments were settled, and the bank's statement of it with a line for
 * each, 2 % disturbed; made where they lie. No amount is the sum of others.
 */
export async function fillBooks({ db, pool, command, clerk }: BenchServices, count: number) {
  await changeParameters(command, clerk, reconciliationParameters, {
    validFrom: '2023-01-01',
    params: { paysByLine: true },
    source: 'bench',
    certainty: 'unverified',
    reason: 'a line for each payee',
    version: 0,
  })
  await inTransaction(pool, async (tx) => {
    // As a restore does it: what is put in is whole, so nothing is checked or noted row by row.
    await sql`set local session_replication_role = replica`.execute(tx)
    await fillPayments(tx, clerk.districtCode, clerk.userId, count)
    await fillStatement(tx, clerk.districtCode)
  })
  await sql`vacuum analyze`.execute(db)
}

/** What the matching must come to, by pass and by kind. */
export function expectedOf(count: number): Expected {
  const of = (disturbance: number) => Math.floor((count - 1 - disturbance * every + cycle) / cycle)
  const disturbed = disturbances.map((_, at) => of(at))
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
  const serial = count - total(disturbed) + total(matchedBySerial.map((at) => disturbed[at] ?? 0))
  const expected: Expected = { matched: { serial }, exceptions: {} }
  disturbances.forEach((one, at) => {
    const number = disturbed[at] ?? 0
    if (number === 0) return
    if ('pass' in one) expected.matched[one.pass] = number
    else expected.exceptions[one.exception] = number
  })
  return expected
}

const name = sql`translate(n::text, '0123456789', '甲乙丙丁戊己庚辛壬癸')`
const amount = sql`(30000 + (n % 290 * 7919 % 290) * 100)`

async function fillPayments(
  tx: Tx,
  districtCode: string,
  userId: string,
  count: number,
): Promise<void> {
  await sql`
    create temporary table drawn on commit drop as
    select n, new_id() as account_id, n / ${batchSize} as batch_no, n % ${batchSize} + 1 as line_no,
      ${name} as name, ${amount}::bigint as fen,
      ('2023-07-04'::date + (n / ${batchSize}) % 5)::date as day,
      case when n % ${every} = 0 then n / ${every} % ${disturbances.length} end as disturbance
    from generate_series(0, ${count - 1}::int) n`.execute(tx)
  await sql`
    insert into bank_account (district_code, id, number_hash, number_sealed, number_masked)
    select ${districtCode}, account_id, sha256(n::text::bytea), '\\x'::bytea, '9999****' || n % 10000
    from drawn
    union all select ${districtCode}, new_id(), sha256('fund'), '\\x'::bytea, '9999****fund'`.execute(
    tx,
  )
  await sql`
    insert into person (district_code, name, identity_hash, identity_sealed, identity_masked,
      is_identity_valid)
    values (${districtCode}, '测试', '\\x', '\\x', '4306**********0000', true)`.execute(tx)
  await sql`
    insert into import (district_code, kind, file_name, content_hash, size_bytes, row_count,
      rejected_count, imported_by)
    values (${districtCode}, 'roster', 'bench', '\\x', 1, ${count}, 0, ${userId}::uuid)`.execute(tx)
  await sql`
    insert into payment_batch (district_code, import_id, number, month, category_code, township_code,
      is_reissue)
    select ${districtCode}, (select id from import), 'P' || no, ${benchMonth}, 'dibao_rural',
      '430603002', false
    from (select distinct batch_no as no from drawn) batch`.execute(tx)
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, bank_name, account_id, standard_fen, amount_fen, note)
    select ${districtCode}, batch.id, line_no, '示例村', person.id, person.id, drawn.name, '示例银行',
      account_id, fen, fen, ''
    from drawn join payment_batch batch on batch.number = 'P' || batch_no
    cross join person
    order by n`.execute(tx)
  await sql`
    insert into payment_result (district_code, batch_id, line_no, import_id, outcome, amount_fen,
      reason, executed_on, bank_serial)
    select ${districtCode}, batch.id, line_no, (select id from import), 'settled', fen, '', day,
      'S' || n
    from drawn join payment_batch batch on batch.number = 'P' || batch_no
    order by n`.execute(tx)
}

/** Each line with what it says; those of a disturbance beside the payment's own. */
async function fillStatement(tx: Tx, districtCode: string): Promise<void> {
  const own = sql`
    select n, case when disturbance in (3, 4, 6) then 'T' else 'S' end || n as serial, day,
      case disturbance when 2 then fen + 7 when 4 then fen - 10000 else fen end as debit, 0 as credit,
      case when disturbance = 6 then '（代）' || name || '【测】' else name end as name,
      case when disturbance = 6 then null else account_id end as account_id, '代发' as summary
    from drawn where disturbance is distinct from 0`
  const more = sql`
    select n, 'U' || n, day + 1, case disturbance when 1 then fen when 4 then 10000 when 7 then 7
        else 0 end, case disturbance when 5 then fen else 0 end,
      case when disturbance = 7 then '' else name end,
      case when disturbance = 7 then null else account_id end,
      case disturbance when 5 then '退汇' when 7 then '手续费' else '代发' end
    from drawn where disturbance in (1, 4, 5, 7)`
  await sql`
    insert into bank_statement_line (district_code, import_id, fund_account_id, serial, booked_on,
      booked_time, debit_fen, credit_fen, balance_fen, counterparty_name, counterparty_account_id,
      summary, remark)
    select ${districtCode}, (select id from import), fund.id, serial, day, '10:00:00', debit, credit,
      0, name, account_id, summary, ''
    from (${own} union all ${more}) line
    join bank_account fund on fund.number_hash = sha256('fund')
    order by day, n, serial`.execute(tx)
}
