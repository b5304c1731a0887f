import { type Kysely, sql } from 'kysely'

/** Accounts are asked for by document, and by place and stage. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index account_document_index on account (district_code, appropriation_id, stage)
    where appropriation_id is not null`.execute(db)
  await sql`create index account_place_index
    on account (district_code, stage, category_code, township_code)`.execute(db)
}
