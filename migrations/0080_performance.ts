import { type Kysely, sql } from 'kysely'

/**
 * What published evaluations say of a township for the next year's allocation: written by
 * evaluation, read by funds, which comes before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table township_performance (
      district_code text not null,
      year int not null,
      township_code text not null,
      evaluation_id uuid not null,
      scheme_code text not null,
      as_of date not null,
      score_centi int not null,
      full_centi int not null,
      grade text not null,
      factor_bps int not null,
      constraint township_performance_pk primary key (district_code, year, township_code),
      constraint township_performance_township_fk
        foreign key (district_code, township_code) references township,
      constraint township_performance_evaluation_fk
        foreign key (district_code, evaluation_id) references evaluation,
      constraint township_performance_factor_positive check (factor_bps > 0)
    )`.execute(db)
}
