import { type Kysely, sql } from 'kysely'

/** 抽查回访: samples of recipients, and what they say reached them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // population_* is all who were paid; seed and counts draw the same sample again.
  await sql`
    create table recipient_check (
      district_code text not null constraint recipient_check_district_fk references district,
      id uuid not null default new_id(),
      number text not null,
      month text not null
        constraint recipient_check_month_form check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      township_code text not null,
      category_code text,
      seed text not null,
      asked_risk_count int not null,
      asked_random_count int not null,
      population_count int not null,
      population_fen bigint not null,
      reason text not null,
      drawn_by uuid not null,
      drawn_on date not null,
      drawn_at timestamptz not null default now(),
      constraint recipient_check_pk primary key (district_code, id),
      constraint recipient_check_number_unique unique (district_code, number),
      constraint recipient_check_township_fk
        foreign key (district_code, township_code) references township,
      constraint recipient_check_category_fk
        foreign key (district_code, category_code) references category,
      constraint recipient_check_user_fk foreign key (district_code, drawn_by) references app_user,
      constraint recipient_check_somebody
        check (asked_risk_count >= 0 and asked_random_count >= 0
          and asked_risk_count + asked_random_count > 0 and population_count > 0)
    )`.execute(db)
  await sql`
    create table recipient_check_person (
      district_code text not null,
      check_id uuid not null,
      position int not null,
      part text not null
        constraint recipient_check_person_part_known check (part in ('risk', 'random')),
      person_id uuid not null,
      village text not null,
      account_id uuid not null,
      risk_score numeric(12, 2) not null,
      paid_fen bigint not null,
      constraint recipient_check_person_pk primary key (district_code, check_id, position),
      constraint recipient_check_person_once unique (district_code, check_id, person_id),
      constraint recipient_check_person_check_fk
        foreign key (district_code, check_id) references recipient_check,
      constraint recipient_check_person_person_fk
        foreign key (district_code, person_id) references person,
      constraint recipient_check_person_account_fk
        foreign key (district_code, account_id) references bank_account,
      constraint recipient_check_person_paid check (paid_fen > 0)
    )`.execute(db)
  await sql`
    create table recipient_check_line (
      district_code text not null,
      check_id uuid not null,
      position int not null,
      batch_id uuid not null,
      line_no int not null,
      paid_fen bigint not null,
      constraint recipient_check_line_pk
        primary key (district_code, check_id, position, batch_id, line_no),
      constraint recipient_check_line_person_fk
        foreign key (district_code, check_id, position) references recipient_check_person,
      constraint recipient_check_line_payment_fk
        foreign key (district_code, batch_id, line_no) references payment
    )`.execute(db)

  // A later answer about the same person stands for the earlier one, which is kept.
  await sql`
    create table recipient_check_answer (
      district_code text not null,
      check_id uuid not null,
      position int not null,
      seq int not null,
      asked_on date not null,
      asked_by text not null
        constraint recipient_check_answer_way_known check (asked_by in ('visit', 'call')),
      outcome text not null constraint recipient_check_answer_outcome_known
        check (outcome in ('answered', 'not_found', 'unreachable', 'refused')),
      received_fen bigint,
      received_from text constraint recipient_check_answer_from_known check (received_from in
        ('bank', 'village', 'township', 'institution', 'other', 'nobody')),
      received_form text constraint recipient_check_answer_form_known
        check (received_form in ('account', 'cash', 'in_kind', 'none')),
      note text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint recipient_check_answer_pk primary key (district_code, check_id, position, seq),
      constraint recipient_check_answer_person_fk
        foreign key (district_code, check_id, position) references recipient_check_person,
      constraint recipient_check_answer_user_fk
        foreign key (district_code, recorded_by) references app_user,
      constraint recipient_check_answer_whole check (case when outcome = 'answered'
        then num_nulls(received_fen, received_from, received_form) = 0
        else num_nonnulls(received_fen, received_from, received_form) = 0 end),
      constraint recipient_check_answer_nothing
        check ((received_fen = 0) = (received_form = 'none')
          and (received_fen = 0) = (received_from = 'nobody')),
      constraint recipient_check_answer_not_negative check (received_fen >= 0)
    )`.execute(db)

  for (const table of ['', '_person', '_line', '_answer']) {
    const name = `recipient_check${table}`
    await sql`
      create trigger ${sql.ref(`${name}_append_only`)} before update or delete or truncate
        on ${sql.table(name)} for each statement execute function refuse_change()`.execute(db)
  }
}
