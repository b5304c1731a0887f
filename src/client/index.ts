import createClient, { type Client } from 'openapi-fetch'
import type { Paths } from './api.ts'

export type { Paths, Problem } from './api.ts'

/** Lists leave as files too; the client reads them, and refusals, as JSON. */
type Media = 'application/json' | 'application/problem+json'
export type ApiClient = Client<Paths, Media>

export interface Connection {
  /** Where the service is, https://mingzhang.example */
  baseUrl: string
  /** The value of the Authorization header, asked anew for each request. */
  authorization(): string | Promise<string>
  /** How requests are sent; the platform's own fetch when absent. */
  fetch?: (request: Request) => Promise<Response>
}

/**
 * The API with the types of its OpenAPI document: a wrong address, parameter or body does not
 * compile. Refusals are not thrown; they are the answer's `error`.
 */
export function apiClient({ baseUrl, authorization, fetch }: Connection): ApiClient {
  const client = createClient<Paths, Media>({ baseUrl, ...(fetch !== undefined && { fetch }) })
  client.use({
    onRequest: async ({ request }) => {
      request.headers.set('authorization', await authorization())
      return request
    },
  })
  return client
}
