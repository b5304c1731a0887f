import { type Kysely, sql } from 'kysely'

/**
 * A district's rows are nearly all there are: an index that begins with the district finds nothing
 * by it, and looks as good as the primary key to a planner that has no statistics yet. What only
 * helps to find rows therefore begins with what it is looked up by, and ends with the district.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      old record;
    begin
      for old in
        select indexname as name, indexdef as definition from pg_indexes
        where schemaname = 'public' and indexdef like 'CREATE INDEX %(district_code, %'
        order by 1
      loop
        execute format('drop index %I', old.name);
        execute regexp_replace(
          old.definition, '\\(district_code, ([^)]*)\\)', '(\\1, district_code)');
      end loop;
    end $$`.execute(db)
}
