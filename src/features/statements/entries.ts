import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../platform/db/database.ts'
import { referenceOf } from '../ledger/index.ts'
import { accounts, inScope, legs, placed, type Scope } from './legs.ts'
import { anyMeasure } from './measures.ts'
import { kindNames } from './names.ts'
import type { EntryPage, EntryQuery } from './schemas.ts'

type Entry = EntryPage['items'][number]
const cursorKey = z.tuple([z.iso.date(), z.string().max(120)])

/** The rows behind a figure, by day: they add up to it, to the fen. */
export async function entriesOf(
  db: Db,
  scope: Scope,
  query: Pick<EntryQuery, 'measure' | 'stage' | 'month' | 'through' | 'by' | 'limit' | 'cursor'>,
): Promise<EntryPage> {
  const { districtCode } = scope
  const { measure, stage = null, month = null, through = null, limit, cursor } = query
  const kinds = anyMeasure[measure].parts.map(({ kind }) => kind)
  const isTraced = query.by === 'document' || scope.document !== undefined
  const [day, key] = cursor === undefined ? [null, null] : decodeCursor(cursor, cursorKey)
  const { rows } = await sql<Omit<Entry, 'kindName'> & { key: string }>`
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
      select * from entry
      where ${day}::date is null or (effective_on, key) > (${day}::date, ${key}::text)
      order by effective_on, key
      limit ${limit + 1})
    select effective_on as "on", key, page.kind,
      ${referenceOf(districtCode, 'page.origin_id')} as reference, document, page.stage,
      stage.name as "stageName", category_code as "categoryCode", township_code as "townshipCode",
      is_reversal as "isReversal", page.amount_fen::bigint as amount
    from page
    join stage on stage.code = page.stage
    order by effective_on, key`.execute(db)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ key: _, ...row }) => ({
      ...row,
      kindName: kindNames[row.kind] ?? row.kind,
    })),
    nextCursor: last === undefined ? null : encodeCursor([last.on, last.key]),
  }
}
