import { sql } from 'kysely'
import type { BookCheck } from './check.ts'

const countResults: BookCheck['count'] = (districtCode) =>
  sql`select count(*) from payment_result where district_code = ${districtCode}`

const subLedgerAgrees: BookCheck = {
  code: 'sub-ledger-agrees',
  claim: "every batch's lines add up to its transfers, credited and returned",
  count: (districtCode) => sql`
    select count(*) from payment_batch where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    with line as (
      select result.batch_id, case when outcome = 'settled' then 'paid' else 'returned' end as stage,
        sum(result.amount_fen) as amount_fen
      from payment_result result
      join payment_batch batch on batch.district_code = result.district_code
        and batch.id = result.batch_id
      where result.district_code = ${districtCode}
        and not (batch.is_reissue and outcome = 'returned')
      group by 1, 2),
    booked as (
      select payment_batch_id as batch_id, taker.stage, sum(amount_fen) as amount_fen
      from transfer
      join account taker on taker.district_code = transfer.district_code
        and taker.id = transfer.to_account_id
      where transfer.district_code = ${districtCode} and payment_batch_id is not null
        and reverses_id is null
      group by 1, 2)
    select batch.number as subject, format('%s: lines %s, ledger %s', stage,
      coalesce(line.amount_fen, 0), coalesce(booked.amount_fen, 0)) as detail
    from line full join booked using (batch_id, stage)
    join payment_batch batch on batch.district_code = ${districtCode} and batch.id = batch_id
    where line.amount_fen is distinct from booked.amount_fen`,
}

const paidOnce: BookCheck = {
  code: 'paid-once',
  claim: 'no line is paid twice, by a second result or by a re-issue of what had arrived',
  count: countResults,
  falsehoods: (districtCode) => sql`
    select batch.number || '/' || result.line_no as subject, count(*) || ' results' as detail
    from payment_result result
    join payment_batch batch on batch.district_code = result.district_code
      and batch.id = result.batch_id
    where result.district_code = ${districtCode}
    group by batch.number, result.line_no having count(*) > 1
    union all
    select batch.number || '/' || first.line_no, 'credited and re-issued'
    from payment again
    join payment_result first on first.district_code = again.district_code
      and first.batch_id = again.reissue_of_batch_id
      and first.line_no = again.reissue_of_line_no and first.outcome = 'settled'
    join payment_batch batch on batch.district_code = first.district_code
      and batch.id = first.batch_id
    where again.district_code = ${districtCode}`,
}

const withinRoster: BookCheck = {
  code: 'within-roster',
  claim: 'no result is of an unknown line, or of more than the roster has',
  count: countResults,
  falsehoods: (districtCode) => sql`
    select result.batch_id || '/' || result.line_no as subject,
      format('roster %s, bank %s', payment.amount_fen, result.amount_fen) as detail
    from payment_result result
    left join payment on payment.district_code = result.district_code
      and payment.batch_id = result.batch_id and payment.line_no = result.line_no
    where result.district_code = ${districtCode}
      and result.amount_fen > coalesce(payment.amount_fen, 0)`,
}

const stepsKept: BookCheck = {
  code: 'batch-steps-kept',
  claim: 'no batch was checked or approved by who made it, or sent or paid before it was approved',
  count: (districtCode) => sql`
    select count(*) from payment_batch where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select number as subject, case when made_by in (checked_by, approved_by) then 'by its maker'
      else 'before its approval' end as detail
    from payment_batch batch
    where district_code = ${districtCode} and (made_by in (checked_by, approved_by)
      or (approved_at is null and instructed_at is not null)
      or (instructed_at is null and exists (select 1 from payment_result result
        where result.district_code = batch.district_code and result.batch_id = batch.id)))`,
}

const stoppedUnpaid: BookCheck = {
  code: 'stopped-unpaid',
  claim: 'no line that was stopped was paid or sent back',
  count: (districtCode) => sql`
    select count(*) from payment_stop where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select batch.number || '/' || stop.line_no as subject, result.outcome as detail
    from payment_stop stop
    join payment_result result on result.district_code = stop.district_code
      and result.batch_id = stop.batch_id and result.line_no = stop.line_no
    join payment_batch batch on batch.district_code = stop.district_code
      and batch.id = stop.batch_id
    where stop.district_code = ${districtCode}`,
}

const sentAsApproved: BookCheck = {
  code: 'sent-as-approved',
  claim: 'every batch was sent with the lines, payees, accounts and amount that were approved',
  count: (districtCode) => sql`
    select count(*) from payment_batch
    where district_code = ${districtCode} and instructed_at is not null`,
  falsehoods: (districtCode) => sql`
    with sent as materialized (
      select batch.id, batch.number, content.hash, content.fen
      from payment_batch batch
      cross join lateral payment_batch_content(batch.district_code, batch.id) content
      where batch.district_code = ${districtCode} and instructed_at is not null)
    select number as subject, 'is not what was approved' as detail
    from sent
    where not exists (select 1 from approval
      where approval.district_code = ${districtCode} and approval.batch_id = sent.id
        and content_hash = sent.hash and amount_fen = sent.fen)`,
}

export const paymentChecks = [
  subLedgerAgrees,
  paidOnce,
  withinRoster,
  stepsKept,
  stoppedUnpaid,
  sentAsApproved,
]
