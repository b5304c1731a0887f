import { type Kysely, sql } from 'kysely'

/**
 * What the bank credited short, noted when its answer comes: results and lines never change, so
 * nobody has to compare the two tables line by line again. And the way to the few that came back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_shortfall (
      district_code text not null,
      batch_id uuid not null,
      line_no int not null,
      short_fen bigint not null,
      executed_on date not null,
      constraint payment_shortfall_pk primary key (district_code, batch_id, line_no),
      constraint payment_shortfall_result_fk
        foreign key (district_code, batch_id, line_no) references payment_result,
      constraint payment_shortfall_positive check (short_fen > 0)
    )`.execute(db)
  await sql`
    insert into payment_shortfall (district_code, batch_id, line_no, short_fen, executed_on)
    select district_code, batch_id, line_no, payment.amount_fen - result.amount_fen,
      result.executed_on
    from payment_result result
    join payment using (district_code, batch_id, line_no)
    where result.outcome = 'settled' and result.amount_fen < payment.amount_fen`.execute(db)
  await sql`
    create trigger payment_shortfall_append_only
      before update or delete or truncate on payment_shortfall
      for each statement execute function refuse_change()`.execute(db)

  await sql`
    create function note_shortfalls() returns trigger language plpgsql as $$
    begin
      insert into payment_shortfall (district_code, batch_id, line_no, short_fen, executed_on)
      select answer.district_code, answer.batch_id, answer.line_no,
        payment.amount_fen - answer.amount_fen, answer.executed_on
      from answered answer
      join payment on payment.district_code = answer.district_code
        and payment.batch_id = answer.batch_id and payment.line_no = answer.line_no
      where answer.outcome = 'settled' and answer.amount_fen < payment.amount_fen;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger payment_result_shortfall after insert on payment_result
      referencing new table as answered
      for each statement execute function note_shortfalls()`.execute(db)

  await sql`
    create index payment_result_returned_index on payment_result (district_code, batch_id, line_no)
      include (executed_on) where outcome = 'returned'`.execute(db)
}
