import { type Kysely, sql } from 'kysely'

/**
 * A run in full: who is scored and what came of it, scores with what they came from down to rows,
 * and nothing of it changes once it is published. Schemes never change: a new one is a new version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger scheme_append_only before update or delete or truncate on scheme
      for each statement execute function refuse_change()`.execute(db)

  await sql`
    alter table evaluation
      add column missing_reason text,
      add column reviewed_on date,
      add column appeal_until date,
      add column early_reason text,
      add column published_by uuid,
      add column result_hash bytea,
      add constraint evaluation_publisher_fk
        foreign key (district_code, published_by) references app_user`.execute(db)

  // One row per township, or one for the district itself where the scheme evaluates that.
  await sql`
    create table evaluation_subject (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null
        generated always as (coalesce(township_code, district_code)) stored,
      township_code text,
      name text not null,
      total_centi int,
      grade text,
      rank int,
      vetoes jsonb not null default '[]',
      constraint evaluation_subject_pk primary key (district_code, evaluation_id, subject_code),
      constraint evaluation_subject_evaluation_fk
        foreign key (district_code, evaluation_id) references evaluation,
      constraint evaluation_subject_township_fk
        foreign key (district_code, township_code) references township,
      constraint evaluation_subject_scored_whole check (num_nonnulls(total_centi, grade, rank) in (0, 3))
    )`.execute(db)
  await fillSubjects(db)

  await splitScores(db)

  // The rows that lost marks, by their natural keys.
  await sql`
    create table score_case (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null,
      indicator_code text not null,
      no int not null,
      kind text not null,
      key text not null,
      says text not null,
      constraint score_case_pk
        primary key (district_code, evaluation_id, subject_code, indicator_code, no),
      constraint score_case_subject_fk
        foreign key (district_code, evaluation_id, subject_code) references evaluation_subject
    )`.execute(db)

  await guardPublished(db)
  await letTownshipsRead(db)
}

async function fillSubjects(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into evaluation_subject
      (district_code, evaluation_id, township_code, name, total_centi, grade, rank)
    select scored.district_code, scored.evaluation_id, scored.township_code, township.name,
      scored.total,
      (select grade ->> 'name' from jsonb_array_elements(scheme.definition -> 'grades') grade
        where scored.total >= (grade ->> 'from')::numeric * 100
        order by (grade ->> 'from')::numeric desc limit 1),
      rank() over (partition by scored.district_code, scored.evaluation_id
        order by scored.total desc)
    from (
      select district_code, evaluation_id, township_code, coalesce(sum(score_centi), 0) as total
      from score group by district_code, evaluation_id, township_code) scored
    join evaluation on evaluation.district_code = scored.district_code
      and evaluation.id = scored.evaluation_id
    join scheme on scheme.district_code = evaluation.district_code
      and scheme.id = evaluation.scheme_id
    join township on township.district_code = scored.district_code
      and township.code = scored.township_code`.execute(db)
}

/** What was measured is frozen when it is gathered; scores are computed from it and decisions. */
async function splitScores(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table score_input (
      district_code text not null,
      evaluation_id uuid not null,
      subject_code text not null,
      indicator_code text not null,
      measured jsonb not null,
      constraint score_input_pk
        primary key (district_code, evaluation_id, subject_code, indicator_code),
      constraint score_input_subject_fk
        foreign key (district_code, evaluation_id, subject_code) references evaluation_subject
    )`.execute(db)
  await sql`
    insert into score_input (district_code, evaluation_id, subject_code, indicator_code, measured)
    select district_code, evaluation_id, township_code, indicator_code, measured from score`.execute(
    db,
  )
  await sql`alter table score rename column township_code to subject_code`.execute(db)
  await sql`
    alter table score
      drop column measured,
      drop constraint score_township_fk,
      drop constraint score_evaluation_fk,
      drop constraint score_within_weight,
      add column most_centi int not null default 0,
      add column computed_centi int`.execute(db)
  await sql`update score set most_centi = weight_centi, computed_centi = score_centi`.execute(db)
  await sql`
    alter table score
      alter column most_centi drop default,
      add constraint score_input_fk
        foreign key (district_code, evaluation_id, subject_code, indicator_code)
        references score_input,
      add constraint score_within_most check (score_centi <= most_centi)`.execute(db)
}

/** A township reads its own result once it is reviewed; the bureau alone writes. */
async function letTownshipsRead(db: Kysely<unknown>): Promise<void> {
  const inSight = 'evaluation_id in (select id from evaluation)'
  const own = 'subject_code = (select scope_township())'
  await sql`
    update township_access set condition = ${"state in ('reviewed', 'published')"}
    where table_name = 'evaluation'`.execute(db)
  for (const table of ['evaluation_subject', 'score_input', 'score', 'score_case']) {
    await sql`
      insert into township_access (table_name, privileges, condition)
      values (${table}, 'select', ${`${own} and ${inSight}`})
      on conflict on constraint township_access_pk do update
        set condition = excluded.condition`.execute(db)
  }
}

/** What belongs to a published evaluation is neither added to, changed nor removed. */
async function guardPublished(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_published() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from changed
        join evaluation on evaluation.district_code = changed.district_code
          and evaluation.id = changed.evaluation_id
        where evaluation.state = 'published'
      ) then
        raise exception using errcode = 'integrity_constraint_violation',
          constraint = 'evaluation_published_immutable',
          message = 'a published evaluation does not change';
      end if;
      return null;
    end $$`.execute(db)
  for (const table of ['evaluation_subject', 'score_input', 'score', 'score_case']) {
    for (const event of ['insert', 'update', 'delete']) {
      const rows = sql.raw(event === 'insert' ? 'new' : 'old')
      await sql`
        create trigger ${sql.ref(`${table}_${event}_unpublished`)}
          after ${sql.raw(event)} on ${sql.table(table)}
          referencing ${rows} table as changed
          for each statement execute function refuse_published()`.execute(db)
    }
  }
  await sql`
    create function refuse_published_evaluation() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' then
        raise exception using errcode = 'integrity_constraint_violation',
          constraint = 'evaluation_published_immutable',
          message = 'a published evaluation does not change';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`.execute(db)
  await sql`
    create trigger evaluation_unpublished before update or delete on evaluation
      for each row execute function refuse_published_evaluation()`.execute(db)
}
