import { type Kysely, sql } from 'kysely'

/** What hangs on a finding's events: alerts, amounts, lists, proofs, accountability, mechanisms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The alert as it was when it was signed, with the content of its evidence; never changed.
  await sql`
    create table finding_alert (
      district_code text not null,
      finding_id uuid not null,
      alert_id uuid not null,
      frozen jsonb not null,
      constraint finding_alert_pk primary key (district_code, finding_id, alert_id),
      constraint finding_alert_once unique (district_code, alert_id),
      constraint finding_alert_finding_fk foreign key (district_code, finding_id) references finding,
      constraint finding_alert_alert_fk foreign key (district_code, alert_id) references alert
    )`.execute(db)
  await sql`
    insert into finding_alert (district_code, finding_id, alert_id, frozen)
    select finding.district_code, finding.id, alert.id, jsonb_build_object(
      'ruleCode', alert.rule_code, 'ruleName', alert.rule_code, 'ruleVersion', '', 'params', '{}',
      'pattern', alert.pattern, 'severity', alert.severity, 'subject', alert.subject,
      'amount', alert.amount_fen::text, 'message', finding.description, 'basis', '[]'::jsonb,
      'facts', alert.facts, 'evidence', alert.evidence)
    from finding
    join alert on alert.district_code = finding.district_code and alert.id = finding.alert_id
    `.execute(db)
  await sql`alter table finding drop column alert_id`.execute(db)

  await sql`
    create table finding_amount (
      district_code text not null,
      id uuid not null default new_id(),
      finding_id uuid not null,
      seq int not null,
      way text not null constraint finding_amount_way_known check (way in
        ('handed_up', 'recovered', 'restored', 'paid_out', 'rebooked')),
      amount_fen bigint not null,
      constraint finding_amount_pk primary key (district_code, id),
      constraint finding_amount_event_fk
        foreign key (district_code, finding_id, seq) references finding_event,
      constraint finding_amount_positive check (amount_fen > 0)
    )`.execute(db)
  await sql`
    insert into finding_amount (district_code, finding_id, seq, way, amount_fen)
    select district_code, finding_id, seq, rectified_by, rectified_fen
    from finding_event where rectified_fen > 0`.execute(db)
  await sql`alter table finding_event drop column rectified_by`.execute(db)
  await sql`
    update finding set rectified_fen = (
      select coalesce(sum(rectified_fen) filter (where event = 'submit'
        and answer is distinct from 'return'), 0)::bigint
      from (
        select event, rectified_fen, lead(event) over (order by seq) as answer
        from finding_event step
        where step.district_code = finding.district_code and step.finding_id = finding.id
          and event in ('submit', 'return')
      ) handed_in)`.execute(db)
  await sql`
    alter table finding add constraint finding_rectified_within
      check (rectified_fen between 0 and amount_fen)`.execute(db)

  // 问题清单, 责任清单, 措施清单.
  await sql`
    create table finding_item (
      district_code text not null,
      id uuid not null default new_id(),
      finding_id uuid not null,
      added_seq int not null,
      position int not null,
      list text not null constraint finding_item_list_known
        check (list in ('problem', 'duty', 'measure')),
      content text not null,
      unit text not null,
      person text not null,
      due_on date,
      done_seq int,
      withdrawn_seq int,
      constraint finding_item_pk primary key (district_code, id),
      constraint finding_item_place_unique unique (district_code, finding_id, added_seq, position),
      constraint finding_item_added_fk
        foreign key (district_code, finding_id, added_seq) references finding_event,
      constraint finding_item_done_fk
        foreign key (district_code, finding_id, done_seq) references finding_event,
      constraint finding_item_withdrawn_fk
        foreign key (district_code, finding_id, withdrawn_seq) references finding_event,
      constraint finding_item_one_end check (num_nonnulls(done_seq, withdrawn_seq) <= 1)
    )`.execute(db)
  await sql`
    create table finding_accountability (
      district_code text not null,
      finding_id uuid not null,
      seq int not null,
      kind text not null constraint finding_accountability_kind_known check (kind in
        ('criticism', 'interview', 'admonition', 'organisational', 'party_discipline',
         'administrative_discipline', 'transferred')),
      person_count int not null,
      decided_on date not null,
      document_number text not null,
      constraint finding_accountability_pk primary key (district_code, finding_id, seq),
      constraint finding_accountability_event_fk
        foreign key (district_code, finding_id, seq) references finding_event,
      constraint finding_accountability_somebody check (person_count > 0)
    )`.execute(db)
  await sql`
    create table finding_mechanism (
      district_code text not null,
      finding_id uuid not null,
      seq int not null,
      title text not null,
      document_number text not null,
      issued_on date not null,
      constraint finding_mechanism_pk primary key (district_code, finding_id, seq),
      constraint finding_mechanism_event_fk
        foreign key (district_code, finding_id, seq) references finding_event
    )`.execute(db)

  for (const table of ['alert', 'amount', 'accountability', 'mechanism']) {
    await sql`
      create trigger ${sql.ref(`finding_${table}_append_only`)}
        before update or delete or truncate on ${sql.table(`finding_${table}`)}
        for each statement execute function refuse_change()`.execute(db)
  }

  // A township reads what its findings rest on, and works with the district's deadlines.
  const own = '(district_code, finding_id) in (select district_code, id from finding)'
  await sql`
    insert into township_access (table_name, privileges, condition) values
      ('finding_alert', 'select', ${own}),
      ('parameter_setting', 'select', 'true')`.execute(db)
}
