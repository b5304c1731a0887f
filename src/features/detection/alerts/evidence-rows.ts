import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { maskedName } from '../../../platform/db/masked-name.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { EvidenceRow } from '../schemas.ts'

/**
 * The rows behind alerts as they are now, masked, in the order of the alerts' evidence. A row whose
 * kind or key is no longer known has its key alone.
 */
export async function evidenceRowsOf(
  db: Db | Tx,
  districtCode: string,
  alertIds: readonly string[],
): Promise<(EvidenceRow & { alertId: string })[]> {
  const { rows } = await sql<EvidenceRow & { alertId: string }>`
    with item as (
      select alert.id as alert_id, place, entry ->> 'kind' as kind, entry ->> 'key' as key
      from alert
      cross join lateral jsonb_array_elements(alert.evidence)
        with ordinality list (entry, place)
      where alert.district_code = ${districtCode} and alert.id = any(${alertIds}::uuid[])
    ),
    named as (
      ${lines(districtCode)} union all ${batches(districtCode)}
      union all ${vouchers(districtCode)} union all ${disbursements(districtCode)}
      union all ${recoveries(districtCode)} union all ${allocations(districtCode)}
      union all ${documents(districtCode)} union all ${bankLines(districtCode)}
      union all ${checkAnswers(districtCode)} union all ${remittances(districtCode)}
      union all ${corrections(districtCode)}
    )
    select item.alert_id as "alertId", item.kind, item.key, named.happened_on as "happenedOn",
      named.month, named.who, named.account, named.amount_fen as amount, named.note
    from item
    left join named on named.alert_id = item.alert_id and named.place = item.place
    order by array_position(${alertIds}::uuid[], item.alert_id), item.place`.execute(db)
  return rows
}

const columns = sql`item.alert_id, item.place`

function lines(districtCode: string) {
  return sql`
    select ${columns}, result.executed_on as happened_on, batch.month,
      ${maskedName('person.name')} || ' ' || person.identity_masked as who,
      account.number_masked as account, coalesce(result.amount_fen, payment.amount_fen) as amount_fen,
      concat_ws(' ', category.name, township.name, payment.village,
        case result.outcome when 'settled' then '发放成功' when 'returned' then '退汇:' || result.reason
          else '银行未回盘' end) as note
    from item
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = regexp_replace(item.key, '/\\d+$', '')
    join payment on payment.district_code = ${districtCode} and payment.batch_id = batch.id
      and payment.line_no = substring(item.key from '(\\d+)$')::int
    join person on person.district_code = ${districtCode} and person.id = payment.person_id
    join bank_account account on account.district_code = ${districtCode}
      and account.id = payment.account_id
    join category on category.district_code = ${districtCode}
      and category.code = batch.category_code
    join township on township.district_code = ${districtCode}
      and township.code = batch.township_code
    left join payment_result result on result.district_code = ${districtCode}
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
    where item.kind = 'line'`
}

function batches(districtCode: string) {
  return sql`
    select ${columns}, null::date, batch.month, null, null, total.fen,
      concat_ws(' ', category.name, township.name, total.count || '笔')
    from item
    join payment_batch batch on batch.district_code = ${districtCode} and batch.number = item.key
    join category on category.district_code = ${districtCode}
      and category.code = batch.category_code
    join township on township.district_code = ${districtCode}
      and township.code = batch.township_code
    cross join lateral (
      select sum(amount_fen)::bigint as fen, count(*) as count from payment
      where district_code = ${districtCode} and batch_id = batch.id) total
    where item.kind = 'batch'`
}

function vouchers(districtCode: string) {
  return sql`
    select ${columns}, expenditure.spent_on, null,
      case when expenditure.payee_kind = 'person' then ${maskedName('expenditure.payee_name')}
        else expenditure.payee_name end,
      account.number_masked, expenditure.amount_fen,
      concat_ws(' ', subject.code, subject.name, expenditure.purpose)
    from item
    join expenditure on expenditure.district_code = ${districtCode}
      and expenditure.voucher_number = item.key
    left join bank_account account on account.district_code = ${districtCode}
      and account.id = expenditure.payee_account_id
    left join economic_subject subject on subject.code = expenditure.subject_code
    where item.kind = 'voucher'`
}

