import type { LightMyRequestResponse } from 'fastify'
import type { Actor } from '../../src/platform/db/command.ts'
import type { TestApp } from './app.ts'

/** The smallest thing that says of itself that it is a PDF. */
export const pdfProof = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n',
)

export async function uploadProof(
  { as }: Pick<TestApp, 'as'>,
  role: Actor['role'],
  fileName = '佐证.pdf',
  content: Buffer = pdfProof,
  query = '',
): Promise<LightMyRequestResponse> {
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(content)]), fileName)
  const encoded = new Response(form)
  return as(role, {
    method: 'POST',
    url: `/api/proofs${query}`,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}
