import { type Kysely, sql } from 'kysely'

/**
 * A batch that the bank settled line by line is one row instead of a thousand: of a month with a
 * million payments, each pair with two keys to itself took longer than finding them. The view
 * `matched_bank_line` tells both kinds of rows as what they are, lines in a match.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rename(db)
  await readOnce(db)
  await makeBatches(db)
  await moveBatches(db)
  await tellAll(db)
  await checkOnce(db)
}

async function rename(db: Kysely<unknown>): Promise<void> {
  await sql`alter table matched_bank_line rename to matched_line`.execute(db)
  await sql`
    alter table matched_line
      rename constraint matched_bank_line_payment_whole to matched_line_payment_whole`.execute(db)
  for (const index of ['month', 'match']) {
    await sql`
      alter index ${sql.ref(`matched_bank_line_${index}_index`)}
        rename to ${sql.ref(`matched_line_${index}_index`)}`.execute(db)
  }
  for (const trigger of ['added', 'removed', 'kept']) {
    await sql`
      alter trigger ${sql.ref(`matched_bank_line_${trigger}`)} on matched_line
        rename to ${sql.ref(`matched_line_${trigger}`)}`.execute(db)
  }
}

/**
 * Checks read each table once at most, also where the planner takes it for empty because nothing
 * of the run that fills it has been committed; looked up one by one, each match read them all.
 */
async function readOnce(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function unbalanced_match(districts text[], matches uuid[]) returns uuid
    language sql stable set enable_seqscan = off as $$
      select match_id
      from (
        select district_code, match_id, bank_fen as fen, 0 as heads from matched_line
        where district_code = any (districts) and match_id = any (matches) and batch_id is null
        union all
        select district_code, match_id, -book_fen, 0 from matched_book_entry
        where district_code = any (districts) and match_id = any (matches)
        union all
        select district_code, id, -difference_fen, 1 from reconciliation_match
        where district_code = any (districts) and id = any (matches)) part
      group by district_code, match_id
      having count(*) > sum(heads) and (sum(heads) = 0 or sum(fen) <> 0)
      limit 1
    $$`.execute(db)
  await sql`
    create or replace function check_bank_members() returns trigger language plpgsql as $$
    declare
      districts text[] := array(select distinct district_code from changed);
      matches uuid[] := array(select distinct match_id from changed);
      fault uuid;
    begin
      if tg_op = 'INSERT' then
        select match_id into fault from unnest(matches) match_id
        where match_id not in (
          select id from reconciliation_match
          where district_code = any (districts) and id = any (matches))
        limit 1;
      end if;
      if fault is null then
        fault := unbalanced_match(districts,
          array(select distinct match_id from changed where batch_id is null));
      end if;
      if fault is not null then
        raise exception using errcode = 'check_violation', constraint = 'reconciliation_match_balanced',
          message = format('match %s does not add up to the same on both sides', fault);
      end if;
      return null;
    end $$`.execute(db)
  await sql`drop index reconciliation_match_month_index`.execute(db)
  await sql`create index reconciliation_match_month_index on reconciliation_match (month)`.execute(
    db,
  )
}

/**
 * Arrays side by side, a pair at each place. `line_span` is the first and the last of the lines by
 * their ids, which finds the batches that a line can be in; null where a line is there twice.
 */
async function makeBatches(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function span_of(ids uuid[]) returns uuid[] language sql immutable parallel safe as $$
      select case when cardinality(each) = cardinality(ids)
        then array[each[1], each[cardinality(each)]] end
      from (select array(select distinct unnest(ids) order by 1) as each offset 0) once
    $$`.execute(db)
  await sql`
    create function are_distinct(numbers int[]) returns boolean
    language sql immutable parallel safe as $$
      select count(distinct number) = count(*) from (select unnest(numbers) as number) each
    $$`.execute(db)
  await sql`
    create table matched_batch (
      district_code text not null,
      match_id uuid not null,
      month text not null,
      batch_id uuid not null,
      line_nos int[] not null,
      statement_line_ids uuid[] not null,
      bank_fens bigint[] not null,
      line_span uuid[] generated always as (span_of(statement_line_ids)) stored,
      constraint matched_batch_pk primary key (match_id),
      constraint matched_batch_match_fk
        foreign key (district_code, match_id) references reconciliation_match,
      constraint matched_batch_pairs check (cardinality(statement_line_ids) > 0
        and cardinality(line_nos) = cardinality(statement_line_ids)
        and cardinality(bank_fens) = cardinality(statement_line_ids)),
      constraint matched_batch_lines_once check (line_span is not null),
      constraint matched_batch_payments_once check (are_distinct(line_nos))
    )`.execute(db)
  // Random ids do not compress, and trying takes longer than writing them.
  for (const column of ['line_nos', 'statement_line_ids', 'bank_fens']) {
    await sql`
      alter table matched_batch alter column ${sql.ref(column)} set storage external`.execute(db)
  }
  // Without the district, which all rows share: with it, any of these looked as good as the right one.
  await sql`create index matched_batch_span_index
    on matched_batch ((line_span[2]), (line_span[1]))`.execute(db)
  await sql`create index matched_batch_batch_index on matched_batch (batch_id)`.execute(db)
  await sql`create index matched_batch_month_index on matched_batch (month)`.execute(db)
}

