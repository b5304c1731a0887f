import { type ApiClient, apiClient } from '../../src/client/index.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { TestApp } from './app.ts'

/**
 * The published client as a user of the role has it. What its types, made of the document, say is
 * compiled against; what the server does is asserted: where the two drift apart, tests break.
 */
export function clientAs({ app, actors, authorization }: TestApp, role: Actor['role']): ApiClient {
  return apiClient({
    baseUrl: 'http://mingzhang.example',
    authorization: () => authorization(actors[role]),
    fetch: async (request) => {
      const { url } = request
      const method = request.method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
      const payload = Buffer.from(await request.arrayBuffer())
      const headersSent = Object.fromEntries(request.headers)
      const asked = { method, url, headers: headersSent }
      const answer = await app.inject(payload.length > 0 ? { ...asked, payload } : asked)
      const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ])
      const content = answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload)
      return new Response(content, { status: answer.statusCode, headers })
    },
  })
}

/** The header of a request that moves money, with a key of its own. */
export const newKey = () => ({ 'idempotency-key': crypto.randomUUID() })

/** The answer's data; throws what the service refused. */
export function given<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`)
  return data
}
