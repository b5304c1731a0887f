import { type Kysely, sql } from 'kysely'

/** What people decide about alerts: coded dismissals, suppression for a while, and the history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // verdict: what a dismissal says about the rule that raised the alert.
  await sql`
    create table dismissal_reason (
      code text constraint dismissal_reason_pk primary key,
      name text not null,
      verdict text not null constraint dismissal_reason_verdict_known
        check (verdict in ('false_alarm', 'true_alarm', 'neutral')),
      lesson text not null,
      position int not null
    )`.execute(db)
  await sql`
    insert into dismissal_reason (code, name, verdict, lesson, position) values
      ('data_error', '数据录入或导入有误', 'false_alarm', '更正数据后重新核查', 1),
      ('register_mismatch', '比对名单有误或滞后', 'false_alarm', '告知名单提供部门更正', 2),
      ('lawful_exception', '政策允许的例外', 'false_alarm', '建议规则增加排除情形', 3),
      ('parameter_too_strict', '规则参数过严', 'false_alarm', '建议试算后调整参数', 4),
      ('settled', '情况属实,已自行纠正', 'true_alarm', '留存纠正凭证备查', 5),
      ('immaterial', '情况属实,情节轻微', 'true_alarm', '提醒责任单位,不作为问题', 6),
      ('duplicate', '与其他疑点重复', 'neutral', '在另一条疑点中处理', 7)`.execute(db)

  // A subject that ends in its period, as in …/2023-07, is the same subject in every period.
  await sql`
    create function alert_stem(subject text) returns text language sql immutable as $$
      select regexp_replace(subject, '/\\d{4}-(\\d{2}|Q[1-4])$', '')
    $$`.execute(db)

  // added_*: what a later run found beyond what the decision was about.
  await sql`
    alter table alert
      drop constraint alert_status_known,
      add constraint alert_status_known check
        (status in ('open', 'confirmed', 'dismissed', 'suppressed', 'withdrawn')),
      add column reason_code text constraint alert_reason_fk references dismissal_reason,
      add column stem text not null generated always as (alert_stem(subject)) stored,
      add column added_count int not null default 0,
      add column added_fen bigint not null default 0`.execute(db)
  await sql`
    update alert set reason_code = 'lawful_exception' where status = 'dismissed'`.execute(db)
  await sql`
    alter table alert add constraint alert_dismissal_coded
      check ((status = 'dismissed') = (reason_code is not null))`.execute(db)
  await sql`
    create index alert_amount_index on alert (district_code, amount_fen desc, id)`.execute(db)

  await sql`
    create table alert_decision (
      district_code text not null,
      alert_id uuid not null,
      version int not null,
      decision text not null constraint alert_decision_known
        check (decision in ('confirmed', 'dismissed', 'suppressed', 'open')),
      reason_code text constraint alert_decision_reason_fk references dismissal_reason,
      reason text not null,
      decided_by uuid not null,
      decided_at timestamptz not null default now(),
      constraint alert_decision_pk primary key (district_code, alert_id, version),
      constraint alert_decision_alert_fk foreign key (district_code, alert_id) references alert,
      constraint alert_decision_user_fk
        foreign key (district_code, decided_by) references app_user
    )`.execute(db)
  await sql`
    create trigger alert_decision_append_only before update or delete or truncate
      on alert_decision for each statement execute function refuse_change()`.execute(db)

  // Of a household where the alert is about one household's payments, else of the subject.
  await sql`
    create table alert_suppression (
      district_code text not null,
      id uuid not null default new_id(),
      rule_code text not null,
      stem text,
      head_person_id uuid,
      until_on date not null,
      reason text not null,
      set_by uuid not null,
      set_at timestamptz not null default now(),
      lifted_by uuid,
      lifted_at timestamptz,
      constraint alert_suppression_pk primary key (district_code, id),
      constraint alert_suppression_subject_known
        check ((stem is null) <> (head_person_id is null)),
      constraint alert_suppression_lifted_whole
        check ((lifted_by is null) = (lifted_at is null)),
      constraint alert_suppression_head_fk
        foreign key (district_code, head_person_id) references person,
      constraint alert_suppression_setter_fk foreign key (district_code, set_by) references app_user,
      constraint alert_suppression_lifter_fk
        foreign key (district_code, lifted_by) references app_user
    )`.execute(db)
  await sql`
    create index alert_suppression_rule_index
      on alert_suppression (district_code, rule_code) where lifted_at is null`.execute(db)

  // The household that all payment lines of the evidence belong to; null where there is not one.
  await sql`
    create function evidence_household(district text, evidence jsonb) returns uuid
      language sql stable as $$
      select case when min(payment.head_person_id::text) = max(payment.head_person_id::text)
        then min(payment.head_person_id::text)::uuid end
      from jsonb_array_elements(evidence) item
      join payment_batch batch on batch.district_code = district
        and batch.number = regexp_replace(item ->> 'key', '/\\d+$', '')
      join payment on payment.district_code = district and payment.batch_id = batch.id
        and payment.line_no = substring(item ->> 'key' from '(\\d+)$')::int
      where item ->> 'kind' = 'line'
    $$`.execute(db)
}
