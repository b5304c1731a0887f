import { type Kysely, sql } from 'kysely'

/**
 * A snapshot's persons are those of its eligibility: one key says so and finds all three, where
 * each was looked for by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table eligibility
      add constraint eligibility_persons_unique
        unique (id, person_id, head_person_id, district_code)`.execute(db)
  await sql`
    alter table eligibility_snapshot
      drop constraint eligibility_snapshot_eligibility_fk,
      drop constraint eligibility_snapshot_person_fk,
      drop constraint eligibility_snapshot_head_fk,
      add constraint eligibility_snapshot_eligibility_fk
        foreign key (district_code, eligibility_id, person_id, head_person_id)
        references eligibility (district_code, id, person_id, head_person_id)`.execute(db)
}