async function moveBatches(db: Kysely<unknown>): Promise<void> {
  await sql`
    with moved as (
      delete from matched_line member using reconciliation_match match
      where match.district_code = member.district_code and match.id = member.match_id
        and pass = 'serial'
      returning member.*)
    insert into matched_batch (district_code, match_id, month, batch_id, line_nos,
      statement_line_ids, bank_fens)
    select district_code, match_id, min(month), batch_id, array_agg(line_no),
      array_agg(statement_line_id), array_agg(bank_fen)
    from moved
    group by district_code, match_id, batch_id`.execute(db)
}

async function tellAll(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view matched_bank_line as
    select district_code, statement_line_id, match_id, month, bank_fen, batch_id, line_no
    from matched_line
    union all
    select district_code, pair.statement_line_id, match_id, month, pair.bank_fen, batch_id,
      pair.line_no
    from matched_batch
    cross join unnest(statement_line_ids, bank_fens, line_nos)
      pair (statement_line_id, bank_fen, line_no)`.execute(db)
  // By the keys of both, where a line is looked up by itself.
  await sql`
    create function match_of_line(district text, line uuid)
    returns table (match_id uuid, month text, batch_id uuid, line_no int)
    language sql stable parallel safe as $$
      select match_id, month, batch_id, line_no
      from matched_line where statement_line_id = line and district_code = district
      union all
      select match_id, month, batch_id, line_nos[array_position(statement_line_ids, line)]
      from matched_batch
      where line_span[2] >= line and line_span[1] <= line and district_code = district
        and line = any (statement_line_ids)
      offset 0
    $$`.execute(db)
}

/**
 * A bank line and a payment are in one match at most, whichever table has them. Writers of a
 * district come one after the other, so that each sees what the others wrote.
 */
async function checkOnce(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function begin_matching(districts text[]) returns void language sql as $$
      select pg_advisory_xact_lock(hashtextextended('reconcile:' || district, 0))
      from (select distinct district from unnest(districts) district order by 1) each
    $$`.execute(db)
  // Batches whose spans do not overlap have no line in common, so that few are looked into.
  await sql`
    create function has_line_twice(district text, first uuid, last uuid) returns boolean
    language sql stable as $$
      with near as materialized (
        select line_span, statement_line_ids from matched_batch
        where district_code = district and line_span[2] >= first and line_span[1] <= last)
      select exists (
          select from (
            select line_span[1] <= lag(line_span[2]) over (order by line_span[1]) as reaches_back
            from near) in_order
          where reaches_back)
        and exists (
          select from near cross join unnest(statement_line_ids) line
          group by line having count(*) > 1)
    $$`.execute(db)
  await sql`
    create function refuse_matched(what text) returns void language plpgsql as $$
    begin
      raise exception using errcode = 'unique_violation', constraint = 'matched_bank_line_' || what,
        message = 'a bank line or a payment is in a match already';
    end $$`.execute(db)
  // Each looked up by itself, by the key that finds it, whatever the planner thinks of the tables.
  await sql`
    create function check_matched_batch() returns trigger language plpgsql as $$
    begin
      perform begin_matching(array(select district_code from changed));
      if exists (
          select from (
            select district_code, min(line_span) as first, max(line_span[2:2]) as last
            from changed group by district_code) each
          where has_line_twice(district_code, first[1], last[1]))
        or exists (
          select from changed cross join lateral (
            select from matched_line known
            where known.district_code = changed.district_code
              and known.statement_line_id between line_span[1] and line_span[2]
              and known.statement_line_id = any (statement_line_ids) offset 0) known) then
        perform refuse_matched('pk');
      end if;
      if exists (
          select from changed cross join lateral (
            select from matched_batch known
            where known.district_code = changed.district_code
              and known.batch_id = changed.batch_id and known.match_id <> changed.match_id
              and known.line_nos && changed.line_nos offset 0) known)
        or exists (
          select from changed cross join lateral (
            select from matched_line known
            where known.district_code = changed.district_code
              and known.batch_id = changed.batch_id and known.line_no = any (line_nos)
            offset 0) known) then
        perform refuse_matched('payment_unique');
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create function check_matched_line() returns trigger language plpgsql as $$
    begin
      perform begin_matching(array(select district_code from changed));
      if exists (
        select from changed cross join lateral (
          select from matched_batch known
          where known.district_code = changed.district_code
            and line_span[2] >= statement_line_id and line_span[1] <= statement_line_id
            and statement_line_id = any (statement_line_ids) offset 0) known) then
        perform refuse_matched('pk');
      end if;
      if exists (
        select from changed cross join lateral (
          select from matched_batch known
          where known.district_code = changed.district_code
            and known.batch_id = changed.batch_id and changed.line_no = any (line_nos)
          offset 0) known) then
        perform refuse_matched('payment_unique');
      end if;
      return null;
    end $$`.execute(db)
  for (const table of ['matched_batch', 'matched_line']) {
    await sql`
      create trigger ${sql.ref(`${table}_once`)} after insert on ${sql.table(table)}
        referencing new table as changed
        for each statement execute function ${sql.ref(`check_${table}`)}()`.execute(db)
  }
  await sql`
    create trigger matched_batch_kept before update or truncate on matched_batch
      for each statement execute function refuse_change()`.execute(db)
}
