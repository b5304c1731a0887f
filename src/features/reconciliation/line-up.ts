import { type RawBuilder, sql } from 'kysely'
import { paymentKeyParts } from './payment-key.ts'
import type { MonthScope } from './scope.ts'

/** What is to be lined up: lines of the bank, and payments of the books, each once. */
export interface Sides {
  lines: RawBuilder<unknown>
  payments: RawBuilder<unknown>
}

/**
 * 逐笔代发: lines and payments of the scope's own days that are in no match yet. Where `serial` says
 * nothing, or its pass is not among those of the line's account, it is null.
 */
export function sidesOf(scope: MonthScope): Sides {
  const { districtCode, from, until } = scope
  const known = sql`
    select statement_line_id, batch_id, line_no from matched_bank_line
    where district_code = ${districtCode} and month >= left(${from}, 7)`
  const { isPayment, batchNumber, lineNo } = paymentKeyParts(sql.ref('entry_key'))
  const asEntries = sql`
    select batch.id, ${lineNo}::int
    from matched_book_entry member
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = ${batchNumber}
    where member.district_code = ${districtCode} and member.month >= left(${from}, 7)
      and ${isPayment}`
  return {
    lines: sql`
      select id as line_id, debit_fen, case when debit_fen > 0 and ${isForSerial(scope)}
        then serial end as serial
      from bank_statement_line
      where district_code = ${districtCode} and booked_on between ${from}::date and ${until}::date
        and id not in (select statement_line_id from (${known}) known)`,
    payments: sql`
      select batch_id, line_no, amount_fen, executed_on, nullif(bank_serial, '') as serial
      from payment_result
      where district_code = ${districtCode} and outcome = 'settled'
        and executed_on between ${from}::date and ${until}::date
        and (batch_id, line_no) not in (
          select batch_id, line_no from (${known}) known where batch_id is not null
          union all ${asEntries})`,
  }
}

function isForSerial({ parameters: { accounts, passes: usual } }: MonthScope) {
  const others = Object.entries(accounts).flatMap(([account, { passes }]) =>
    passes === undefined || passes.includes('serial') === usual.includes('serial') ? [] : [account],
  )
  return sql<boolean>`
    (fund_account_id = any (${others}::uuid[])) <> ${usual.includes('serial')}::boolean`
}

/** Serial numbers that two payments or two accounts have tell nothing, so they are left out. */
export function withOwnSerials({ lines, payments }: Sides): Sides {
  const own = sql`case when count(*) over (partition by serial) = 1 then serial end as serial`
  return {
    lines: sql`select line_id, debit_fen, ${own} from (${lines}) line`,
    payments: sql`
      select batch_id, line_no, amount_fen, executed_on, ${own} from (${payments}) payment`,
  }
}
