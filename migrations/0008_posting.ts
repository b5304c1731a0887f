import { type Kysely, sql } from 'kysely'

/** What happens in the same statement as a transfer: its route is checked, its accounts move. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Accounts are locked in the order of their ids, so that two postings never wait for each other.
  await sql`
    create function post_transfers() returns trigger language plpgsql as $$
    begin
      perform 1 from account
        where (district_code, id) in (
          select district_code, from_account_id from posted
          union select district_code, to_account_id from posted)
        order by district_code, id
        for no key update;

      if exists (
        select 1 from posted
        join account giver
          on giver.district_code = posted.district_code and giver.id = posted.from_account_id
        join account taker
          on taker.district_code = posted.district_code and taker.id = posted.to_account_id
        where not exists (
          select 1 from transfer_route route
          where route.kind = posted.kind and case when posted.reverses_id is null
            then route.from_stage = giver.stage and route.to_stage = taker.stage
            else route.from_stage = taker.stage and route.to_stage = giver.stage end)
      ) then
        raise exception using errcode = 'check_violation', constraint = 'transfer_route_known',
          message = 'a transfer does not follow the route of its kind';
      end if;

      update account
        set in_fen = account.in_fen + movement.in_fen, out_fen = account.out_fen + movement.out_fen
        from (
          select district_code, account_id, sum(in_fen) as in_fen, sum(out_fen) as out_fen
          from (
            select district_code, to_account_id as account_id, amount_fen as in_fen, 0 as out_fen
              from posted
            union all
            select district_code, from_account_id, 0, amount_fen from posted
          ) side
          group by district_code, account_id
        ) movement
        where account.district_code = movement.district_code and account.id = movement.account_id;
      return null;
    end $$`.execute(db)

  await sql`
    create trigger transfer_posted after insert on transfer
      referencing new table as posted
      for each statement execute function post_transfers()`.execute(db)

  // What the fund account's bank statement must show, by the reference a clerk writes on it.
  await sql`
    create view book_entry as
      select transfer.district_code,
        concat_ws(':', transfer.kind, coalesce(appropriation.document_number, disbursement.number,
          expenditure.voucher_number, batch.number), transfer.effective_on) as entry_key,
        transfer.kind,
        coalesce(appropriation.document_number, disbursement.number, expenditure.voucher_number,
          batch.number) as reference,
        case when transfer.kind in ('appropriate', 'return') then 'credit' else 'debit' end as side,
        sum(case when transfer.reverses_id is null then 1 else -1 end
          * transfer.amount_fen)::bigint as amount_fen,
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
      where transfer.kind in ('appropriate', 'return', 'reissue')
        or (transfer.kind = 'disburse' and coalesce(giver.channel, taker.channel) <> 'direct')
        or (transfer.kind = 'spend' and coalesce(giver.channel, taker.channel) = 'direct')
      group by 1, 2, 3, 4, 5, 7`.execute(db)
}
