import type { z } from 'zod'
import { problemBody } from '../../kernel/schemas.ts'
import { doneOnce } from './done-once.ts'
import { Problem } from './problem.ts'
import { renewSession } from './renew-session.ts'
import { currentSession, expireSession } from './session.ts'

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Sending {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** The version that was read, for what people edit together: sent as If-Match. */
  version?: number
  /** Sent with an Idempotency-Key, so that a repeat after a lost answer is not done twice. */
  once?: true
}

/** The address of a call, with the query's empty values left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Reads; the answer is decoded by the feature's own schema, money as bigint fen. */
export async function read<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  query?: Query,
): Promise<z.output<Schema>> {
  const answer = await call(addressOf(path, query), {})
  return schema.parse(await answer.json())
}

/** Writes; refusals are thrown as a Problem. */
export async function send<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  { method, body, version, once }: Sending,
): Promise<z.output<Schema>> {
  const write = async (key?: string) => {
    const headers: Record<string, string> = {}
    if (version !== undefined) headers['if-match'] = `"v${version}"`
    if (key !== undefined) headers['idempotency-key'] = key
    const isForm = body instanceof FormData
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
    const answer = await call(path, {
      method,
      headers,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return schema.parse(text === '' ? null : JSON.parse(text))
  }
  return once ? doneOnce(`${method} ${path} ${version ?? ''} ${inWords(body)}`, write) : write()
}

/** What tells a body from another one; of a file, its name, size and time. */
function inWords(body: unknown): string {
  if (!(body instanceof FormData)) return JSON.stringify(body) ?? ''
  const parts = [...body.values()].map((part) =>
    part instanceof File ? [part.name, part.size, part.lastModified] : part,
  )
  return JSON.stringify(parts)
}

/** A file that the service makes, for showing or saving. */
export async function readFile(path: string, query?: Query): Promise<Blob> {
  return (await call(addressOf(path, query), {})).blob()
}

async function call(path: string, init: RequestInit): Promise<Response> {
  const wasSignedIn = currentSession() !== null
  let answer = await signed(path, init)
  if (answer.status === 401 && wasSignedIn && (await renewSession())) {
    answer = await signed(path, init)
  }
  if (answer.ok) return answer
  const problem = new Problem(await problemOf(answer))
  if (answer.status === 401) expireSession()
  throw problem
}

function signed(path: string, init: RequestInit): Promise<Response> {
  const session = currentSession()
  const headers = new Headers(init.headers)
  if (session !== null) headers.set('authorization', `Bearer ${session.token}`)
  return fetch(path, { ...init, headers })
}

async function problemOf(answer: Response): Promise<z.output<typeof problemBody>> {
  const body = problemBody.safeParse(await answer.json().catch(() => null))
  if (body.success) return body.data
  const { status } = answer
  return { type: '/problems/unreachable', title: String(status), status, detail: answer.statusText }
}
