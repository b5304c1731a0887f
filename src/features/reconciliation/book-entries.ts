import { type RawBuilder, sql } from 'kysely'
import { paymentKey } from './payment-key.ts'
import type { MonthScope } from './scope.ts'

/**
 * The entries of the fund account's journal on the days of the scope, as `(entry_key, kind,
 * entry_fen, booked_on, reference, name, party_id, category_code, township_code)`; amounts are
 * signed, what comes in is positive. Corrections are entries too. Where the statement has a line
 * for each payee, what the bank channel pays is not here but among the payments.
 */
export function bookEntries(scope: MonthScope): RawBuilder<unknown> {
  const { districtCode, paysByLine } = scope
  return sql`
    select entry.entry_key, entry.kind,
      case when entry.side = 'credit' then entry.amount_fen else -entry.amount_fen end as entry_fen,
      entry.booked_on, entry.reference,
      coalesce(disbursement.payee_name, expenditure.payee_name, '') as name,
      coalesce(disbursement.payee_account_id, expenditure.payee_account_id) as party_id,
      coalesce(disbursement.category_code, expenditure.category_code, batch.category_code)
        as category_code,
      coalesce(disbursement.township_code, expenditure.township_code, batch.township_code)
        as township_code
    from book_entry entry
    left join disbursement on entry.kind = 'disburse'
      and disbursement.district_code = ${districtCode} and disbursement.number = entry.reference
    left join expenditure on entry.kind = 'spend'
      and expenditure.district_code = ${districtCode}
      and expenditure.voucher_number = entry.reference
    left join payment_batch batch on entry.kind in ('return', 'reissue')
      and batch.district_code = ${districtCode} and batch.number = entry.reference
    where entry.district_code = ${districtCode} and entry.amount_fen <> 0
      and ${onDays(scope, sql.ref('entry.booked_on'))}
      and not (${paysByLine}::boolean
        and (entry.kind in ('return', 'reissue')
          or (entry.kind = 'disburse' and disbursement.channel = 'bank')))
    union all
    select ${correctionKey}, 'correction', amount_fen, booked_on, voucher_number, '', null, null, null
    from journal_correction correction
    where correction.district_code = ${districtCode}
      and ${onDays(scope, sql.ref('correction.booked_on'))}`
}

/** The key of a row of `journal_correction` called `correction`. */
const correctionKey = sql<string>`
  concat_ws(':', 'correction', correction.voucher_number, correction.booked_on)`

/**
 * What the bank credited to payees on the days of the scope, each line an entry of its own; or
 * those of `among`, a query of `(batch_id, line_no, amount_fen, executed_on, bank_serial)`.
 */
export function bookPayments(scope: MonthScope, among?: RawBuilder<unknown>): RawBuilder<unknown> {
  const { districtCode } = scope
  const results =
    among === undefined
      ? sql`
        (select batch_id, line_no, amount_fen, executed_on, bank_serial from payment_result settled
          where district_code = ${districtCode} and outcome = 'settled'
            and ${onDays(scope, sql.ref('settled.executed_on'))}) result
        join payment on payment.district_code = ${districtCode}
          and payment.batch_id = result.batch_id and payment.line_no = result.line_no`
      : sql`
        (${among}) result
        cross join lateral (select payee_name, account_id from payment known
          where known.district_code = ${districtCode} and known.batch_id = result.batch_id
            and known.line_no = result.line_no offset 0) payment`
  return sql`
    select ${paymentKey} as entry_key, concat_ws('/', batch.number, result.executed_on) as batch_key,
      result.batch_id, result.line_no,
      -result.amount_fen as entry_fen, result.executed_on as booked_on,
      batch.number || '/' || result.line_no as reference, batch.number as batch_number,
      result.bank_serial, payment.payee_name as name, payment.account_id as party_id,
      batch.category_code, batch.township_code
    from ${results}
    join payment_batch batch on batch.district_code = ${districtCode} and batch.id = result.batch_id`
}

/** On a day of the month, or on an earlier one from which something is still open. */
function onDays(
  { from, until, carriedDays }: MonthScope,
  day: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql`(${day} between ${from}::date and ${until}::date
    or ${day} = any (${carriedDays}::date[]))`
}
