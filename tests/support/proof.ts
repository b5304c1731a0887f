import type { Actor } from '../../src/platform/db/command.ts'
import type { TestApp } from './app.ts'

/** A PNG of one white pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

/** Uploads a proof as a user of the role; resolves with its id. */
export async function uploadProof(
  running: TestApp,
  role: Actor['role'] = 'township',
  fileName = '凭证.png',
): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([onePixel]), fileName)
  const encoded = new Response(form)
  const answer = await running.as(role, {
    method: 'POST',
    url: '/api/proofs',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<{ id: string }>().id
}
