import { sql } from 'kysely'
import type { BookCheck } from './check.ts'

const countMatches: BookCheck['count'] = (districtCode) =>
  sql`select count(*) from reconciliation_match where district_code = ${districtCode}`

const matchesBalance: BookCheck = {
  code: 'matches-balance',
  claim: 'every reconciliation match has the same sum on both sides, but for its stated difference',
  count: countMatches,
  falsehoods: (districtCode) => sql`
    with side as (
      select match_id, bank_fen, case when batch_id is null then 0 else bank_fen end as book_fen
      from matched_bank_line where district_code = ${districtCode}
      union all
      select match_id, 0, book_fen from matched_book_entry where district_code = ${districtCode}),
    sum as (
      select match_id, sum(bank_fen) as bank_fen, sum(book_fen) as book_fen
      from side group by match_id)
    select coalesce(match.id, sum.match_id)::text as subject,
      format('bank %s, books %s, difference %s', bank_fen, book_fen, difference_fen) as detail
    from reconciliation_match match
    full join sum on sum.match_id = match.id
    where coalesce(match.district_code, ${districtCode}) = ${districtCode}
      and bank_fen - book_fen is distinct from difference_fen`,
}

const bankMembersTrue: BookCheck = {
  code: 'matched-lines-true',
  claim:
    'every matched bank line is there with its amount, and pays the payment it is matched with',
  count: (districtCode) => sql`
    select count(*) from matched_bank_line where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select member.statement_line_id::text as subject,
      format('matched %s, line %s, payment %s', bank_fen, credit_fen - debit_fen,
        result.amount_fen) as detail
    from matched_bank_line member
    left join bank_statement_line line on line.district_code = member.district_code
      and line.id = member.statement_line_id
    left join payment_result result on result.district_code = member.district_code
      and result.batch_id = member.batch_id and result.line_no = member.line_no
    where member.district_code = ${districtCode}
      and (credit_fen - debit_fen is distinct from bank_fen
        or (member.batch_id is not null and -result.amount_fen is distinct from bank_fen))`,
}

const bookMembersTrue: BookCheck = {
  code: 'matched-entries-true',
  claim: 'every matched book entry is in the books with its amount',
  count: (districtCode) => sql`
    select count(*) from matched_book_entry where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    with entry as (
      select entry_key, case when side = 'credit' then amount_fen else -amount_fen end as entry_fen
      from book_entry where district_code = ${districtCode}
      union all
      select concat_ws(':', 'correction', voucher_number, booked_on), amount_fen
      from journal_correction where district_code = ${districtCode}
      union all
      select 'payment:' || batch.number || '/' || result.line_no, -result.amount_fen
      from payment_result result
      join payment_batch batch on batch.district_code = result.district_code
        and batch.id = result.batch_id
      where result.district_code = ${districtCode} and outcome = 'settled'
        and exists (select 1 from matched_book_entry
          where district_code = ${districtCode} and entry_key like 'payment:%'))
    select member.entry_key as subject, format('matched %s, books %s', book_fen, entry_fen) as detail
    from matched_book_entry member
    left join entry using (entry_key)
    where member.district_code = ${districtCode} and book_fen is distinct from entry_fen`,
}

const linesMatchedOnce: BookCheck = {
  code: 'lines-matched-once',
  claim: 'no bank line is in two matches',
  count: (districtCode) => sql`
    select count(*) from matched_bank_line where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select statement_line_id::text as subject, format('in %s matches', count(*)) as detail
    from matched_bank_line where district_code = ${districtCode}
    group by statement_line_id having count(*) > 1`,
}

const paymentsMatchedOnce: BookCheck = {
  code: 'payments-matched-once',
  claim: 'no payment is matched twice, or by itself and with others as well',
  count: countMatches,
  falsehoods: (districtCode) => sql`
    with matched as (
      select 'payment:' || batch.number || '/' || line.line_no as entry_key
      from matched_bank_line line
      join payment_batch batch on batch.district_code = line.district_code
        and batch.id = line.batch_id
      where line.district_code = ${districtCode}
      union all
      select entry_key from matched_book_entry
      where district_code = ${districtCode} and entry_key like 'payment:%')
    select entry_key as subject, format('in %s matches', count(*)) as detail
    from matched group by entry_key having count(*) > 1`,
}

export const reconciliationChecks = [
  matchesBalance,
  bankMembersTrue,
  bookMembersTrue,
  linesMatchedOnce,
  paymentsMatchedOnce,
]
