import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cursorUnknown, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from './database.ts'
import type { Tx } from './transaction.ts'

const texts = {
  bigint: z.string().regex(/^-?\d{1,18}$/),
  date: z.iso.date(),
  numeric: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/),
  text: z.string().max(300),
  uuid: z.uuid(),
}

/** What a list can be sorted by: an expression that is never null, and its type. */
export interface SortColumn {
  value: RawBuilder<unknown>
  type: keyof typeof texts
}

const named =
  <Type extends SortColumn['type']>(type: Type) =>
  (name: string): SortColumn => ({ value: sql.ref(`row.${name}`), type })

/** Columns of the rows of a page, by their names; an empty text is the least. */
export const column = {
  count: named('bigint'),
  day: named('date'),
  fen: named('bigint'),
  id: named('uuid'),
  text: (name: string): SortColumn => ({
    value: sql`coalesce(left(${sql.ref(`row.${name}`)}::text, 300), '')`,
    type: 'text',
  }),
}

/** What tells rows apart that are equal in the order; `turns` with its direction, or always up. */
export interface IdColumn extends SortColumn {
  turns?: boolean
}

/** A list in the order of one column and then of its ids, from behind a cursor on. */
export interface Keyset {
  order: RawBuilder<unknown>
  /** Whether a row comes after the cursor. */
  after: RawBuilder<boolean>
  /** For the select list, of what the next page's cursor is made. */
  sortKey: RawBuilder<string>
  cursorAt(row: { sortKey: string; id: string }): string
}

const cursorKey = z.tuple([z.string(), z.string(), z.string()])

/** Refuses with `cursor-unknown` a cursor of another order. */
export function keyset<Name extends string>(
  columns: Readonly<Record<Name, SortColumn>>,
  sort: Name | `-${Name}`,
  { id, cursor }: { id: IdColumn; cursor: string | undefined },
): Keyset {
  const isDown = sort.startsWith('-')
  const name = (isDown ? sort.slice(1) : sort) as Name
  const { value, type } = columns[name]
  const way = waysOf(isDown)
  const idWay = waysOf(isDown && id.turns === true)
  return {
    order: sql`${value} ${way.direction}, ${id.value} ${idWay.direction}`,
    after: cursor === undefined ? sql<boolean>`true` : behind(cursor),
    sortKey: sql<string>`(${value})::text`,
    cursorAt: (row) => encodeCursor([sort, row.sortKey, row.id]),
  }

  /** The first half is what an index can begin at. */
  function behind(at: string): RawBuilder<boolean> {
    const [order, text, lastId] = decodeCursor(at, cursorKey)
    const isOurs = texts[type].safeParse(text).success && texts[id.type].safeParse(lastId).success
    if (order !== sort || !isOurs) throw cursorUnknown()
    const last = sql`${text}::text::${sql.raw(type)}`
    return sql<boolean>`(${value} ${way.beyond}= ${last} and (${value} ${way.beyond} ${last}
      or ${id.value} ${idWay.beyond} ${lastId}::text::${sql.raw(id.type)}))`
  }
}

const waysOf = (isDown: boolean) => ({
  direction: sql.raw(isDown ? 'desc' : 'asc'),
  beyond: sql.raw(isDown ? '<' : '>'),
})

export interface Listing<Name extends string> {
  columns: Readonly<Record<Name, SortColumn>>
  sort: Name | `-${Name}`
  id: IdColumn
  limit: number
  cursor?: string | undefined
}

/** A page of `rows`, a query that gives what the columns and the id name. */
export async function pageInOrder<Item, Name extends string>(
  db: Db | Tx,
  rows: RawBuilder<unknown>,
  { columns, sort, id, limit, cursor }: Listing<Name>,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const { order, after, sortKey, cursorAt } = keyset(columns, sort, { id, cursor })
  const { rows: found } = await sql<Item & { sortKey: string; sortId: string }>`
    select row.*, ${sortKey} as "sortKey", (${id.value})::text as "sortId" from (${rows}) row
    where ${after} order by ${order} limit ${limit + 1}`.execute(db)
  const shown = found.slice(0, limit)
  const last = found.length > shown.length ? shown.at(-1) : undefined
  return {
    items: shown.map(({ sortKey: _key, sortId: _id, ...row }) => row as Item),
    nextCursor: last === undefined ? null : cursorAt({ sortKey: last.sortKey, id: last.sortId }),
  }
}
