import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { InjectOptions } from 'fastify'
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
  /** Uploads a file and waits for the job that imports it; its result. */
  importFile(kind: string, file: string): Promise<{ rowCount: number }>
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
  const login = await call(app, { method: 'POST', url: '/api/login', payload: credentials })
  const authorization = `Bearer ${login.json<{ token: string }>().token}`
  const uploadContent = async (url: string, fileName: string, content: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(content)]), fileName)
    const encoded = new Response(form)
    const type = encoded.headers.get('content-type') ?? ''
    const payload = Buffer.from(await encoded.arrayBuffer())
    const headers = { authorization, 'content-type': type }
    return call(app, { method: 'POST', url, headers, payload })
  }
  return {
    get: (url) => call(app, { method: 'GET', url, headers: { authorization } }),
    post: (url, body, key, headers = {}) => {
      const repeatable = key === undefined ? {} : { 'idempotency-key': key }
      const all = { authorization, ...repeatable, ...headers }
      return call(app, { method: 'POST', url, headers: all, payload: body as object })
    },
    put: (url, body, headers = {}) => {
      const all = { authorization, ...headers }
      return call(app, { method: 'PUT', url, headers: all, payload: body as object })
    },
    uploadContent,
    importFile: async (kind, file) => {
      const content = await readFile(file)
      const answer = await uploadContent(`/api/imports/${kind}`, path.basename(file), content)
      const { jobId } = answer.json<{ jobId: string }>()
      const url = `/api/jobs/${jobId}/events`
      return endOf(await call(app, { method: 'GET', url, headers: { authorization } }))
    },
  }
}

interface EndedJob {
  state: string
  result: { rowCount: number }
  problem: Problem | null
}

interface Problem {
  type: string
  detail: string
  errors?: unknown[]
}

/** The outcome of a job from its events, of which the last is its end. */
function endOf(events: Answer): { rowCount: number } {
  const last = events.body.toString().trimEnd().split('\n').at(-1) ?? ''
  const { state, result, problem } = JSON.parse(last.replace('data: ', '')) as EndedJob
  if (problem !== null) throw refusalOf(problem)
  if (state !== 'succeeded') throw new Error(`The import is ${state}`)
  return result
}

function refusalOf({ type, detail, errors }: Problem): Refused {
  const first = errors === undefined ? '' : ` ${JSON.stringify(errors.slice(0, 5))}`
  return new Refused(type.replace('/problems/', ''), `${detail}${first}`)
}

async function call(app: App, request: InjectOptions): Promise<Answer> {
  const response = await app.inject(request)
  if (response.statusCode >= 400) {
    throw refusalOf(response.json<Problem>())
  }
  return {
    status: response.statusCode,
    body: response.rawPayload,
    json: <T>() => response.json() as T,
  }
}
