import { type Kysely, sql } from 'kysely'

/** Scores changed by hand, with a second person; and what townships say against their scores. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table score_appeal (
      district_code text not null,
      id uuid not null default new_id(),
      evaluation_id uuid not null,
      subject_code text not null,
      indicator_code text not null,
      ground text not null,
      proof_ids uuid[] not null default '{}',
      state text not null default 'open' constraint score_appeal_state_known
        check (state in ('open', 'upheld', 'rejected')),
      filed_by uuid not null,
      filed_on date not null,
      answer text,
      answered_by uuid,
      answered_on date,
      constraint score_appeal_pk primary key (district_code, id),
      constraint score_appeal_evaluation_fk
        foreign key (district_code, evaluation_id) references evaluation,
      constraint score_appeal_filer_fk foreign key (district_code, filed_by) references app_user,
      constraint score_appeal_answerer_fk
        foreign key (district_code, answered_by) references app_user,
      constraint score_appeal_answered_whole check
        ((state = 'open') = (num_nonnulls(answer, answered_by, answered_on) = 0)
          and num_nonnulls(answer, answered_by, answered_on) in (0, 3)),
      constraint score_appeal_four_eyes check (answered_by <> filed_by)
    )`.execute(db)
  await sql`
    create unique index score_appeal_one_open on score_appeal
      (district_code, evaluation_id, subject_code, indicator_code) where state = 'open'`.execute(db)

  await sql`
    create table score_change (
      district_code text not null,
      id uuid not null default new_id(),
      evaluation_id uuid not null,
      subject_code text not null,
      indicator_code text not null,
      score_centi int not null,
      reason text not null,
      proof_ids uuid[] not null default '{}',
      appeal_id uuid,
      state text not null default 'proposed' constraint score_change_state_known
        check (state in ('proposed', 'approved', 'rejected', 'lapsed')),
      proposed_by uuid not null,
      proposed_at timestamptz not null default now(),
      decided_by uuid,
      decided_at timestamptz,
      decision_note text not null default '',
      constraint score_change_pk primary key (district_code, id),
      constraint score_change_evaluation_fk
        foreign key (district_code, evaluation_id) references evaluation,
      constraint score_change_appeal_fk foreign key (district_code, appeal_id) references score_appeal,
      constraint score_change_proposer_fk
        foreign key (district_code, proposed_by) references app_user,
      constraint score_change_decider_fk
        foreign key (district_code, decided_by) references app_user,
      constraint score_change_decided_whole check
        ((state in ('approved', 'rejected')) = (decided_by is not null)
          and (decided_by is null) = (decided_at is null)),
      constraint score_change_four_eyes check (decided_by <> proposed_by)
    )`.execute(db)
  await sql`
    create unique index score_change_one_standing on score_change
      (district_code, evaluation_id, subject_code, indicator_code)
      where state in ('proposed', 'approved')`.execute(db)

  const own = `subject_code = (select scope_township())
    and evaluation_id in (select id from evaluation)`
  await sql`
    insert into township_access (table_name, privileges, condition) values
      ('score_appeal', 'select, insert', ${own}), ('score_change', 'select', ${own})`.execute(db)

  for (const table of ['score_appeal', 'score_change']) {
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
