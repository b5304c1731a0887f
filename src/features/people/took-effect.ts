import { type RawBuilder, sql } from 'kysely'

/** A record of a list that did not end before it began, as one that was entered by mistake. */
export function tookEffect(record: string): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${record}.from_month`), sql.ref(`${record}.to_month`)]
  return sql`(${to} is null or ${to} >= ${from})`
}
