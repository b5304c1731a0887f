import { type Kysely, sql } from 'kysely'

/**
 * What the fund account's bank statement must show, by the reference a clerk writes on it. A
 * reversal of another day is an entry of its own, on the other side; on the same day it takes from
 * the entry that it corrects. An opening balance was on the account before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace view book_entry as
      with movement as (
        select transfer.district_code, transfer.kind,
          coalesce(appropriation.document_number, disbursement.number, expenditure.voucher_number,
            batch.number, recovery.receipt_number, remittance.document_number) as reference,
          transfer.kind in ('appropriate', 'return', 'recover') as is_credit,
          case when transfer.reverses_id is null then 1 else -1 end * transfer.amount_fen
            as amount_fen,
          transfer.effective_on as booked_on
        from transfer
        join account giver
          on giver.district_code = transfer.district_code and giver.id = transfer.from_account_id
        join account taker
          on taker.district_code = transfer.district_code and taker.id = transfer.to_account_id
        left join appropriation on appropriation.district_code = transfer.district_code
          and appropriation.id = transfer.appropriation_id
        left join disbursement on disbursement.district_code = transfer.district_code
          and disbursement.id = transfer.disbursement_id
        left join expenditure on expenditure.district_code = transfer.district_code
          and expenditure.id = transfer.expenditure_id
        left join payment_batch batch on batch.district_code = transfer.district_code
          and batch.id = transfer.payment_batch_id
        left join recovery on recovery.district_code = transfer.district_code
          and recovery.id = transfer.recovery_id
        left join remittance on remittance.district_code = transfer.district_code
          and remittance.id = transfer.remittance_id
        where transfer.kind in ('appropriate', 'withdraw', 'return', 'reissue', 'recover', 'remit')
          or (transfer.kind = 'disburse' and coalesce(giver.channel, taker.channel) <> 'direct')
          or (transfer.kind = 'spend' and coalesce(giver.channel, taker.channel) = 'direct'))
      select district_code, concat_ws(':', kind, reference, booked_on) as entry_key, kind, reference,
        case when is_credit = (sum(amount_fen) >= 0) then 'credit' else 'debit' end as side,
        abs(sum(amount_fen))::bigint as amount_fen, booked_on
      from movement
      group by district_code, kind, reference, is_credit, booked_on`.execute(db)
}
