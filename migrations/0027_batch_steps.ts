import { type Kysely, sql } from 'kysely'

/** Each step of a batch with who took it and when, and lines stopped before they were sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_batch
      alter column import_id drop not null,
      add column made_by uuid,
      add column checked_by uuid,
      add column checked_at timestamptz,
      add column instructed_by uuid,
      add column instructed_at timestamptz,
      add constraint payment_batch_maker_fk foreign key (district_code, made_by) references app_user,
      add constraint payment_batch_checker_fk
        foreign key (district_code, checked_by) references app_user,
      add constraint payment_batch_instructor_fk
        foreign key (district_code, instructed_by) references app_user`.execute(db)
  await sql`
    update payment_batch batch set made_by = import.imported_by
      from import where import.district_code = batch.district_code and import.id = batch.import_id
  `.execute(db)
  await sql`
    update payment_batch batch
      set checked_by = approved_by, checked_at = approved_at,
        instructed_by = case when answered.is_so then approved_by end,
        instructed_at = case when answered.is_so then approved_at end
      from (
        select known.district_code, known.id, exists (
          select 1 from payment_result result where result.district_code = known.district_code
            and result.batch_id = known.id) as is_so
        from payment_batch known) answered
      where batch.approved_at is not null and answered.district_code = batch.district_code
        and answered.id = batch.id`.execute(db)
  await sql`
    alter table payment_batch
      add constraint payment_batch_check_whole check ((checked_by is null) = (checked_at is null)),
      add constraint payment_batch_instruction_whole
        check ((instructed_by is null) = (instructed_at is null)),
      add constraint payment_batch_steps_ordered
        check ((approved_at is null or checked_at is not null)
          and (instructed_at is null or approved_at is not null)),
      add constraint payment_batch_four_eyes
        check (made_by <> checked_by and made_by <> approved_by)`.execute(db)
  await sql`
    create trigger payment_batch_fixed
      before update of import_id, number, month, category_code, township_code, is_reissue, made_by
      on payment_batch for each statement execute function refuse_change()`.execute(db)
  // Results and vouchers can be entered by hand.
  await sql`alter table payment_result alter column import_id drop not null`.execute(db)
  await sql`alter table expenditure alter column import_id drop not null`.execute(db)
  await snapshotTable(db)
  await stopTable(db)
}

/** Who was entitled to what when the batch was made or checked; later changes do not reach it. */
async function snapshotTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table eligibility_snapshot (
      district_code text not null,
      batch_id uuid not null,
      eligibility_id uuid not null,
      person_id uuid not null,
      head_person_id uuid not null,
      village text not null,
      standard_fen bigint not null,
      constraint eligibility_snapshot_pk primary key (district_code, batch_id, eligibility_id),
      constraint eligibility_snapshot_batch_fk
        foreign key (district_code, batch_id) references payment_batch,
      constraint eligibility_snapshot_eligibility_fk
        foreign key (district_code, eligibility_id) references eligibility,
      constraint eligibility_snapshot_person_fk
        foreign key (district_code, person_id) references person,
      constraint eligibility_snapshot_head_fk
        foreign key (district_code, head_person_id) references person
    )`.execute(db)
  await sql`
    create trigger eligibility_snapshot_append_only
      before update or delete or truncate on eligibility_snapshot
      for each statement execute function refuse_change()`.execute(db)
}

async function stopTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_stop (
      district_code text not null,
      batch_id uuid not null,
      line_no int not null,
      stopped_by uuid not null,
      stopped_at timestamptz not null default now(),
      reason text not null constraint payment_stop_reason_given check (reason <> ''),
      constraint payment_stop_pk primary key (district_code, batch_id, line_no),
      constraint payment_stop_payment_fk
        foreign key (district_code, batch_id, line_no) references payment,
      constraint payment_stop_user_fk foreign key (district_code, stopped_by) references app_user
    )`.execute(db)
  await sql`
    create trigger payment_stop_append_only before update or delete or truncate on payment_stop
      for each statement execute function refuse_change()`.execute(db)
  // Whoever is first, the one who stops or the one who sends: the other one sees it.
  await sql`
    create function check_stops() returns trigger language plpgsql as $$
    begin
      perform 1 from payment_batch
        where (district_code, id) in (select district_code, batch_id from stopped)
        order by district_code, id
        for update;
      if exists (
        select 1 from stopped
        join payment_batch batch on batch.district_code = stopped.district_code
          and batch.id = stopped.batch_id
        where batch.instructed_at is not null
      ) then
        raise exception using errcode = 'check_violation', constraint = 'payment_stop_in_time',
          message = 'the batch has been sent to the bank';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger payment_stop_checked after insert on payment_stop
      referencing new table as stopped
      for each statement execute function check_stops()`.execute(db)
  await sql`
    create function check_results() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from payment_stop stop
        join answered on answered.district_code = stop.district_code
          and answered.batch_id = stop.batch_id and answered.line_no = stop.line_no
      ) then
        raise exception using errcode = 'check_violation', constraint = 'payment_result_not_stopped',
          message = 'the line was stopped';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger payment_result_checked after insert on payment_result
      referencing new table as answered
      for each statement execute function check_results()`.execute(db)
}
