import type { Db } from '../../platform/db/database.ts'

/** The files that came in, newest first. */
export function importsOf(db: Db, districtCode: string) {
  return db
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
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
}
