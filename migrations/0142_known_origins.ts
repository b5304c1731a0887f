import { type Kysely, sql } from 'kysely'

/** How an origin was looked for: a join, whose plan a connection keeps from its first posting. */
const joined = new RegExp(
  [
    'from posted\\s+left join (\\w+) origin\\s+on origin.district_code = posted.district_code',
    'and origin.id = posted.(\\w+)\\s+where posted.\\w+ is not null and origin.id is null',
  ].join(' '),
  'g',
)

const lookedUp = `from (
            select distinct district_code, $2 as id from posted where $2 is not null) named
          where (
            select origin.id from $1 origin
            where origin.district_code = named.district_code and origin.id = named.id) is null`

/**
 * Each origin once and by its key, whatever was posted first on a connection: after a large file
 * every entry by hand read the whole table of its kind.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef('post_transfers'::regproc) as definition`.execute(db)
  const definition = rows[0]?.definition ?? ''
  const better = definition.replace(joined, lookedUp)
  if (better === definition) throw new Error('post_transfers is not as it was left')
  await sql.raw(better).execute(db)
}
