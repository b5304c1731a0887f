import { type Kysely, sql } from 'kysely'

/**
 * Matches of any shape: one line with one entry, a batch with its total, a payment split or put
 * together. Amounts are signed: what comes onto the fund account is positive, on both sides.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reconciliation_match
      add column made_by uuid,
      add column note text not null default '',
      add column difference_fen bigint not null default 0,
      add column tolerance_fen bigint not null default 0,
      add constraint reconciliation_match_user_fk
        foreign key (district_code, made_by) references app_user,
      add constraint reconciliation_match_within_tolerance
        check (abs(difference_fen) <= tolerance_fen)`.execute(db)
  await sql`create index reconciliation_match_month_index
    on reconciliation_match (district_code, month)`.execute(db)
  await membersOfBank(db)
  await membersOfBooks(db)
  await checkedSums(db)
  for (const [table, column] of [
    ['bank_statement_line', 'booked_on'],
    ['payment_result', 'executed_on'],
    ['transfer', 'effective_on'],
  ] as const) {
    // Rows come in by day, so that a block range index finds a month and costs next to nothing.
    await sql`create index ${sql.ref(`${table}_day_index`)} on ${sql.table(table)}
      using brin (${sql.ref(column)}) with (pages_per_range = 16)`.execute(db)
  }
  await sql`
    create trigger bank_statement_line_append_only
      before update or delete or truncate on bank_statement_line
      for each statement execute function refuse_change()`.execute(db)
}

/**
 * A line that pays one person is kept together with the payment. Lines and payments are never
 * deleted, so no foreign key has to look each of a million up.
 */
async function membersOfBank(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table matched_bank_line
      drop constraint matched_bank_line_line_fk,
      drop constraint matched_bank_line_match_fk,
      add column month text,
      add column bank_fen bigint,
      add column batch_id uuid,
      add column line_no int,
      add constraint matched_bank_line_payment_whole check ((batch_id is null) = (line_no is null))`.execute(
    db,
  )
  await sql`
    update matched_bank_line member set month = match.month, bank_fen = credit_fen - debit_fen
    from reconciliation_match match, bank_statement_line line
    where match.district_code = member.district_code and match.id = member.match_id
      and line.district_code = member.district_code and line.id = member.statement_line_id`.execute(
    db,
  )
  await sql`
    alter table matched_bank_line
      alter column month set not null,
      alter column bank_fen set not null`.execute(db)
  await sql`create unique index matched_bank_line_payment_unique
    on matched_bank_line (district_code, batch_id, line_no) where batch_id is not null`.execute(db)
  await sql`create index matched_bank_line_month_index
    on matched_bank_line using brin (month) with (pages_per_range = 16)`.execute(db)
}

async function membersOfBooks(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table matched_book_entry
      drop constraint matched_book_entry_match_fk,
      add column month text,
      add column book_fen bigint`.execute(db)
  await sql`
    update matched_book_entry member set month = match.month,
      book_fen = case when side = 'credit' then amount_fen else -amount_fen end
    from reconciliation_match match, book_entry entry
    where match.district_code = member.district_code and match.id = member.match_id
      and entry.district_code = member.district_code and entry.entry_key = member.entry_key`.execute(
    db,
  )
  await sql`
    alter table matched_book_entry
      alter column month set not null,
      alter column book_fen set not null`.execute(db)
  await sql`create index matched_book_entry_month_index
    on matched_book_entry using brin (month) with (pages_per_range = 16)`.execute(db)
}

/** Once per statement: what was matched adds up to the same on both sides. */
async function checkedSums(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function check_matches() returns trigger language plpgsql as $$
    declare
      months text[] := array(select distinct month from changed);
      fault uuid;
    begin
      with touched as materialized (select distinct district_code, match_id from changed),
      sum as (
        select district_code, match_id, sum(fen) as difference_fen
        from (
          select member.district_code, member.match_id,
            bank_fen - case when batch_id is null then 0 else bank_fen end as fen
          from matched_bank_line member
          join touched using (district_code, match_id) where month = any (months)
          union all
          select member.district_code, member.match_id, -book_fen
          from matched_book_entry member
          join touched using (district_code, match_id) where month = any (months)) side
        group by district_code, match_id)
      select match_id into fault
      from sum
      left join reconciliation_match match
        on match.district_code = sum.district_code and match.id = sum.match_id
      where sum.difference_fen is distinct from match.difference_fen
      limit 1;
      if fault is not null then
        raise exception using errcode = 'check_violation', constraint = 'reconciliation_match_balanced',
          message = format('match %s does not add up to the same on both sides', fault);
      end if;
      return null;
    end $$`.execute(db)
  for (const table of ['matched_bank_line', 'matched_book_entry']) {
    await sql`
      create trigger ${sql.ref(`${table}_added`)} after insert on ${sql.table(table)}
        referencing new table as changed
        for each statement execute function check_matches()`.execute(db)
    await sql`
      create trigger ${sql.ref(`${table}_removed`)} after delete on ${sql.table(table)}
        referencing old table as changed
        for each statement execute function check_matches()`.execute(db)
    await sql`
      create trigger ${sql.ref(`${table}_kept`)} before update or truncate on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(db)
  }
}
