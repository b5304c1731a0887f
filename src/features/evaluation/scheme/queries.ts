import type { Db } from '../../../platform/db/database.ts'
import { schemeNotFound } from '../problems.ts'
import { type Scheme, schemeDefinition } from './definition.ts'

/** The schemes, the newest version of each code first. */
export async function schemesOf(db: Db, districtCode: string) {
  const rows = await db
    .selectFrom('scheme')
    .select(['code', 'version', 'year', 'definition'])
    .where('district_code', '=', districtCode)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    name: schemeDefinition.parse(row.definition).name,
    definition: row.definition as Record<string, unknown>,
  }))
}

/** The newest version of a scheme, or the one that is named; refuses with `scheme-not-found`. */
export async function schemeByCode(
  db: Db,
  districtCode: string,
  { code, version }: { code: string; version?: number | undefined },
): Promise<{ id: string; scheme: Scheme }> {
  const row = await db
    .selectFrom('scheme')
    .select(['id', 'definition'])
    .where('district_code', '=', districtCode)
    .where('code', '=', code)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (row === undefined) throw schemeNotFound(code)
  return { id: row.id, scheme: schemeDefinition.parse(row.definition) }
}
