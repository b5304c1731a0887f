import { type Kysely, sql } from 'kysely'

const unfinished = ['open', 'assigned', 'rectifying', 'returned', 'reopened']
const inWork = unfinished.filter((state) => state !== 'open')
const states = [...unfinished, 'submitted', 'verified', 'closed']

/** [event, states from which it may be taken, state it leads to; absent: it stays]. */
const transitions: [event: string, from: string[], to?: string][] = [
  ['assign', ['open', 'reopened'], 'assigned'],
  ['start', ['assigned', 'returned', 'reopened'], 'rectifying'],
  ['submit', ['rectifying'], 'submitted'],
  ['verify', ['submitted'], 'verified'],
  ['return', ['submitted', 'verified'], 'returned'],
  ['close', ['verified'], 'closed'],
  ['reopen', ['closed'], 'reopened'],
  ['progress', inWork],
  ['book', inWork],
  ['plan', unfinished],
  ['extend', unfinished],
  ['amend', unfinished],
  ['hold_accountable', states],
  ['add_mechanism', states],
]

/** The history of a finding as a chain that the database itself keeps whole and in order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding_transition (
      event text not null,
      from_state text not null,
      to_state text not null,
      is_current boolean not null default true,
      constraint finding_transition_pk primary key (event, from_state, to_state)
    )`.execute(db)
  for (const [event, from, to] of transitions) {
    for (const state of from) {
      await sql`
        insert into finding_transition (event, from_state, to_state)
        values (${event}, ${state}, ${to ?? state})`.execute(db)
    }
  }
  // Steps that were taken when returning and reopening led straight back to rectifying.
  await sql`
    insert into finding_transition (event, from_state, to_state, is_current) values
      ('return', 'submitted', 'rectifying', false), ('return', 'verified', 'rectifying', false),
      ('reopen', 'closed', 'rectifying', false)`.execute(db)

  await sql`
    alter table finding
      drop constraint finding_state_known,
      drop constraint finding_source_known,
      add constraint finding_source_known check (source in
        ('inspection_tour', 'audit', 'revitalisation_assessment', 'sanxiang_campaign',
         'daily_inspection', 'recipient_check', 'alert')),
      add column is_systemic boolean not null default false,
      add column rectified_fen bigint not null default 0`.execute(db)
  await sql`
    create index finding_repeat_index
      on finding (district_code, township_code, pattern, found_on)`.execute(db)

  await sql`
    alter table finding_event
      drop constraint finding_event_way_given,
      add column detail jsonb not null default '{}',
      add column previous_seq int generated always as (nullif(seq - 1, 0)) stored,
      add constraint finding_event_state_unique unique (district_code, finding_id, seq, to_state),
      add constraint finding_event_begins
        check ((seq = 1) = (event = 'record') and (seq = 1) = (from_state is null)),
      add constraint finding_event_record_opens check (event <> 'record' or to_state = 'open'),
      add constraint finding_event_follows_fk
        foreign key (district_code, finding_id, previous_seq, from_state)
        references finding_event (district_code, finding_id, seq, to_state),
      add constraint finding_event_transition_fk foreign key (event, from_state, to_state)
        references finding_transition`.execute(db)
  await sql`alter table finding_event alter column detail drop default`.execute(db)

  // A finding is in the state, and has the version, of its last event.
  await sql`
    alter table finding add constraint finding_stands_fk
      foreign key (district_code, id, version, state)
      references finding_event (district_code, finding_id, seq, to_state)
      deferrable initially deferred`.execute(db)

  await sql`
    create function refuse_own_verification() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from finding_event handed_in
        where handed_in.district_code = new.district_code
          and handed_in.finding_id = new.finding_id and handed_in.event = 'submit'
          and handed_in.actor_id = new.actor_id) then
        raise exception using errcode = 'check_violation', constraint = 'finding_event_four_eyes',
          message = 'whoever handed a rectification in neither verifies nor closes it';
      end if;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger finding_event_four_eyes before insert on finding_event
      for each row when (new.event in ('verify', 'close'))
      execute function refuse_own_verification()`.execute(db)
}
