import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import type { ImportFilter, importRecord } from './schemas.ts'

const id = { ...column.id('id'), turns: true }
const orders = {
  // Ids follow each other in time.
  importedAt: column.id('id'),
  kind: column.text('kind'),
  fileName: column.text('fileName'),
  rowCount: column.count('rowCount'),
  rejectedCount: column.count('rejectedCount'),
}

/** The files that came in, the newest first if not asked, page by page. */
export function importsOf(
  db: Db,
  districtCode: string,
  { limit, cursor, kind, sort = '-importedAt' }: ImportFilter,
) {
  const rows = sql`
    select id, kind, file_name as "fileName", row_count as "rowCount",
      rejected_count as "rejectedCount", imported_at as "importedAt"
    from import
    where district_code = ${districtCode}
      and (${kind ?? null}::text is null or kind = ${kind ?? null})`
  type Came = z.output<typeof importRecord>
  return pageInOrder<Came, keyof typeof orders>(db, rows, {
    columns: orders,
    sort,
    id,
    limit,
    cursor,
  })
}
