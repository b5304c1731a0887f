import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { accounts, inScope, legs, nowhere, placed, type Scope } from './legs.ts'
import type { AnyMeasure } from './measures.ts'

export type Grouping = 'stage' | 'category' | 'township' | 'document' | 'month'

/** A figure of a row, or of all rows together where `key` is null. */
interface Sum {
  key: string | null
  measure: AnyMeasure
  fen: bigint
}

const keys: Readonly<Record<Grouping, RawBuilder<unknown>>> = {
  stage: sql`place.stage`,
  category: sql`coalesce(place.category_code, ${nowhere})`,
  township: sql`coalesce(place.township_code, ${nowhere})`,
  document: sql`place.document`,
  month: sql`to_char(leg.effective_on, 'YYYY-MM')`,
}

/** Every measure of every row that has any, and of the whole. */
export async function sumsOf(
  db: Db,
  scope: Scope,
  by: Grouping,
  codes: readonly AnyMeasure[],
): Promise<Sum[]> {
  const isTraced = by === 'document' || scope.document !== undefined
  const on = by === 'month' ? sql.ref('effective_on') : sql`null::date as effective_on`
  const { rows } = await sql<Sum>`
    with known as materialized (${accounts(scope)}),
    -- Summed up by account first, so that only some thousand rows meet the parts of measures.
    leg as materialized (
      select document, kind, giver_id, taker_id, ${on}, sum(amount_fen) as amount_fen
      from (${legs(scope, isTraced)}) moved
      group by 1, 2, 3, 4, 5)
    select key, measure, sum(fen)::bigint as fen
    from (
      select ${keys[by]} as key, measure, leg.amount_fen * sign as fen
      from leg
      ${placed(codes)}
      where ${inScope(scope)}
    ) contribution
    group by grouping sets ((key, measure), (measure))
    having grouping(key) = 1 or key is not null`.execute(db)
  return rows
}
