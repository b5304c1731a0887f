import { type Kysely, sql } from 'kysely'

/** Long work that runs apart from the request that asked for it. The queue itself is pg-boss's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job (
      district_code text not null constraint job_district_fk references district,
      id uuid not null default new_id(),
      name text not null,
      subject text not null,
      input jsonb not null,
      -- Nobody, where the calendar asked for it.
      requested_by uuid,
      state text not null default 'queued' constraint job_state_known
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
      attempt int not null default 0,
      step text not null default '',
      done bigint not null default 0,
      total bigint,
      result jsonb,
      problem jsonb,
      is_cancel_requested boolean not null default false,
      queued_at timestamptz not null default now(),
      started_at timestamptz,
      ended_at timestamptz,
      constraint job_pk primary key (district_code, id),
      constraint job_user_fk foreign key (district_code, requested_by) references app_user,
      constraint job_outcome_fits_state check
        ((state = 'succeeded') = (result is not null) and (state = 'failed') = (problem is not null)),
      constraint job_end_fits_state check
        ((ended_at is not null) = (state in ('succeeded', 'failed', 'cancelled'))),
      constraint job_progress_possible check (done >= 0 and done <= coalesce(total, done))
    )`.execute(db)

  // A township's users see the jobs that one of them has asked for.
  await sql`
    insert into township_access values ('job', 'select', 'requested_by in (
      select id from app_user where township_code = (select scope_township()))')`.execute(db)
}
