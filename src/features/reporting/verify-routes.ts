import { createHash } from 'node:crypto'
import type { Db } from '../../platform/db/database.ts'
import type { App, FastifyReply } from '../../platform/http/app-type.ts'
import { issuedReportNotFound, verifiedFileMissing } from './problems.ts'
import { verificationOf } from './queries.ts'
import { codeParams, type Verification, verification } from './schemas.ts'
import { verifyPage } from './verify-page.ts'

const tags = ['reports']
const limits = { fileSize: 32 * 1024 * 1024, files: 1 }

/** Where anybody may ask whether a report is genuine. */
export function verifyRoutes(app: App, db: Db, districtCode: string): void {
  app.get(
    '/api/verifications/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: 'What an issued report is, by the code printed on it; nothing about persons',
        tags,
        params: codeParams,
        response: { 200: verification },
      },
    },
    async ({ params }) => {
      const found = await verificationOf(db, districtCode, params.code)
      if (found === null) throw issuedReportNotFound()
      return found
    },
  )
  app.get(
    '/verify/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: 'The page that the QR code of a report leads to',
        tags,
        params: codeParams,
        produces: ['text/html'],
      },
    },
    async ({ params: { code } }, reply) =>
      page(reply, await verificationOf(db, districtCode, code)),
  )
  app.post(
    '/verify/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Compare a file with the report that was issued (multipart/form-data, one file)',
        tags,
        params: codeParams,
        consumes: ['multipart/form-data'],
        produces: ['text/html'],
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const upload = await request.file({ limits, throwFileSizeLimit: false })
      if (upload === undefined) throw verifiedFileMissing()
      const hash = createHash('sha256')
      for await (const bytes of upload.file) hash.update(bytes as Buffer)
      if (upload.file.truncated) throw verifiedFileMissing()
      return page(reply, await verificationOf(db, districtCode, code), hash.digest('hex'))
    },
  )
}

function page(reply: FastifyReply, found: Verification | null, sent?: string) {
  return reply
    .status(found === null ? 404 : 200)
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(verifyPage(found, sent))
}
