import { type Kysely, sql } from 'kysely'

/**
 * One row a township where there was one an indicator: a thousand townships have thirty thousand
 * scores, and each row was checked against its township, its input and who may see it. What comes
 * of the scores stands beside them. Runs that are there keep everything, published ones too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await keepOld(db)
  await sql`drop table score, score_input, score_case`.execute(db)
  await sql`
    alter table evaluation_subject
      drop constraint evaluation_subject_scored_whole,
      drop column total_centi,
      drop column grade,
      drop column rank,
      drop column vetoes`.execute(db)
  await makeNew(db)
  await sql`insert into score_input select * from old_input`.execute(db)
  await sql`insert into score select * from old_score`.execute(db)
  await sql`insert into score_case select * from old_case`.execute(db)
  for (const table of ['score_input', 'score', 'score_case']) {
    for (const event of ['insert', 'update', 'delete']) {
      const rows = sql.raw(event === 'insert' ? 'new' : 'old')
      await sql`
        create trigger ${sql.ref(`${table}_${event}_unpublished`)}
          after ${sql.raw(event)} on ${sql.table(table)}
          referencing ${rows} table as changed
          for each statement execute function refuse_published()`.execute(db)
    }
  }
}

async function keepOld(db: Kysely<unknown>): Promise<void> {
  await sql`
    create temporary table old_input on commit drop as
    select district_code, evaluation_id, subject_code,
      jsonb_object_agg(indicator_code, measured) as inputs
    from score_input group by district_code, evaluation_id, subject_code`.execute(db)
  await sql`
    create temporary table old_score on commit drop as
    select subject.district_code, subject.evaluation_id, subject.subject_code, total_centi, grade,
      rank, vetoes,
      (select jsonb_agg(jsonb_build_object('code', indicator_code, 'weight', weight_centi,
          'most', most_centi, 'computed', computed_centi, 'score', score_centi, 'reason', reason)
          order by indicator_code)
        from score
        where score.district_code = subject.district_code
          and score.evaluation_id = subject.evaluation_id
          and score.subject_code = subject.subject_code) as scores
    from evaluation_subject subject
    where total_centi is not null`.execute(db)
  await sql`
    create temporary table old_case on commit drop as
    select district_code, evaluation_id, subject_code, indicator_code,
      jsonb_agg(jsonb_build_object('kind', kind, 'key', key, 'says', says) order by no) as cases
    from score_case
    group by district_code, evaluation_id, subject_code, indicator_code`.execute(db)
}

async function makeNew(db: Kysely<unknown>): Promise<void> {
  // Indicator code → what was measured for it.
  await sql`
    create table score_input (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null,
      inputs jsonb not null constraint score_input_by_indicator
        check (jsonb_typeof(inputs) = 'object'),
      constraint score_input_pk primary key (district_code, evaluation_id, subject_code),
      constraint score_input_subject_fk
        foreign key (district_code, evaluation_id, subject_code) references evaluation_subject
    )`.execute(db)
  // [{code, weight, most, computed, score, reason}], in hundredths of marks.
  await sql`
    create table score (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null,
      total_centi int not null,
      grade text not null,
      rank int not null,
      vetoes jsonb not null,
      scores jsonb not null constraint score_within_most
        check (not jsonb_path_exists(scores, '$[*] ? (@.score > @.most)')),
      constraint score_pk primary key (district_code, evaluation_id, subject_code),
      constraint score_input_fk
        foreign key (district_code, evaluation_id, subject_code) references score_input
    )`.execute(db)
  // [{kind, key, says}]: the rows that lost marks, by their natural keys.
  await sql`
    create table score_case (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null,
      indicator_code text not null,
      cases jsonb not null constraint score_case_listed check (jsonb_typeof(cases) = 'array'),
      constraint score_case_pk
        primary key (district_code, evaluation_id, subject_code, indicator_code),
      constraint score_case_input_fk
        foreign key (district_code, evaluation_id, subject_code) references score_input
    )`.execute(db)
}
