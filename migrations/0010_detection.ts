import { type Kysely, sql } from 'kysely'

/** Dated rule parameters, runs, and the alerts they found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rule_setting (
      district_code text not null constraint rule_setting_district_fk references district,
      rule_code text not null,
      valid_from date not null,
      params jsonb not null,
      source text not null,
      certainty text not null constraint rule_setting_certainty_known
        check (certainty in ('verified', 'excerpt', 'second_hand', 'unverified')),
      reason text not null,
      constraint rule_setting_pk primary key (district_code, rule_code, valid_from)
    )`.execute(db)

  await sql`
    create table detection_run (
      district_code text not null constraint detection_run_district_fk references district,
      id uuid not null default new_id(),
      as_of date not null,
      params jsonb not null,
      new_count int not null,
      withdrawn_count int not null,
      run_by uuid not null,
      run_at timestamptz not null default now(),
      constraint detection_run_pk primary key (district_code, id),
      constraint detection_run_user_fk foreign key (district_code, run_by) references app_user
    )`.execute(db)

  await sql`
    create table alert (
      district_code text not null,
      id uuid not null default new_id(),
      rule_code text not null,
      subject text not null,
      pattern text not null constraint alert_pattern_known check
        (pattern in ('retention', 'interception', 'diversion', 'out_of_scope', 'integrity')),
      severity text not null
        constraint alert_severity_known check (severity in ('high', 'medium', 'low')),
      township_code text,
      category_code text,
      month text,
      amount_fen bigint not null,
      facts jsonb not null,
      evidence jsonb not null,
      run_id uuid not null,
      status text not null default 'open' constraint alert_status_known
        check (status in ('open', 'confirmed', 'dismissed', 'withdrawn')),
      status_reason text,
      decided_by uuid,
      version int not null default 1,
      constraint alert_pk primary key (district_code, id),
      constraint alert_subject_unique unique (district_code, rule_code, subject),
      constraint alert_run_fk foreign key (district_code, run_id) references detection_run,
      constraint alert_township_fk foreign key (district_code, township_code) references township,
      constraint alert_category_fk foreign key (district_code, category_code) references category,
      constraint alert_decider_fk foreign key (district_code, decided_by) references app_user,
      constraint alert_amount_not_negative check (amount_fen >= 0)
    )`.execute(db)
}
