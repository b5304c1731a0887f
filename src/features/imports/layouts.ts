import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import type { ImportFormat } from './format.ts'
import { type Layout, standardLayout } from './layout.ts'
import { type ImportLayout, layoutColumn } from './layout-schemas.ts'

const layoutColumns = z.record(z.string(), layoutColumn)

/**
 * The forms in which a file of the kind may come: the shipped, the product's own, the remembered.
 * Where a header fits several equally, the last of them counts; where a clerk has said what its
 * columns are, that counts before all.
 */
export async function layoutsOf(
  db: Db,
  districtCode: string,
  format: ImportFormat,
): Promise<Layout[]> {
  const rows = await db
    .selectFrom('import_layout')
    .select(['id', 'name', 'columns', 'fingerprint'])
    .where('district_code', '=', districtCode)
    .where('kind', '=', format.kind)
    .orderBy('id')
    .execute()
  const remembered = rows.map(({ id, name, columns, fingerprint }) => ({
    code: id,
    name,
    fingerprint,
    columns: layoutColumns.parse(columns),
  }))
  return [...(format.layouts ?? []), standardLayout(format), ...remembered]
}

/** The shipped layouts and the district's own, as a list shows them. */
export async function allLayouts(
  db: Db,
  districtCode: string,
  formats: readonly ImportFormat[],
): Promise<ImportLayout[]> {
  const rows = await db
    .selectFrom('import_layout')
    .select(['id', 'kind', 'name', 'columns'])
    .where('district_code', '=', districtCode)
    .orderBy('id')
    .execute()
  const shipped = formats.flatMap(({ kind, layouts = [] }) =>
    layouts.map(({ code, name, columns }) => ({ id: code, kind, name, isShipped: true, columns })),
  )
  const own = rows.map((row) => ({
    ...row,
    isShipped: false,
    columns: layoutColumns.parse(row.columns),
  }))
  return [...own, ...shipped]
}
