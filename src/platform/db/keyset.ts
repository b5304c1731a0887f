import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cursorUnknown, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'

const texts = {
  bigint: z.string().regex(/^-?\d{1,18}$/),
  date: z.iso.date(),
  text: z.string().max(300),
  uuid: z.uuid(),
}

/** What a list can be sorted by: an expression that is never null, and its type. */
export interface SortColumn {
  value: RawBuilder<unknown>
  type: keyof typeof texts
}

/** A list in the order of one column and then of its ids, from behind a cursor on. */
export interface Keyset {
  value: RawBuilder<unknown>
  direction: 'asc' | 'desc'
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
  { id, cursor }: { id: SortColumn; cursor: string | undefined },
): Keyset {
  const name = (sort.startsWith('-') ? sort.slice(1) : sort) as Name
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const { value, type } = columns[name]
  return {
    value,
    direction,
    after: cursor === undefined ? sql<boolean>`true` : behind(cursor),
    sortKey: sql<string>`(${value})::text`,
    cursorAt: (row) => encodeCursor([sort, row.sortKey, row.id]),
  }

  function behind(at: string): RawBuilder<boolean> {
    const [order, text, lastId] = decodeCursor(at, cursorKey)
    const isOurs = texts[type].safeParse(text).success && texts[id.type].safeParse(lastId).success
    if (order !== sort || !isOurs) throw cursorUnknown()
    const last = sql`${text}::text::${sql.raw(type)}`
    const beyond = direction === 'desc' ? sql.raw('<') : sql.raw('>')
    return sql<boolean>`(${value} ${beyond} ${last}
      or (${value} = ${last} and ${id.value} > ${lastId}::text::${sql.raw(id.type)}))`
  }
}
