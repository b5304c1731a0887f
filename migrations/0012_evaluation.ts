import { type Kysely, sql } from 'kysely'

/** Schemes as versioned data, reported values, and runs with frozen inputs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scheme (
      district_code text not null constraint scheme_district_fk references district,
      id uuid not null default new_id(),
      code text not null,
      version int not null,
      year int not null,
      definition jsonb not null,
      constraint scheme_pk primary key (district_code, id),
      constraint scheme_version_unique unique (district_code, code, version)
    )`.execute(db)

  await sql`
    create table indicator_value (
      district_code text not null,
      year int not null,
      period text not null,
      township_code text not null,
      indicator_code text not null,
      value numeric not null,
      note text not null,
      import_id uuid not null,
      constraint indicator_value_pk
        primary key (district_code, year, period, township_code, indicator_code),
      constraint indicator_value_township_fk
        foreign key (district_code, township_code) references township,
      constraint indicator_value_import_fk foreign key (district_code, import_id) references import
    )`.execute(db)

  await sql`
    create table evaluation (
      district_code text not null,
      id uuid not null default new_id(),
      scheme_id uuid not null,
      as_of date not null,
      state text not null constraint evaluation_state_known
        check (state in ('draft', 'computed', 'reviewed', 'published')),
      computed_by uuid not null,
      reviewed_by uuid,
      published_on date,
      version int not null default 1,
      constraint evaluation_pk primary key (district_code, id),
      constraint evaluation_scheme_unique unique (district_code, scheme_id, as_of),
      constraint evaluation_scheme_fk foreign key (district_code, scheme_id) references scheme,
      constraint evaluation_computer_fk foreign key (district_code, computed_by) references app_user,
      constraint evaluation_reviewer_fk foreign key (district_code, reviewed_by) references app_user,
      constraint evaluation_four_eyes check (reviewed_by <> computed_by),
      constraint evaluation_published_dated check ((state = 'published') = (published_on is not null))
    )`.execute(db)

  // measured holds the numbers a score was made from, frozen with it.
  await sql`
    create table score (
      district_code text not null,
      evaluation_id uuid not null,
      township_code text not null,
      indicator_code text not null,
      measured jsonb not null,
      weight_centi int not null,
      score_centi int,
      reason text not null,
      constraint score_pk primary key (district_code, evaluation_id, township_code, indicator_code),
      constraint score_evaluation_fk foreign key (district_code, evaluation_id) references evaluation,
      constraint score_township_fk foreign key (district_code, township_code) references township,
      constraint score_within_weight check (score_centi <= weight_centi)
    )`.execute(db)
}
