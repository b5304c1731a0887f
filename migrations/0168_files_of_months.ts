import { type Kysely, sql } from 'kysely'

/** A file may be of several months, and is then what was waited for in each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table expected_file
      drop constraint expected_file_import_once,
      add constraint expected_file_import_once unique (district_code, import_id, month)`.execute(db)
}
