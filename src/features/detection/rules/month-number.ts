import { type RawBuilder, sql } from 'kysely'

/** The months from the year 0 to that of a column, so that months can be counted. */
export function monthNumber(column: string): RawBuilder<number> {
  const month = sql.ref(column)
  return sql`(left(${month}, 4)::int * 12 + right(${month}, 2)::int)`
}
