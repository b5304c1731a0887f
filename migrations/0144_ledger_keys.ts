import { type Kysely, sql } from 'kysely'

/**
 * What a posting costs most are the entries in a transfer's indexes. One by both accounts serves
 * both sides: whoever asks where money came to goes through the few accounts that it comes from.
 * Of the key the id comes first, which tells two transfers apart at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index transfer_from_index`.execute(db)
  await sql`drop index transfer_to_index`.execute(db)
  await sql`
    create index transfer_accounts_index on transfer (from_account_id, to_account_id)`.execute(db)
  await sql`
    alter table transfer drop constraint transfer_pk,
      add constraint transfer_pk primary key (id, district_code)`.execute(db)
  await sql`
    create function opened_meanwhile() returns uuid language plpgsql volatile as $$
    begin
      raise exception using errcode = 'serialization_failure',
        message = 'an account was opened meanwhile';
    end $$`.execute(db)
}
