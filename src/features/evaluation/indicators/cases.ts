import { type RawBuilder, sql } from 'kysely'
import type { Case } from './indicator.ts'

/** One case as JSON, in a query; key and text are SQL expressions. */
export function caseOf(
  kind: Case['kind'],
  key: RawBuilder<unknown>,
  says: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`jsonb_build_object('kind', ${sql.lit(kind)}, 'key', ${key}, 'says', ${says})`
}

/** The cases of a group, of those rows that lost marks. */
export function casesWhere(
  condition: RawBuilder<unknown>,
  one: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`coalesce(jsonb_agg(${one}) filter (where ${condition}), '[]')`
}

export const noCases = sql`'[]'::jsonb`

/** Fen as yuan in a text: 1234.50元. */
export function yuanText(fen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`to_char(${fen} / 100.0, 'FM999,999,999,999,990.00') || '元'`
}
