import { type RawBuilder, sql } from 'kysely'

/** A paid line is said to make up for a month (补发某月); temporary relief has none. */
export function isMadeUp(line = 'line'): RawBuilder<boolean> {
  const [note, category] = [sql.ref(`${line}.note`), sql.ref(`${line}.category_code`)]
  return sql`(${note} ~ '补发.*月' and ${category} <> 'temporary')`
}
