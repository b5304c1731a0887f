import { type Kysely, sql } from 'kysely'

/**
 * Money that was recovered and is then handed up is put right once, when it is recovered: what an
 * entry's reversal takes off is what its event put right, not its amount.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function take_finding_booking_back() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
    begin
      with taken as (
        update finding_booking booking set reversed_on = written.reversed_on
        from written
        where booking.district_code = written.district_code
          and booking.entry = written.origin and booking.entry_id = written.origin_id
          and booking.reversed_on is null
        returning booking.district_code, booking.finding_id, booking.seq)
      update finding set rectified_fen = finding.rectified_fen - back.fen
      from (
        select district_code, finding_id, sum(step.rectified_fen)::bigint as fen
        from taken
        join finding_event step using (district_code, finding_id, seq)
        group by 1, 2) back
      where finding.district_code = back.district_code and finding.id = back.finding_id;
      return null;
    end $$`.execute(db)
}
