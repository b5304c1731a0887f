import { type Kysely, sql } from 'kysely'

const definer = 'security definer set search_path = public, pg_temp'

/**
 * Several commands in one transaction: what one of them changed would stand in the trail beside
 * each of them, so they may only add rows. An entry without changes, the usual one of what people
 * enter one by one, looks for none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_shared_change() returns trigger language plpgsql as $$
    begin
      if coalesce(nullif(current_setting('mingzhang.commands', true), ''), '1')::int > 1 then
        raise exception using errcode = 'check_violation',
          constraint = 'audit_change_of_one_command',
          message = 'commands that are executed together change nothing';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger audit_change_of_one_command after insert on audit_change
      for each statement execute function refuse_shared_change()`.execute(db)
  await sql`
    create or replace function chain_audit_entry() returns trigger
    language plpgsql ${sql.raw(definer)} as $$
    declare
      last record;
    begin
      new.change_id := nullif(current_setting('mingzhang.change', true), '')::uuid;
      if new.change_id is not null then
        new.changes_hash := changes_hash(new.district_code, new.change_id);
      end if;
      perform pg_advisory_xact_lock(hashtextextended('audit_entry:' || new.district_code, 0));
      select seq, hash into last from audit_entry
        where district_code = new.district_code order by seq desc limit 1;
      new.seq := coalesce(last.seq, 0) + 1;
      new.at := clock_timestamp();
      new.previous_hash := coalesce(last.hash, '\\x'::bytea);
      new.hash := audit_hash(new);
      return new;
    end $$`.execute(db)
  // A key is written with its result, once.
  await sql`
    update township_access set privileges = 'select, insert'
    where table_name = 'executed_command'`.execute(db)
}
