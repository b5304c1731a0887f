import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Permission } from '../src/features/access/index.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'

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

/** One kind of PDF: what it needs to know, how its figures are loaded, how they are drawn. */
export interface Report<Code extends string, Params extends z.ZodObject, Data extends ReportData> {
  readonly code: Code
  readonly title: string
  /** The permission that its figures need. */
  readonly access: Permission
  readonly params: Params
  /** The same figures feed the JSON answer, so the two cannot differ. */
  readonly load: (db: Db, districtCode: string, params: z.output<Params>) => Promise<Data>
  /** Draws and computes nothing that a reader could not check on the page. */
  readonly compose: (page: Page, data: Data) => void
  readonly meta: (data: Data) => PdfMeta
}

export function defineReport<
  const Code extends string,
  Params extends z.ZodObject,
  Data extends ReportData,
>(report: Report<Code, Params, Data>): Readonly<Report<Code, Params, Data>> {
  return Object.freeze(report)
}

/** A short name for figures that are not frozen in a run: the same figures, the same name. */
export function contentHash(figures: unknown): string {
  const text = JSON.stringify(figures, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  return `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}
