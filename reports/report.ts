import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Permission } from '../src/features/access/index.ts'
import { jsonText } from '../src/kernel/json.ts'
import { defineProblem } from '../src/kernel/problem.ts'
import type { Actor } from '../src/platform/db/command.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { WorkbookCell } from '../src/platform/files/index.ts'
import type { Issue } from './kit/annex.ts'
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
  /** Under which code the document can be verified; null for a draft. */
  readonly issue: Issue | null
}

export const reportNotIssuable = defineProblem<string>({
  code: 'report-not-issuable',
  status: 409,
  title: '报告还不能签发',
  detail: (reason) => reason,
})

/** Who will read the report: what a township's users may not see is refused. */
export type Viewer = Pick<Actor, 'districtCode' | 'townshipCode'>

/** The rows on which a person goes on working. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly title: string }[]
  readonly rows: readonly (readonly WorkbookCell[])[]
}

/** One kind of PDF: what it needs to know, how its figures are loaded, how they are drawn. */
export interface ReportDefinition<Params extends z.ZodObject, Data extends ReportData> {
  readonly code: string
  readonly title: string
  /** The permission that its figures need. */
  readonly access: Permission
  readonly params: Params
  /** The same figures feed the JSON answer, so the two cannot differ. */
  readonly load: (db: Db, viewer: Viewer, params: z.output<Params>, today: string) => Promise<Data>
  /** Draws and computes nothing that a reader could not check on the page. */
  readonly compose: (page: Page, data: Data) => void
  readonly meta: (data: Data) => PdfMeta
  readonly sheet?: (data: Data) => Sheet
  /** Why the data cannot be issued yet; null where they can. */
  readonly notYet?: (data: Data) => string | null
}

/** How a document is issued: its day, and the address of the page that answers for its code. */
export interface Issuing {
  readonly today: string
  verifyUrl(code: string): string
}

export interface Printed {
  readonly title: string
  readonly asOf: string
  readonly pdf: Buffer
  readonly issue: Issue | null
}

/** What a report is asked for with: `query` is checked against its `params`. */
export interface Asked {
  readonly query: unknown
  /** The day on which it is asked for: what is to come does not count. */
  readonly today: string
}

/** A report as everybody but its own file sees it. */
export interface Report
  extends Pick<ReportDefinition<z.ZodObject, ReportData>, 'code' | 'title' | 'access' | 'params'> {
  /** Loads, composes and renders. A draft without `issuing`. */
  readonly print: (db: Db, viewer: Viewer, asked: Asked, issuing?: Issuing) => Promise<Printed>
  /** Null where nobody would go on working with the rows. */
  readonly tabulate: ((db: Db, viewer: Viewer, asked: Asked) => Promise<Sheet>) | null
}

export function defineReport<Params extends z.ZodObject, Data extends ReportData>(
  definition: ReportDefinition<Params, Data>,
): Report {
  const { code, title, access, params, load, sheet } = definition
  const read = (db: Db, viewer: Viewer, { query, today }: Asked) =>
    load(db, viewer, params.parse(query), today)
  return Object.freeze({
    code,
    title,
    access,
    params,
    print: async (db: Db, viewer: Viewer, asked: Asked, issuing?: Issuing) =>
      printed(definition, await read(db, viewer, asked), issuing),
    tabulate:
      sheet === undefined
        ? null
        : async (db: Db, viewer: Viewer, asked: Asked) => sheet(await read(db, viewer, asked)),
  })
}

type Drawing<Data extends ReportData> = Pick<
  ReportDefinition<z.ZodObject, Data>,
  'code' | 'compose' | 'meta' | 'notYet'
>

/** The PDF of data that were loaded before. Refuses with `report-not-issuable`. */
export async function printed<Data extends ReportData>(
  { code, compose, meta, notYet }: Drawing<Data>,
  draft: Data,
  issuing?: Issuing,
): Promise<Printed> {
  const reason = issuing === undefined ? null : (notYet?.(draft) ?? null)
  if (reason !== null) throw reportNotIssuable(reason)
  const data = issuing === undefined ? draft : issued(code, draft, issuing)
  const described = meta(data)
  const pdf = await renderPdf(compose, data, described)
  return { title: described.title, asOf: data.asOf, pdf, issue: data.issue }
}

function issued<Data extends ReportData>(code: string, draft: Data, issuing: Issuing): Data {
  const issuedOn = draft.issuedOn ?? issuing.today
  const dated = { ...draft, issuedOn }
  const proof = verificationCode([code, dated])
  return { ...dated, issue: { code: proof, url: issuing.verifyUrl(proof), issuedOn } }
}

/** A short name for figures that are not frozen in a run: the same figures, the same name. */
export function contentHash(figures: unknown): string {
  return `sha256:${hashOf(figures).toString('hex').slice(0, 16)}`
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 16

/** 80 bits of what the document says, in letters that are not taken for one another. */
function verificationCode(said: unknown): string {
  const bytes = hashOf(said).subarray(0, codeLength)
  const code = Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
  return code.replace(/.{4}(?=.)/g, '$&-')
}

function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(jsonText(value)).digest()
}
