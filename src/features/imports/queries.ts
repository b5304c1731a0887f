import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../platform/db/database.ts'
import type { ImportFilter } from './schemas.ts'

const cursorKey = z.tuple([z.uuid()])

/** The files that came in, newest first, page by page. */
export async function importsOf(
  db: Db,
  districtCode: string,
  { limit, cursor, kind }: ImportFilter,
) {
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)[0]
  const rows = await db
    .selectFrom('import')
    .select([
      'id',
      'kind',
      'file_name as fileName',
      'row_count as rowCount',
      'rejected_count as rejectedCount',
      'imported_at as importedAt',
    ])
    .where('district_code', '=', districtCode)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(after !== null, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) }
}
