import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import { uploadProof } from '../../support/proof.ts'
import { type LoadedSample, loadedSample } from '../../support/sample.ts'
import { type Operation, operationsOf } from '../operations.ts'
import { knownValues } from './known-values.ts'
import { isUpload, type Shot, shotsAt } from './shots.ts'

/** FUZZ_REQUESTS=20000 for the long run; FUZZ_SEED repeats one. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 300)
const seed = Number(process.env['FUZZ_SEED'] ?? 2023)
const longestMs = 30_000
/** After so many rounds the lists are read again, for what was made meanwhile. */
const roundsBetween = requests > 2000 ? 8 : 1

let sample: LoadedSample
let operations: Operation[]
let proofs: string[]

beforeAll(async () => {
  sample = await loadedSample({ people: 100, months: 1 })
  const { services, actors } = sample
  await runDetection(services.command, actors.auditor, { asOf: '2023-01-31' })
  proofs = [await uploadProof(sample, 'finance'), await uploadProof(sample, 'township')]
  operations = operationsOf(sample.app)
}, 120_000)

/** The last few answers of each route that made something. */
const learned = new Map<string, unknown[]>()

function learn({ operation: { method, path } }: Shot, answer: LightMyRequestResponse): void {
  const type = String(answer.headers['content-type'])
  if (method !== 'POST' || answer.statusCode >= 300 || !type.startsWith('application/json')) return
  learned.set(path, [answer.json(), ...(learned.get(path) ?? [])].slice(0, 3))
}

/** Every route in turn, round after round. */
async function* shots(): AsyncGenerator<Shot> {
  const rounds = Math.ceil(requests / operations.length)
  for (let begun = 0; begun < rounds; begun += roundsBetween) {
    const { items } = (await sample.as('auditor', { url: '/api/alerts?status=open' })).json<{
      items: { id: string; version: number }[]
    }>()
    const alerts = items.map(({ id, version }) => ({ id, version }))
    const more = { proofIds: proofs, sealedScanId: proofs, electronicCopyId: proofs, alerts }
    const known = await knownValues(sample, operations, { more, learned })
    const numRuns = Math.min(roundsBetween, rounds - begun)
    const each = operations.map((operation) =>
      fc.sample(shotsAt(operation, { known, folder: sample.folder }), {
        numRuns,
        seed: seed + begun,
      }),
    )
    for (let round = 0; round < numRuns; round += 1) {
      for (const one of each) yield* one.slice(round, round + 1)
    }
  }
}

/** As it is, or with the version of what it changes. */
async function sent({ operation, role, request, isUpToDate }: Shot) {
  if (!isUpToDate || !operation.parameters.some(({ name }) => name === 'if-match')) {
    return sample.as(role, request)
  }
  const [url = ''] = /^\/api\/[^/]+\/[^/]+/.exec(String(request.url)) ?? []
  const seen = await sample.as('auditor', { url })
  const etag = seen.headers.etag === undefined ? {} : { 'if-match': String(seen.headers.etag) }
  return sample.as(role, { ...request, headers: { ...request.headers, ...etag } })
}

/** What came back, summed up. */
class Score {
  readonly statuses = new Map<number, number>()
  readonly bad = new Map<string, string>()
  readonly unlisted = new Set<string>()
  readonly succeeded = new Set<string>()
  readonly #codes = readFileSync('docs/errors.md', 'utf8')
  requests = 0
  slowest = 0

  add({ operation, role, request }: Shot, answer: LightMyRequestResponse, ms: number): void {
    const { statusCode } = answer
    const route = `${operation.method} ${operation.path}`
    this.requests += 1
    this.slowest = Math.max(this.slowest, ms)
    this.statuses.set(statusCode, (this.statuses.get(statusCode) ?? 0) + 1)
    if (statusCode < 400) this.succeeded.add(route)
    if (statusCode >= 500 && !this.bad.has(route)) {
      this.bad.set(route, `${role} ${JSON.stringify(request).slice(0, 2000)} ${answer.body}`)
    }
    const type = String(answer.headers['content-type'])
    // The page that verifies a report answers browsers in HTML.
    if (statusCode < 400 || !type.includes('json')) return
    const code = answer.json<{ type?: string }>().type?.replace('/problems/', '') ?? ''
    if (!this.#codes.includes(`| \`${code}\` |`)) this.unlisted.add(`${route}: ${code}`)
  }

  /** Of all requests, how many of every hundred had an answer of that class. */
  share(hundreds: number): number {
    const counts = [...this.statuses].filter(([status]) => Math.floor(status / 100) === hundreds)
    return (counts.reduce((sum, [, count]) => sum + count, 0) / this.requests) * 100
  }

  toString(): string {
    const classes = [2, 3, 4, 5].map((one) => `${one}xx ${this.share(one).toFixed(1)} %`)
    const counts = [...this.statuses].sort(([a], [b]) => a - b).map((pair) => pair.join(': '))
    return [
      `${this.requests} requests to ${operations.length} routes, of which`,
      `${this.succeeded.size} succeeded at least once; slowest ${Math.round(this.slowest)} ms;`,
      `${classes.join(', ')} (${counts.join(', ')})`,
    ].join(' ')
  }
}

test('no request brings the service down, hangs it, or spoils the books', async () => {
  const score = new Score()
  const methods = new Set(operations.map(({ method }) => method))
  expect([...methods].sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'])
  expect(operations.filter(isUpload).length).toBeGreaterThan(2)
  for await (const shot of shots()) {
    const began = performance.now()
    const answer = await sent(shot)
    score.add(shot, answer, performance.now() - began)
    learn(shot, answer)
  }
  console.log(String(score))
  if (process.env['FUZZ_REQUESTS'] !== undefined) {
    const routes = operations.map(({ method, path }) => `${method} ${path}`)
    const never = routes.filter((route) => !score.succeeded.has(route))
    console.log(`Never succeeded: ${never.join(', ')}`)
  }
  expect([...score.bad].map(([route, why]) => `${route}: ${why}`)).toEqual([])
  expect([...score.unlisted]).toEqual([])
  expect(score.slowest).toBeLessThan(longestMs)
  expect(score.requests).toBeGreaterThanOrEqual(requests)
  expect(score.share(2)).toBeGreaterThan(30)
  const verified = await verifyBooks(sample.services.db, districtCode)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
}, 7_200_000)
