import { type Kysely, sql } from 'kysely'

/** Dated parameters with their whole history, and what a detection run rests on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Who is unknown only where a setting came with the installation.
  await sql`
    create table parameter_setting (
      district_code text not null constraint parameter_setting_district_fk references district,
      set_code text not null,
      seq int not null,
      valid_from date not null,
      params_before jsonb not null,
      params jsonb not null,
      source text not null,
      certainty text not null constraint parameter_setting_certainty_known
        check (certainty in ('verified', 'excerpt', 'second_hand', 'unverified')),
      reason text not null,
      set_by uuid,
      set_at timestamptz not null default now(),
      constraint parameter_setting_pk primary key (district_code, set_code, seq),
      constraint parameter_setting_user_fk foreign key (district_code, set_by) references app_user
    )`.execute(db)
  await sql`
    insert into parameter_setting (district_code, set_code, seq, valid_from, params_before, params,
      source, certainty, reason)
    select district_code, rule_code,
      row_number() over (partition by district_code, rule_code order by valid_from),
      valid_from,
      coalesce(lag(params) over (partition by district_code, rule_code order by valid_from), '{}'),
      params, source, certainty, reason
    from rule_setting`.execute(db)
  await sql`drop table rule_setting`.execute(db)
  await sql`
    create trigger parameter_setting_append_only before update or delete or truncate
      on parameter_setting for each statement execute function refuse_change()`.execute(db)

  // high_water names the data the run saw: the last trail entry, transfer and import before it.
  await sql`
    alter table detection_run
      add column trigger text not null default 'manual' constraint detection_run_trigger_known
        check (trigger in ('manual', 'command', 'nightly', 'import', 'check')),
      add column high_water jsonb not null default '{}'`.execute(db)
  await sql`alter table detection_run alter column high_water drop default`.execute(db)

  // digest is over all that the rule found, so that two runs can be held to the same result.
  await sql`
    create table detection_run_rule (
      district_code text not null,
      run_id uuid not null,
      rule_code text not null,
      rule_version text not null,
      params jsonb not null,
      found_count int not null,
      found_fen bigint not null,
      new_count int not null,
      withdrawn_count int not null,
      digest text not null,
      duration_ms int not null,
      constraint detection_run_rule_pk primary key (district_code, run_id, rule_code),
      constraint detection_run_rule_run_fk
        foreign key (district_code, run_id) references detection_run
    )`.execute(db)
  await sql`
    insert into detection_run_rule (district_code, run_id, rule_code, rule_version, params,
      found_count, found_fen, new_count, withdrawn_count, digest, duration_ms)
    select district_code, id, rule.key, '', rule.value, 0, 0, 0, 0, '', 0
    from detection_run, jsonb_each(params) rule`.execute(db)
  await sql`alter table detection_run drop column params`.execute(db)
}
