import { maskLongNumbers } from '../../kernel/mask.ts'
import type { Actor } from '../../platform/db/command.ts'
import {
  FileRefusal,
  isBlankCell,
  normaliseName,
  readRows,
  type SourceCell,
  type SourceRow,
} from '../../platform/files/index.ts'
import type { Services } from '../../platform/services.ts'
import { formatOf, type ImportFormat, isRequired } from './format.ts'
import { guessColumns, likelyHeader } from './guess-columns.ts'
import { findSources, type Layout } from './layout.ts'
import type { ImportPreview, LayoutColumn } from './layout-schemas.ts'
import { layoutsOf } from './layouts.ts'
import { type FileForm, openLaid } from './read-table.ts'
import { refusing } from './refusing.ts'
import { uploadById, withUpload } from './uploads.ts'

const rowsLookedAt = 80
const rowsShown = 10

export interface PreviewRequest {
  uploadId: string
  headerRow?: number | undefined
  sheet?: string | null | undefined
}

/** What a stored file's columns are or may be, and its first rows, before anything is imported. */
export async function previewUpload(
  services: Services,
  actor: Actor,
  formats: readonly ImportFormat[],
  { uploadId, headerRow, sheet = null }: PreviewRequest,
): Promise<ImportPreview> {
  const db = services.reads(actor)
  const { kind, fileName } = await uploadById(db, actor.districtCode, uploadId)
  const format = formatOf(formats, kind)
  const layouts = await layoutsOf(db, actor.districtCode, format)
  const [layout, rows] = await withUpload(services, actor, uploadId, (path) =>
    refusing(
      async () =>
        [await recognised(path, format, { layouts, sheet }), await firstRows(path, sheet)] as const,
    ),
  )
  const isKnown = layout !== null && (headerRow ?? layout.headerRow) === layout.headerRow
  const wanted = headerRow ?? layout?.headerRow
  const header =
    wanted === undefined ? likelyHeader(rows, layouts) : rows.find(({ row }) => row === wanted)
  const cells = header?.cells ?? []
  const data = rows.filter(({ row }) => row > (header?.row ?? 0))
  const sample = data.slice(0, rowsShown)
  const sources = isKnown
    ? present(layout.layout, cells)
    : guessColumns(format, layouts, { header: cells, sample, vault: services.vault })
  return {
    uploadId,
    kind,
    fileName,
    layout: isKnown ? layout.layout.name : null,
    headerRow: header?.row ?? 1,
    header: cells.map(shown),
    rows: sample.map((row) => ({ row: row.row, cells: row.cells.map(shown) })),
    columns: Object.entries(format.columns).map(([field, column]) => ({
      field,
      title: column.names[0] ?? field,
      isRequired: isRequired(column),
      source: sources[field] ?? null,
    })),
  }
}

/** Whose form the file has; null where its header is none that is known. */
async function recognised(path: string, format: ImportFormat, form: FileForm) {
  try {
    const { table, layout } = await openLaid(path, format, form)
    await table.close()
    return { layout, headerRow: table.headerRow }
  } catch (error) {
    const isUnknown = error instanceof FileRefusal && /^header-/.test(error.code)
    if (isUnknown) return null
    throw error
  }
}

/** The first rows with anything in them. */
export async function firstRows(path: string, sheet: string | null): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const row of readRows(path, sheet === null ? {} : { sheet })) {
    if (row.cells.every(isBlankCell)) continue
    rows.push(row)
    if (rows.length === rowsLookedAt) break
  }
  return rows
}

/** A known layout's columns, of their names those that the header has. */
function present({ columns }: Layout, header: readonly SourceCell[]): Record<string, LayoutColumn> {
  const names = new Set(header.map(normaliseName))
  const found: Record<string, LayoutColumn> = {}
  for (const [field, column] of Object.entries(columns)) {
    const source = findSources(column, (wanted) =>
      wanted.filter((name) => names.has(normaliseName(name))).slice(0, 1),
    )
    const isThere = Object.values(source).every((value) => value.length > 0)
    if (isThere) found[field] = source
  }
  return found
}

/** A cell as text; numbers of persons and accounts masked, whatever column they stand in. */
function shown(cell: SourceCell): string {
  return maskLongNumbers(String(cell ?? '').slice(0, 200))
}
