import { type Kysely, sql } from 'kysely'

/**
 * What the bank was told to pay and has not answered yet stays with it: neither a disbursement nor a
 * carry-over is taken back from under a batch. The answer could not be booked then, and people would
 * be paid beside the books.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(check).execute(db)
  await sql`
    create trigger reversal_leaves_sent_money after insert on reversal
      referencing new table as written
      for each statement execute function check_sent_money()`.execute(db)
}

const check = `
  create function check_sent_money() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    perform lock_accounts(district_code, 'disbursed', null, null)
      from written where origin in ('disbursement', 'carryover');
    if exists (
      with pool as (
        select account.district_code, account.fiscal_year, account.category_code,
          account.township_code, account.balance_fen - sum(transfer.amount_fen) as left_fen
        from written
        join transfer on transfer.district_code = written.district_code
          and written.origin_id in (transfer.disbursement_id, transfer.carryover_id)
          and transfer.reverses_id is null
        join account on account.district_code = transfer.district_code
          and account.id = transfer.to_account_id and account.channel = 'bank'
        where written.origin in ('disbursement', 'carryover')
        group by account.district_code, account.id)
      select 1 from pool
      join payment_batch batch on batch.district_code = pool.district_code
        and batch.category_code = pool.category_code and batch.township_code = pool.township_code
        and left(batch.month, 4)::int = pool.fiscal_year and not batch.is_reissue
        and batch.instructed_at is not null
      join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
      where not exists (select 1 from payment_result result
          where result.district_code = payment.district_code
            and result.batch_id = payment.batch_id and result.line_no = payment.line_no)
        and not exists (select 1 from payment_stop stop
          where stop.district_code = payment.district_code and stop.batch_id = payment.batch_id
            and stop.line_no = payment.line_no)
      group by pool.fiscal_year, pool.category_code, pool.township_code, left_fen
      having sum(payment.amount_fen) > left_fen
    ) then
      raise exception using errcode = 'check_violation', constraint = 'reversal_sent_money_kept',
        message = 'the bank was told to pay with this money';
    end if;
    return null;
  end $$`
