import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { keyset } from '../../platform/db/keyset.ts'
import { referenceOf } from '../ledger/index.ts'
import { accounts, inScope, legs, placed, type Scope } from './legs.ts'
import { anyMeasure } from './measures.ts'
import { kindNames } from './names.ts'
import type { EntryPage, EntryQuery } from './schemas.ts'

type Entry = EntryPage['items'][number]
const entryKey = { value: sql`key`, type: 'text' } as const
const orders = {
  on: { value: sql`effective_on`, type: 'date' },
  kind: { value: sql`kind`, type: 'text' },
  document: { value: sql`coalesce(document, '')`, type: 'text' },
  category: { value: sql`coalesce(category_code, '')`, type: 'text' },
  township: { value: sql`coalesce(township_code, '')`, type: 'text' },
  amount: { value: sql`amount_fen::bigint`, type: 'bigint' },
} as const

/** The rows behind a figure, by day if not asked: they add up to it, to the fen. */
export async function entriesOf(
  db: Db,
  scope: Scope,
  query: Pick<
    EntryQuery,
    'measure' | 'stage' | 'month' | 'through' | 'by' | 'limit' | 'cursor' | 'sort'
  >,
): Promise<EntryPage> {
  const { districtCode } = scope
  const { measure, stage = null, month = null, through = null, limit, cursor, sort = 'on' } = query
  const kinds = anyMeasure[measure].parts.map(({ kind }) => kind)
  const isTraced = query.by === 'document' || scope.document !== undefined
  const { order, after, sortKey, cursorAt } = keyset(orders, sort, { id: entryKey, cursor })
  const { rows } = await sql<Omit<Entry, 'kindName'> & { key: string; sortKey: string }>`
    with known as materialized (${accounts(scope)}),
    leg as materialized (
      select * from (${legs(scope, isTraced)}) moved where kind = any(${kinds}::text[])),
    entry as materialized (
      select leg.effective_on, leg.kind, leg.origin_id, leg.amount_fen * sign as amount_fen,
        concat_ws('/', lpad(seq::text, 19, '0'), place.document, side) as key,
        leg.is_reversal, place.*
      from leg
      ${placed([measure])}
      where ${inScope(scope)} and (${stage}::text is null or place.stage = ${stage})
        and (${month}::text is null or to_char(effective_on, 'YYYY-MM') = ${month})
        and (${through}::text is null or to_char(effective_on, 'YYYY-MM') <= ${through})),
    page as materialized (
      select *, ${sortKey} as sort_key, row_number() over (order by ${order}) as position
      from entry where ${after}
      order by ${order}
      limit ${limit + 1})
    select effective_on as "on", key, sort_key as "sortKey", page.kind,
      ${referenceOf(districtCode, 'page.origin_id')} as reference, document, page.stage,
      stage.name as "stageName", category_code as "categoryCode", township_code as "townshipCode",
      is_reversal as "isReversal", page.amount_fen::bigint as amount
    from page
    join stage on stage.code = page.stage
    order by page.position`.execute(db)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ key: _key, sortKey: _sort, ...row }) => ({
      ...row,
      kindName: kindNames[row.kind] ?? row.kind,
    })),
    nextCursor: last === undefined ? null : cursorAt({ sortKey: last.sortKey, id: last.key }),
  }
}
