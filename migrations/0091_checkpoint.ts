import { type Kysely, sql } from 'kysely'

/** Signed statements of where the journal stood, to be kept outside as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_checkpoint (
      district_code text not null constraint audit_checkpoint_district_fk references district,
      seq bigint not null,
      hash bytea not null,
      made_at timestamptz not null,
      signature bytea not null,
      constraint audit_checkpoint_pk primary key (district_code, seq)
    )`.execute(db)
  await sql`
    create trigger audit_checkpoint_append_only before update or delete or truncate
      on audit_checkpoint for each statement execute function refuse_change()`.execute(db)

  // A search by who, what and when reads newest first.
  await sql`create index audit_entry_at_index on audit_entry (district_code, at)`.execute(db)
  await sql`
    create index audit_entry_actor_index on audit_entry (district_code, actor_id, seq)`.execute(db)
}
