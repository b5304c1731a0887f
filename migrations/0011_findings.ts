import { type Kysely, sql } from 'kysely'

/** Findings and every step of their rectification. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding (
      district_code text not null constraint finding_district_fk references district,
      id uuid not null default new_id(),
      number text not null,
      source text not null constraint finding_source_known check (source in
        ('inspection_tour', 'audit', 'revitalisation_assessment', 'sanxiang_campaign',
         'daily_inspection', 'alert')),
      source_document text not null,
      alert_id uuid,
      import_id uuid,
      found_on date not null,
      township_code text,
      pattern text not null constraint finding_pattern_known check (pattern in
        ('retention', 'interception', 'diversion', 'out_of_scope', 'integrity', 'other')),
      description text not null,
      legal_basis text not null,
      amount_fen bigint not null,
      rectification_kind text not null constraint finding_kind_known
        check (rectification_kind in ('at_once', 'staged', 'continuous')),
      due_on date not null,
      responsible_unit text not null,
      state text not null constraint finding_state_known check
        (state in ('open', 'assigned', 'rectifying', 'submitted', 'verified', 'closed')),
      version int not null default 1,
      constraint finding_pk primary key (district_code, id),
      constraint finding_number_unique unique (district_code, number),
      constraint finding_alert_unique unique (district_code, alert_id),
      constraint finding_alert_fk foreign key (district_code, alert_id) references alert,
      constraint finding_import_fk foreign key (district_code, import_id) references import,
      constraint finding_township_fk foreign key (district_code, township_code) references township,
      constraint finding_amount_not_negative check (amount_fen >= 0)
    )`.execute(db)

  await sql`
    create table finding_event (
      district_code text not null,
      finding_id uuid not null,
      seq int not null,
      event text not null,
      from_state text,
      to_state text not null,
      note text not null,
      rectified_by text constraint finding_event_way_known check (rectified_by in
        ('handed_up', 'recovered', 'restored', 'paid_out', 'rebooked')),
      rectified_fen bigint not null default 0,
      happened_on date not null,
      actor_id uuid not null,
      at timestamptz not null default now(),
      constraint finding_event_pk primary key (district_code, finding_id, seq),
      constraint finding_event_finding_fk foreign key (district_code, finding_id) references finding,
      constraint finding_event_actor_fk foreign key (district_code, actor_id) references app_user,
      constraint finding_event_rectified_not_negative check (rectified_fen >= 0),
      constraint finding_event_way_given check ((rectified_fen > 0) = (rectified_by is not null))
    )`.execute(db)
  await sql`
    create trigger finding_event_append_only before update or delete or truncate on finding_event
      for each statement execute function refuse_change()`.execute(db)
}
