import { type Kysely, sql } from 'kysely'

/** Months whose books are closed: they, and all before them, take no more entries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table closed_month (
      district_code text not null constraint closed_month_district_fk references district,
      month text not null
        constraint closed_month_form check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      closed_by uuid not null,
      closed_at timestamptz not null default now(),
      constraint closed_month_pk primary key (district_code, month),
      constraint closed_month_user_fk foreign key (district_code, closed_by) references app_user
    )`.execute(db)
  await sql`
    create trigger closed_month_append_only before update or delete or truncate on closed_month
      for each statement execute function refuse_change()`.execute(db)
}
