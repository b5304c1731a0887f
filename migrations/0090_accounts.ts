import { type Kysely, sql } from 'kysely'

/** Sessions with rotating refresh tokens, lock-out, second factors, keys that sign tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Two accounts with one staff number are one person: he never checks what he made himself.
  await sql`
    alter table app_user
      add column staff_number text,
      add column must_change_password boolean not null default false,
      add column version int not null default 1`.execute(db)
  await sql`
    update township_access set privileges =
      'select (district_code, id, username, display_name, role, township_code, is_disabled)'
    where table_name = 'app_user'`.execute(db)

  // Who acts where no person does: nightly work, and attempts to sign in. Nobody signs in as it.
  await sql`
    create function add_system_user() returns trigger language plpgsql as $$
    begin
      insert into app_user (district_code, id, username, display_name, password_hash, role,
        is_disabled)
      values (new.code, '00000000-0000-7000-8000-000000000000', '(system)', '系统', 'none',
        'administrator', true);
      return null;
    end $$`.execute(db)
  await sql`
    create trigger district_has_system_user after insert on district
      for each row execute function add_system_user()`.execute(db)
  await sql`
    insert into app_user (district_code, id, username, display_name, password_hash, role, is_disabled)
    select code, '00000000-0000-7000-8000-000000000000', '(system)', '系统', 'none',
      'administrator', true
    from district`.execute(db)

  // generation counts the refresh tokens of the session: any but the last is spent.
  await sql`
    create table user_session (
      district_code text not null,
      id uuid not null default new_id(),
      user_id uuid not null,
      method text not null
        constraint user_session_method_known check (method in ('password', 'oidc')),
      address text not null,
      opened_at timestamptz not null,
      expires_at timestamptz not null,
      generation int not null default 1,
      refreshed_at timestamptz not null,
      ended_at timestamptz,
      end_reason text,
      constraint user_session_pk primary key (district_code, id),
      constraint user_session_user_fk foreign key (district_code, user_id) references app_user,
      constraint user_session_end_whole check ((ended_at is null) = (end_reason is null))
    )`.execute(db)
  await sql`
    create index user_session_open_index on user_session (district_code, user_id)
      where ended_at is null`.execute(db)

  // By the keyed hash of what was typed as a name, whether there is such a user or not.
  await sql`
    create table login_throttle (
      district_code text not null constraint login_throttle_district_fk references district,
      name_hash bytea not null,
      failed_count int not null,
      failed_at timestamptz not null,
      locked_until timestamptz,
      constraint login_throttle_pk primary key (district_code, name_hash)
    )`.execute(db)

  await sql`
    create table user_totp (
      district_code text not null,
      user_id uuid not null,
      secret_sealed bytea not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0,
      constraint user_totp_pk primary key (district_code, user_id),
      constraint user_totp_user_fk foreign key (district_code, user_id) references app_user
    )`.execute(db)

  await sql`
    create table user_identity (
      district_code text not null,
      issuer text not null,
      subject text not null,
      user_id uuid not null,
      linked_at timestamptz not null default now(),
      constraint user_identity_pk primary key (district_code, issuer, subject),
      constraint user_identity_user_unique unique (district_code, issuer, user_id),
      constraint user_identity_user_fk foreign key (district_code, user_id) references app_user
    )`.execute(db)

  await sql`
    create table signing_key (
      district_code text not null constraint signing_key_district_fk references district,
      id text not null,
      secret_sealed bytea not null,
      made_at timestamptz not null,
      retires_at timestamptz,
      constraint signing_key_pk primary key (district_code, id)
    )`.execute(db)

  // From where; the hash of entries made before has no such part, and stays what it is.
  await sql`alter table audit_entry add column address text`.execute(db)
  await sql`
    create or replace function audit_hash(entry audit_entry) returns bytea
    language sql immutable as $$
      select sha256(convert_to(concat_ws(chr(31),
        entry.district_code, entry.seq, extract(epoch from entry.at), entry.actor_id, entry.action,
        entry.subject, entry.detail, encode(entry.previous_hash, 'hex'), entry.address), 'UTF8'))
    $$`.execute(db)
}
