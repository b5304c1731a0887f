import { jsonText } from '../../kernel/json.ts'
import type { Actor } from '../../platform/db/command.ts'
import { normaliseName } from '../../platform/files/index.ts'
import type { Services } from '../../platform/services.ts'
import { formatOf, type ImportFormat, isRequired } from './format.ts'
import { headerFingerprint } from './header-fingerprint.ts'
import { namesOf } from './layout.ts'
import type { ImportLayout, NewLayout } from './layout-schemas.ts'
import { firstRows } from './preview-upload.ts'
import {
  layoutColumnsMissing,
  layoutFieldUnknown,
  layoutNameAbsent,
  layoutNotFound,
} from './problems.ts'
import { refusing } from './refusing.ts'
import { uploadById, withUpload } from './uploads.ts'

/**
 * Remembers which column is what for every file with this header; saying it again replaces it.
 * Refuses a file that cannot be read, names that it does not have, and layouts that lack a required
 * field.
 */
export async function saveLayout(
  services: Services,
  actor: Actor,
  formats: readonly ImportFormat[],
  { key, ...wanted }: NewLayout & { key?: string | undefined },
): Promise<ImportLayout> {
  const { uploadId, headerRow, sheet, name, columns } = wanted
  const { kind } = await uploadById(services.reads(actor), actor.districtCode, uploadId)
  const rows = await withUpload(services, actor, uploadId, (path) =>
    refusing(() => firstRows(path, sheet)),
  )
  const header = rows.find(({ row }) => row === headerRow)?.cells ?? []
  refuseUnfit(formatOf(formats, kind), wanted, header.map(normaliseName))
  const fingerprint = headerFingerprint(header)
  return services.command(
    actor,
    { action: 'imports:save-layout', key, input: wanted },
    async (tx) => {
      const { id } = await tx
        .insertInto('import_layout')
        .values({
          district_code: actor.districtCode,
          kind,
          fingerprint,
          name,
          columns: jsonText(columns),
          saved_by: actor.userId,
        })
        .onConflict((conflict) =>
          conflict.columns(['district_code', 'kind', 'fingerprint']).doUpdateSet(({ ref }) => ({
            name: ref('excluded.name'),
            columns: ref('excluded.columns'),
            saved_by: ref('excluded.saved_by'),
            saved_at: ref('excluded.saved_at'),
          })),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      const result = { id, kind, name, isShipped: false, columns }
      return { subject: name, detail: { kind, layoutId: id, columns }, result }
    },
  )
}

function refuseUnfit(
  { columns: fields }: ImportFormat,
  { columns }: Pick<NewLayout, 'columns'>,
  header: readonly string[],
): void {
  const unknown = Object.keys(columns).find((field) => !Object.hasOwn(fields, field))
  if (unknown !== undefined) throw layoutFieldUnknown(unknown)
  const absent = namesOf({ columns }).find((name) => !header.includes(normaliseName(name)))
  if (absent !== undefined) throw layoutNameAbsent(absent)
  const missing = Object.entries(fields)
    .filter(([field, column]) => isRequired(column) && !Object.hasOwn(columns, field))
    .map(([field, { names }]) => names[0] ?? field)
  if (missing.length > 0) throw layoutColumnsMissing(missing)
}

/** Forgets a remembered layout. */
export function forgetLayout(
  { command }: Services,
  actor: Actor,
  { id, key }: { id: string; key?: string | undefined },
): Promise<null> {
  return command(actor, { action: 'imports:forget-layout', key, input: { id } }, async (tx) => {
    const layout = await tx
      .deleteFrom('import_layout')
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .returning(['kind', 'name'])
      .executeTakeFirst()
    if (layout === undefined) throw layoutNotFound()
    return { subject: layout.name, detail: { kind: layout.kind, layoutId: id }, result: null }
  })
}
