import { type Kysely, sql } from 'kysely'

/** Users, the memory of executed commands, and the hash-chained audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app_user (
      district_code text not null constraint app_user_district_fk references district,
      id uuid not null default new_id(),
      username text not null,
      display_name text not null,
      password_hash text not null,
      role text not null constraint app_user_role_known
        check (role in ('administrator', 'finance', 'auditor', 'township', 'leadership')),
      township_code text,
      is_disabled boolean not null default false,
      created_at timestamptz not null default now(),
      constraint app_user_pk primary key (district_code, id),
      constraint app_user_username_unique unique (district_code, username),
      constraint app_user_township_fk
        foreign key (district_code, township_code) references township,
      constraint app_user_township_scope check ((role = 'township') = (township_code is not null))
    )`.execute(db)

  await sql`
    create table executed_command (
      district_code text not null,
      actor_id uuid not null,
      idempotency_key text not null,
      action text not null,
      input_hash bytea not null,
      result jsonb not null,
      executed_at timestamptz not null default now(),
      constraint executed_command_pk primary key (district_code, actor_id, idempotency_key),
      constraint executed_command_actor_fk foreign key (district_code, actor_id) references app_user
    )`.execute(db)

  // The defaults are placeholders: the chain's trigger sets the four columns on every insert.
  await sql`
    create table audit_entry (
      district_code text not null constraint audit_entry_district_fk references district,
      seq bigint not null default 0,
      at timestamptz not null default now(),
      actor_id uuid,
      action text not null,
      subject text not null,
      detail jsonb not null,
      previous_hash bytea not null default '',
      hash bytea not null default '',
      constraint audit_entry_pk primary key (district_code, seq),
      constraint audit_entry_actor_fk foreign key (district_code, actor_id) references app_user
    )`.execute(db)

  await sql`
    create function audit_hash(entry audit_entry) returns bytea language sql immutable as $$
      select sha256(convert_to(concat_ws(chr(31),
        entry.district_code, entry.seq, extract(epoch from entry.at), entry.actor_id, entry.action,
        entry.subject, entry.detail, encode(entry.previous_hash, 'hex')), 'UTF8'))
    $$`.execute(db)

  // The lock is held until commit, so a chain has one writer at a time and cannot fork.
  await sql`
    create function chain_audit_entry() returns trigger language plpgsql as $$
    declare
      last record;
    begin
      perform pg_advisory_xact_lock(hashtextextended('audit_entry:' || new.district_code, 0));
      select seq, hash into last from audit_entry
        where district_code = new.district_code order by seq desc limit 1;
      new.seq := coalesce(last.seq, 0) + 1;
      new.at := clock_timestamp();
      new.previous_hash := coalesce(last.hash, '\\x'::bytea);
      new.hash := audit_hash(new);
      return new;
    end $$`.execute(db)

  await sql`
    create trigger audit_entry_chained before insert on audit_entry
      for each row execute function chain_audit_entry()`.execute(db)
  await sql`
    create trigger audit_entry_append_only before update or delete or truncate on audit_entry
      for each statement execute function refuse_change()`.execute(db)
}