function disbursements(districtCode: string) {
  return sql`
    select ${columns}, disbursement.disbursed_on, null, disbursement.payee_name,
      account.number_masked, disbursement.amount_fen,
      concat_ws(' ', category.name, township.name)
    from item
    join disbursement on disbursement.district_code = ${districtCode}
      and disbursement.number = item.key
    join category on category.district_code = ${districtCode}
      and category.code = disbursement.category_code
    join township on township.district_code = ${districtCode}
      and township.code = disbursement.township_code
    left join bank_account account on account.district_code = ${districtCode}
      and account.id = disbursement.payee_account_id
    where item.kind = 'disbursement'`
}

function recoveries(districtCode: string) {
  return sql`
    select ${columns}, recovery.recovered_on, null, null, null, recovery.amount_fen,
      recovery.reason
    from item
    join recovery on recovery.district_code = ${districtCode}
      and recovery.receipt_number = item.key
    where item.kind = 'recovery'`
}

/** A document by which money of several accounts was handed up is one row. */
function remittances(districtCode: string) {
  return sql`
    select ${columns}, min(remittance.remitted_on), null, null, null,
      sum(remittance.amount_fen)::bigint, min(remittance.reason)
    from item
    join remittance on remittance.district_code = ${districtCode}
      and remittance.document_number = item.key
    where item.kind = 'remittance'
    group by item.alert_id, item.place`
}

function corrections(districtCode: string) {
  return sql`
    select ${columns}, correction.booked_on, null, null, null, correction.amount_fen,
      correction.reason
    from item
    join journal_correction correction on correction.district_code = ${districtCode}
      and correction.voucher_number = item.key
    where item.kind = 'correction'`
}

function allocations(districtCode: string) {
  return sql`
    select ${columns}, allocation.decided_on, null, null, null, allocation.amount_fen,
      concat_ws(' ', category.name, township.name, document.title)
    from item
    join allocation on allocation.district_code = ${districtCode}
    join appropriation document on document.district_code = ${districtCode}
      and document.id = allocation.appropriation_id
    join category on category.district_code = ${districtCode}
      and category.code = allocation.category_code
    join township on township.district_code = ${districtCode}
      and township.code = allocation.township_code
    where item.kind = 'allocation'
      and item.key = concat_ws('/', allocation.decision_number, document.document_number,
        allocation.category_code, allocation.township_code)`
}

/** A document that came in parts, for several categories, is one row. */
function documents(districtCode: string) {
  return sql`
    select ${columns}, min(appropriation.received_on), null, null, null,
      sum(appropriation.amount_fen)::bigint, min(appropriation.title)
    from item
    join appropriation on appropriation.district_code = ${districtCode}
      and appropriation.document_number = item.key
    where item.kind = 'document'
    group by item.alert_id, item.place`
}

/** A serial is the bank's own; where two accounts have the same, both are shown as one. */
function bankLines(districtCode: string) {
  return sql`
    select ${columns}, min(line.booked_on), null, min(line.counterparty_name),
      min(account.number_masked), sum(line.debit_fen + line.credit_fen)::bigint,
      min(concat_ws(' ', case when line.debit_fen > 0 then '支出' else '收入' end, line.summary,
        line.remark))
    from item
    join bank_statement_line line on line.district_code = ${districtCode} and line.serial = item.key
    left join bank_account account on account.district_code = ${districtCode}
      and account.id = line.counterparty_account_id
    where item.kind = 'bank'
    group by item.alert_id, item.place`
}

/** What a person said when he was asked; of several answers the last. */
function checkAnswers(districtCode: string) {
  return sql`
    select ${columns}, answer.asked_on, held.month,
      ${maskedName('person.name')} || ' ' || person.identity_masked, null,
      answer.received_fen, concat_ws(' ', asked.village, '银行发放' || (asked.paid_fen / 100.0)::numeric(14, 2)
        || '元', nullif(answer.note, ''))
    from item
    join recipient_check held on held.district_code = ${districtCode}
      and held.number = regexp_replace(item.key, '/\\d+$', '')
    join recipient_check_person asked on asked.district_code = ${districtCode}
      and asked.check_id = held.id and asked.position = substring(item.key from '(\\d+)$')::int
    join person on person.district_code = ${districtCode} and person.id = asked.person_id
    cross join lateral (
      select asked_on, received_fen, note from recipient_check_answer said
      where said.district_code = ${districtCode} and said.check_id = asked.check_id
        and said.position = asked.position
      order by seq desc limit 1) answer
    where item.kind = 'check'`
}
