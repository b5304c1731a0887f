import { type Kysely, sql } from 'kysely'

/** Which entries of the ledger were booked from a finding; each counts once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding_booking (
      district_code text not null,
      finding_id uuid not null,
      seq int not null,
      way text not null constraint finding_booking_way_known
        check (way in ('recovered', 'restored', 'handed_up')),
      entry text not null constraint finding_booking_entry_known
        check (entry in ('recovery', 'reversal', 'remittance')),
      entry_id uuid not null,
      reference text not null,
      amount_fen bigint not null,
      booked_on date not null,
      reversed_on date,
      constraint finding_booking_pk primary key (district_code, finding_id, seq),
      constraint finding_booking_event_fk
        foreign key (district_code, finding_id, seq) references finding_event,
      constraint finding_booking_once unique (district_code, entry, entry_id),
      constraint finding_booking_positive check (amount_fen > 0)
    )`.execute(db)

  // What is taken back in the ledger is no longer put right.
  await sql`
    create function take_finding_booking_back() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
    begin
      with taken as (
        update finding_booking booking set reversed_on = written.reversed_on
        from written
        where booking.district_code = written.district_code
          and booking.entry = written.origin and booking.entry_id = written.origin_id
          and booking.reversed_on is null
        returning booking.district_code, booking.finding_id, booking.amount_fen)
      update finding set rectified_fen = finding.rectified_fen - back.fen
      from (select district_code, finding_id, sum(amount_fen)::bigint as fen from taken
        group by 1, 2) back
      where finding.district_code = back.district_code and finding.id = back.finding_id;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger reversal_of_finding_booking after insert on reversal
      referencing new table as written
      for each statement execute function take_finding_booking_back()`.execute(db)

  const own = '(district_code, finding_id) in (select district_code, id from finding)'
  await sql`
    insert into township_access (table_name, privileges, condition) values
      ('finding_booking', 'select', ${own})`.execute(db)
}
