import { type RawBuilder, sql } from 'kysely'

/**
 * A line is said to make up for a month (补发某月). A re-issue names its batch, which may be called
 * by a month, and temporary relief has none.
 */
export function isMadeUp(line = 'line'): RawBuilder<boolean> {
  const [note, category] = [sql.ref(`${line}.note`), sql.ref(`${line}.category_code`)]
  return sql`(${note} ~ '补发.*月' and ${sql.ref(`${line}.reissue_of_batch_id`)} is null
    and ${category} <> 'temporary')`
}
