import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Permission } from '../src/features/access/index.ts'
import { jsonText } from '../src/kernel/json.ts'
import type { Actor } from '../src/platform/db/command.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { Page } from './kit/page.ts'
import { type PdfMeta, renderPdf } from './kit/render.ts'

/** What every report's data carries, so that a reader can find each figure again. */
export interface ReportData {
  readonly districtName: string
  /** The bureau that issues the report, e.g. 云溪区民政局. */
  readonly bureauName: string
  /** The last day whose figures are counted, "2023-12-31". */
  readonly asOf: string
  /** The day on which the report was signed off, "2024-01-15"; null for a draft. */
  readonly issuedOn: string | null
  /** The path of the API under which the figures can be looked up, "/api/…". */
  readonly queryUrl: string
  /** The run or content hash the figures were frozen under. */
  readonly generatedFrom: string
}

/** Who will read the report: what a township's users may not see is refused. */
export type Viewer = Pick<Actor, 'districtCode' | 'townshipCode'>

/** One kind of PDF: what it needs to know, how its figures are loaded, how they are drawn. */
export interface ReportDefinition<Params extends z.ZodObject, Data extends ReportData> {
  readonly code: string
  readonly title: string
  /** The permission that its figures need. */
  readonly access: Permission
  readonly params: Params
  /** The same figures feed the JSON answer, so the two cannot differ. */
  readonly load: (db: Db, viewer: Viewer, params: z.output<Params>) => Promise<Data>
  /** Draws and computes nothing that a reader could not check on the page. */
  readonly compose: (page: Page, data: Data) => void
  readonly meta: (data: Data) => PdfMeta
}

/** A report as everybody but its own file sees it. */
export interface Report
  extends Pick<ReportDefinition<z.ZodObject, ReportData>, 'code' | 'title' | 'access' | 'params'> {
  /** Loads, composes and renders; `query` is checked against `params`. */
  readonly print: (
    db: Db,
    viewer: Viewer,
    query: unknown,
  ) => Promise<{ title: string; pdf: Buffer }>
}

export function defineReport<Params extends z.ZodObject, Data extends ReportData>(
  definition: ReportDefinition<Params, Data>,
): Report {
  const { code, title, access, params, load, compose, meta } = definition
  return Object.freeze({
    code,
    title,
    access,
    params,
    print: async (db: Db, viewer: Viewer, query: unknown) => {
      const data = await load(db, viewer, params.parse(query))
      const described = meta(data)
      return { title: described.title, pdf: await renderPdf(compose, data, described) }
    },
  })
}

/** A short name for figures that are not frozen in a run: the same figures, the same name. */
export function contentHash(figures: unknown): string {
  return `sha256:${createHash('sha256').update(jsonText(figures)).digest('hex').slice(0, 16)}`
}
