import { type Kysely, sql } from 'kysely'

/** Which proofs stand behind which entry of a finding. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding_proof (
      district_code text not null,
      finding_id uuid not null,
      seq int not null,
      proof_id uuid not null,
      constraint finding_proof_pk primary key (district_code, finding_id, seq, proof_id),
      constraint finding_proof_event_fk
        foreign key (district_code, finding_id, seq) references finding_event,
      constraint finding_proof_file_fk foreign key (district_code, proof_id) references proof_file
    )`.execute(db)
  await sql`
    create trigger finding_proof_append_only before update or delete or truncate on finding_proof
      for each statement execute function refuse_change()`.execute(db)

  // The file itself shows to whom it belongs; that it is attached shows with the finding.
  const own = '(district_code, finding_id) in (select district_code, id from finding)'
  await sql`
    insert into township_access (table_name, privileges, condition) values
      ('finding_proof', 'select, insert', ${own})`.execute(db)
}
