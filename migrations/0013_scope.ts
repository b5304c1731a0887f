import { type Kysely, sql } from 'kysely'

/**
 * Whose rows a connection sees. The server names a scope (district, township) and seals it with a
 * key that only it and `database_guard` know, so that a forged query cannot choose another.
 * Policies and grants on tables are laid by the service after every migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The pads are those of HMAC-SHA256 (RFC 2104) for the service's key.
  await sql`
    create table database_guard (
      is_only boolean constraint database_guard_pk primary key default true
        constraint database_guard_one_row check (is_only),
      inner_pad bytea not null,
      outer_pad bytea not null,
      plan_hash bytea not null
    )`.execute(db)

  // What a township's connection may do where its own township_code does not say it.
  await sql`
    create table township_access (
      table_name text constraint township_access_pk primary key,
      privileges text not null,
      condition text not null
    )`.execute(db)

  await sql`
    create function scope_township() returns text language sql stable parallel safe as $$
      select nullif(current_setting('mingzhang.township', true), '')
    $$`.execute(db)

  // The district of a scope whose seal is right; no district otherwise, so no rows.
  await sql`
    create function scope_district() returns text language plpgsql stable parallel safe
      security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
      district text := current_setting('mingzhang.district', true);
      township text := current_setting('mingzhang.township', true);
      seal text := current_setting('mingzhang.seal', true);
    begin
      if exists (
        select 1 from database_guard
        where encode(sha256(outer_pad
          || sha256(inner_pad || convert_to(concat(district, '|', township), 'UTF8'))), 'hex') = seal
      ) then
        return district;
      end if;
      return null;
    end $$`.execute(db)

  const own = 'township_code = (select scope_township())'
  const access: [table: string, privileges: string, condition: string][] = [
    ['district', 'select', 'true'],
    ['township', 'select', 'true'],
    ['category', 'select', 'true'],
    ['category_subject', 'select', 'true'],
    ['scheme', 'select', 'true'],
    // Who in the bureau did something is shown; who works in another township is not.
    ['app_user', 'select', `township_code is null or ${own}`],
    ['account', 'select', `township_code is null or ${own}`],
    ['evaluation', 'select', "state = 'published'"],
    ['score', 'select', `${own} and evaluation_id in (select id from evaluation)`],
    ['audit_entry', 'insert', 'true'],
    [
      'executed_command',
      'select, insert, update',
      `actor_id in (select id from app_user where ${own})`,
    ],
  ]
  for (const [table, privileges, condition] of access) {
    await sql`insert into township_access values (${table}, ${privileges}, ${condition})`.execute(
      db,
    )
  }
}
