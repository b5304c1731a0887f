import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { issuedReportNotFound } from './problems.ts'
import type { IssuedReport, IssuedReportFilter, Verification } from './schemas.ts'

type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

const cursorKey = z.tuple([z.string()])

function issuedReports({ districtCode, townshipCode }: Reader) {
  return sql`
    select issued.code, report, title, as_of as "asOf", issued_on as "issuedOn",
      issued.township_code as "townshipCode", batch_id as "batchId",
      size_bytes as "sizeBytes", encode(sha256, 'hex') as sha256, issued_at as "issuedAt",
      coalesce(app_user.display_name, '') as "issuedByName"
    from issued_report issued
    left join app_user on app_user.district_code = issued.district_code
      and app_user.id = issued.issued_by
    where issued.district_code = ${districtCode}
      and (${townshipCode}::text is null or issued.township_code = ${townshipCode})`
}

/** The issued reports by code, page by page; a township sees its own. */
export async function issuedReportsOf(
  db: Db,
  reader: Reader,
  { cursor, limit, batchId }: IssuedReportFilter,
): Promise<{ items: IssuedReport[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)[0]
  const { rows } = await sql<IssuedReport>`
    ${issuedReports(reader)}
      and (${batchId ?? null}::uuid is null or batch_id = ${batchId ?? null}::uuid)
      and (${after}::text is null or issued.code > ${after}::text)
    order by issued.code
    limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : encodeCursor([last.code]) }
}

/** Refuses with `issued-report-not-found`. */
export async function issuedReportOf(db: Db, reader: Reader, code: string): Promise<IssuedReport> {
  const { rows } = await sql<IssuedReport>`
    ${issuedReports(reader)} and issued.code = ${code}`.execute(db)
  const [row] = rows
  if (row === undefined) throw issuedReportNotFound()
  return row
}

/** The PDF as it was issued; refuses with `issued-report-not-found`. */
export async function issuedFile(
  db: Db,
  { districtCode, townshipCode }: Reader,
  code: string,
): Promise<{ title: string; report: string; content: Buffer }> {
  const row = await db
    .selectFrom('issued_report')
    .select(['title', 'report', 'content'])
    .where('district_code', '=', districtCode)
    .where('code', '=', code)
    .$if(townshipCode !== null, (query) => query.where('township_code', '=', townshipCode))
    .executeTakeFirst()
  if (row === undefined) throw issuedReportNotFound()
  return row
}

/** What anybody may know of a code, in the form people type it; null where there is none. */
export async function verificationOf(
  db: Db,
  districtCode: string,
  typed: string,
): Promise<Verification | null> {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/.{4}(?=.)/g, '$&-')
  const { rows } = await sql<Verification>`
    select issued.code, title, district.name || '民政局' as issuer, as_of as "asOf",
      issued_on as "issuedOn", size_bytes as "sizeBytes", encode(sha256, 'hex') as sha256,
      (select later.code from issued_report later
        where later.district_code = issued.district_code and later.report = issued.report
          and later.params = issued.params
          and (later.issued_at, later.code) > (issued.issued_at, issued.code)
        order by later.issued_at desc, later.code desc limit 1) as "supersededBy"
    from issued_report issued
    join district on district.code = issued.district_code
    where issued.district_code = ${districtCode} and issued.code = ${code}`.execute(db)
  return rows[0] ?? null
}
