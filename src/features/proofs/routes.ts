import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { proofMissing, proofNotFound, proofTooLarge } from './problems.ts'
import { proofContent, proofsOf } from './queries.ts'
import { proof, proofId, proofUpload } from './schemas.ts'
import { storeProof } from './store-proof.ts'

const tags = ['proofs']
const limitMb = 20

export function proofRoutes(app: App, { reads, command }: Services): void {
  app.post(
    '/api/proofs',
    {
      config: { access: 'proofs:write' },
      schema: {
        summary: 'Upload a proof: scan, photograph or office file (multipart/form-data, one file)',
        tags,
        consumes: ['multipart/form-data'],
        querystring: proofUpload,
        response: { 201: proof },
      },
    },
    async (request, reply) => {
      const limits = { fileSize: limitMb * 1024 * 1024 }
      const upload = await request.file({ limits, throwFileSizeLimit: false })
      if (upload === undefined) throw proofMissing()
      const content = await upload.toBuffer()
      if (upload.file.truncated) throw proofTooLarge(limitMb)
      const id = await storeProof(command, request.actor, {
        ...request.query,
        fileName: upload.filename,
        content,
        key: idempotencyKeyOf(request),
      })
      const [stored] = await proofsOf(reads(request.actor), request.actor, [id])
      if (stored === undefined) throw proofNotFound()
      return reply.status(201).send(stored)
    },
  )
  app.get(
    '/api/proofs/:id/content',
    {
      config: { access: 'proofs:read' },
      schema: {
        summary: 'The file itself, always as an attachment; a township reads its own',
        tags,
        params: proofId,
        produces: ['application/octet-stream'],
      },
    },
    async ({ actor, params }, reply) => {
      const { fileName, mediaType, content } = await proofContent(reads(actor), actor, params.id)
      return reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .type(mediaType)
        .send(content)
    },
  )
}
