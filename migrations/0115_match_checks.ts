import { type Kysely, sql } from 'kysely'

/**
 * Matches are checked by their own members instead of by a month's. A line that is kept together
 * with the payment it made is the same on both sides by its form, so that of a million of those
 * only the matches they name are looked up.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index matched_bank_line_match_index
    on matched_bank_line (district_code, match_id) where batch_id is null`.execute(db)
  await sql`create index matched_book_entry_match_index
    on matched_book_entry (district_code, match_id)`.execute(db)

  // By their indexes, also where the plan was made while the tables were empty.
  await sql`
    create function unbalanced_match(districts text[], matches uuid[]) returns uuid
    language sql stable set enable_seqscan = off as $$
      select touched.match_id
      from unnest(districts, matches) touched (district_code, match_id)
      left join reconciliation_match match
        on match.district_code = touched.district_code and match.id = touched.match_id
      cross join lateral (
        select count(*) as members, coalesce(sum(fen), 0) as difference_fen
        from (
          select bank_fen as fen from matched_bank_line member
          where member.district_code = touched.district_code
            and member.match_id = touched.match_id and batch_id is null
          union all
          select -book_fen from matched_book_entry member
          where member.district_code = touched.district_code
            and member.match_id = touched.match_id) side) own
      where own.members > 0 and own.difference_fen is distinct from match.difference_fen
      limit 1
    $$`.execute(db)

  await sql`
    create function check_bank_members() returns trigger language plpgsql as $$
    declare
      fault uuid;
    begin
      if tg_op = 'INSERT' then
        select touched.match_id into fault
        from (select distinct district_code, match_id from changed) touched
        left join reconciliation_match match
          on match.district_code = touched.district_code and match.id = touched.match_id
        where match.id is null
        limit 1;
      end if;
      if fault is null then
        select unbalanced_match(array_agg(district_code), array_agg(match_id)) into fault
        from (select distinct district_code, match_id from changed where batch_id is null) touched;
      end if;
      if fault is not null then
        raise exception using errcode = 'check_violation', constraint = 'reconciliation_match_balanced',
          message = format('match %s does not add up to the same on both sides', fault);
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create or replace function check_matches() returns trigger language plpgsql as $$
    declare
      fault uuid;
    begin
      select unbalanced_match(array_agg(district_code), array_agg(match_id)) into fault
      from (select distinct district_code, match_id from changed) touched;
      if fault is not null then
        raise exception using errcode = 'check_violation', constraint = 'reconciliation_match_balanced',
          message = format('match %s does not add up to the same on both sides', fault);
      end if;
      return null;
    end $$`.execute(db)
  for (const [trigger, change] of [
    ['matched_bank_line_added', sql`insert on matched_bank_line referencing new`],
    ['matched_bank_line_removed', sql`delete on matched_bank_line referencing old`],
  ] as const) {
    await sql`drop trigger ${sql.ref(trigger)} on matched_bank_line`.execute(db)
    await sql`
      create trigger ${sql.ref(trigger)} after ${change} table as changed
        for each statement execute function check_bank_members()`.execute(db)
  }
}
