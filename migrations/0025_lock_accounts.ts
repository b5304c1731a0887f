import { type Kysely, sql } from 'kysely'

/**
 * Locks accounts of a stage before it is decided how much is drawn on each of them, in the order in
 * which a posting locks them. The server may not update accounts itself, so it asks the owner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function lock_accounts(district text, locked_stage text, category text, township text)
      returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform 1 from account
        where account.district_code = district and account.stage = locked_stage
          and (category is null or account.category_code = category)
          and (township is null or account.township_code = township)
        order by account.district_code, account.stage, account.id
        for no key update;
    end $$`.execute(db)
}
