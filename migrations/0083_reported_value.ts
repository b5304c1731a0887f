import { type Kysely, sql } from 'kysely'

/**
 * Reported values also come one by one, with proof, may be corrected, and may be of the district
 * itself; a self-evaluation says which marks it gives itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table indicator_value
      drop constraint indicator_value_pk,
      alter column township_code drop not null,
      alter column import_id drop not null,
      add column subject_code text not null
        generated always as (coalesce(township_code, district_code)) stored,
      add column proof_ids uuid[] not null default '{}',
      add column claimed_centi int,
      add column reported_by uuid,
      add column reported_at timestamptz not null default now(),
      add column version int not null default 1,
      add constraint indicator_value_pk
        primary key (district_code, year, period, subject_code, indicator_code),
      add constraint indicator_value_district_fk foreign key (district_code) references district,
      add constraint indicator_value_reporter_fk
        foreign key (district_code, reported_by) references app_user,
      add constraint indicator_value_has_origin check (num_nonnulls(import_id, reported_by) > 0)
  `.execute(db)
}
