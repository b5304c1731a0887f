import { type Kysely, sql } from 'kysely'

/** Identifiers, the append-only guard, and the small tables everything else refers to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. PostgreSQL 15 to 17 have none.
  await sql`
    create function new_id() returns uuid language sql volatile as $$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
            from 1 for 6),
          52, 1), 53, 1),
        'hex')::uuid
    $$`.execute(db)

  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = 'integrity_constraint_violation',
        constraint = tg_table_name || '_append_only',
        message = format('%s is append-only', tg_table_name);
    end $$`.execute(db)

  await sql`
    create table district (
      code text constraint district_pk primary key,
      name text not null
    )`.execute(db)

  await sql`
    create table township (
      district_code text not null constraint township_district_fk references district,
      code text not null,
      name text not null,
      constraint township_pk primary key (district_code, code)
    )`.execute(db)

  await sql`
    create table functional_subject (
      code text constraint functional_subject_pk primary key,
      name text not null
    )`.execute(db)

  await sql`
    create table category (
      district_code text not null constraint category_district_fk references district,
      code text not null,
      name text not null,
      position int not null,
      delivery text not null
        constraint category_delivery_known check (delivery in ('roster', 'voucher')),
      constraint category_pk primary key (district_code, code)
    )`.execute(db)

  await sql`
    create table category_subject (
      district_code text not null,
      category_code text not null,
      subject_code text not null constraint category_subject_subject_fk references functional_subject,
      constraint category_subject_pk primary key (district_code, category_code, subject_code),
      constraint category_subject_category_fk
        foreign key (district_code, category_code) references category
    )`.execute(db)

  await sql`
    create table economic_subject (
      code text constraint economic_subject_pk primary key,
      name text not null,
      is_permitted boolean not null
    )`.execute(db)
}
