import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Db } from '../../platform/db/database.ts'
import { issuedReportNotFound } from './problems.ts'

/**
 * The documents of a batch as a ZIP that is made while it is sent, so that memory does not grow
 * with it; the same batch, the same bytes. Refuses with `issued-report-not-found`.
 */
export async function archiveOf(db: Db, districtCode: string, batchId: string): Promise<Readable> {
  const rows = await db
    .selectFrom('issued_report')
    .select(['code', 'title', 'township_code as townshipCode', 'issued_on as issuedOn'])
    .where('district_code', '=', districtCode)
    .where('batch_id', '=', batchId)
    .orderBy('township_code')
    .orderBy('code')
    .execute()
  if (rows.length === 0) throw issuedReportNotFound()
  const zip = new ZipFile()
  for (const { code, title, townshipCode, issuedOn } of rows) {
    const options = { mtime: new Date(`${issuedOn}T00:00:00Z`), compress: false }
    zip.addReadStreamLazy(`${townshipCode ?? code}_${title}.pdf`, options, (send) => {
      contentOf(db, districtCode, code).then(
        (content) => send(null, Readable.from([content])),
        (error) => send(error, Readable.from([])),
      )
    })
  }
  zip.end()
  return Readable.from(zip.outputStream)
}

async function contentOf(db: Db, districtCode: string, code: string): Promise<Buffer> {
  const { content } = await db
    .selectFrom('issued_report')
    .select('content')
    .where('district_code', '=', districtCode)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return content
}
