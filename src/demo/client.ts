import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { App } from '../platform/http/app-type.ts'
import { demoPassword } from './users.ts'

export interface Answer {
  status: number
  body: Buffer
  /** The body as JSON. */
  json<T>(): T
}

/** The API as one signed-in user calls it. */
export interface Client {
  get(url: string): Promise<Answer>
  /** A repeat with the same key is executed once. */
  post(url: string, body: unknown, key?: string, headers?: Record<string, string>): Promise<Answer>
  put(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  uploadContent(url: string, fileName: string, content: Buffer): Promise<Answer>
  /** Posts what is done as a job and waits for it; its result. */
  run<Result>(url: string, body: unknown): Promise<Result>
  /** Uploads a file and waits for the job that imports it; its result. */
  importFile(kind: string, file: string): Promise<Imported>
}

/** What an import did; of each table how many rows. */
interface Imported {
  rowCount: number
  effects: { changes: { inserted: number; updated: number; deleted: number }[] }
}

/** Thrown where the API refuses; `code` is the problem's. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, detail: string) {
    super(detail)
    this.name = 'Refused'
    this.code = code
  }
}

export async function signedIn(app: App, username: string): Promise<Client> {
  const credentials = { username, password: demoPassword }
  let session = sessionOf(
    await app.inject({ method: 'POST', url: '/api/login', payload: credentials }),
  )
  const send = async (request: InjectOptions): Promise<Answer> => {
    const signed = () =>
      app.inject({ ...request, headers: { ...request.headers, ...session.headers } })
    const response = await signed()
    if (response.statusCode !== 401) return answerOf(response)
    const { cookies } = session
    session = sessionOf(await app.inject({ method: 'POST', url: '/api/session/refresh', cookies }))
    return answerOf(await signed())
  }
  const uploadContent = async (url: string, fileName: string, content: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(content)]), fileName)
    const encoded = new Response(form)
    const type = encoded.headers.get('content-type') ?? ''
    const payload = Buffer.from(await encoded.arrayBuffer())
    return send({ method: 'POST', url, headers: { 'content-type': type }, payload })
  }
  const post = (url: string, body: unknown, key?: string, headers: Record<string, string> = {}) => {
    const repeatable = key === undefined ? {} : { 'idempotency-key': key }
    const all = { ...repeatable, ...headers }
    return send({ method: 'POST', url, headers: all, payload: body as object })
  }
  const ended = async <Result>(requested: Answer): Promise<Result> => {
    const url = `/api/jobs/${requested.json<{ jobId: string }>().jobId}/events`
    return endOf<Result>(await send({ method: 'GET', url }))
  }
  return {
    get: (url) => send({ method: 'GET', url }),
    post,
    put: (url, body, headers = {}) =>
      send({ method: 'PUT', url, headers, payload: body as object }),
    uploadContent,
    run: async (url, body) => ended(await post(url, body)),
    importFile: async (kind, file) => {
      const content = await readFile(file)
      return ended(await uploadContent(`/api/imports/${kind}`, path.basename(file), content))
    },
  }
}

interface EndedJob {
  state: string
  result: unknown
  problem: Problem | null
}

interface Problem {
  type: string
  detail: string
  errors?: unknown[]
}

/** The outcome of a job from its events, of which the last is its end. */
function endOf<Result>(events: Answer): Result {
  const last = events.body.toString().trimEnd().split('\n').at(-1) ?? ''
  const { state, result, problem } = JSON.parse(last.replace('data: ', '')) as EndedJob
  if (problem !== null) throw refusalOf(problem)
  if (state !== 'succeeded') throw new Error(`The job is ${state}`)
  return result as Result
}

function refusalOf({ type, detail, errors }: Problem): Refused {
  const first = errors === undefined ? '' : ` ${JSON.stringify(errors.slice(0, 5))}`
  return new Refused(type.replace('/problems/', ''), `${detail}${first}`)
}

/** What a sign-in or a refresh gave: the token, and the cookie for the next refresh. */
function sessionOf(response: LightMyRequestResponse) {
  const { token } = answerOf(response).json<{ token: string }>()
  const cookies = Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]))
  return { headers: { authorization: `Bearer ${token}` }, cookies }
}

function answerOf(response: LightMyRequestResponse): Answer {
  if (response.statusCode >= 400) {
    throw refusalOf(response.json<Problem>())
  }
  return {
    status: response.statusCode,
    body: response.rawPayload,
    json: <T>() => response.json() as T,
  }
}
