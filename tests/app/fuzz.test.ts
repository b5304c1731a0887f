import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { runDetection } from '../../src/features/detection/index.ts'
import { verifyBooks } from '../../src/features/verification/index.ts'
import { roles } from '../support/app.ts'
import { districtCode } from '../support/db.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'
import { addressOf, type JsonSchema, type Operation, operationsOf } from './operations.ts'

/** FUZZ_REQUESTS=20000 for the long run; FUZZ_SEED repeats one. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 300)
const seed = Number(process.env['FUZZ_SEED'] ?? 2023)
const longestMs = 30_000

let sample: LoadedSample
let operations: Operation[]
/** Identifiers and numbers that there are, so that requests come further than "not found". */
let there: string[]

beforeAll(async () => {
  sample = await loadedSample({ people: 100, months: 1 })
  const { services, actors } = sample
  await runDetection(services.command, actors.auditor, { asOf: '2023-01-31' })
  const { db } = services
  const [alerts, batches, exceptions] = await Promise.all([
    db.selectFrom('alert').select('id').limit(5).execute(),
    db.selectFrom('payment_batch').select('number').limit(5).execute(),
    db.selectFrom('reconciliation_exception').select('id').limit(5).execute(),
  ])
  there = [
    ...[...alerts, ...exceptions].map(({ id }) => id),
    ...batches.map(({ number }) => number),
    actors.finance.userId,
  ]
  operations = operationsOf(sample.app)
}, 120_000)

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table payment; --",
  '../../etc/passwd',
  '9'.repeat(40),
  '-1',
  '1e309',
  'NaN',
  '<script>alert(1)</script>',
  '0000-00-00',
  '2023-02-30',
  '2023-13',
  '张'.repeat(300),
)
const plausible = () =>
  fc.constantFrom(
    ...there,
    '430603002',
    '2023',
    '2023-01',
    '2023-01-15',
    '9999-12-31',
    '0.01',
    '1234.50',
    '999999999999999.99',
    'dibao_rural',
    'roster',
    'retention.unpaid',
    '1',
    '"v1"',
  )
const anyText = () => fc.oneof({ weight: 4, arbitrary: plausible() }, nasty, fc.string())

/** Mostly what the schema wants; now and then anything. */
function looselyOf(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null)
  return fc.oneof({ weight: 12, arbitrary: strictlyOf(schema, depth) }, anyText(), fc.jsonValue())
}

function strictlyOf(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options !== undefined && options.length > 0) {
    return fc.oneof(...options.map((option) => looselyOf(option, depth + 1)))
  }
  if (schema['const'] !== undefined) return fc.constant(schema['const'])
  const values = schema['enum'] as unknown[] | undefined
  if (values !== undefined) return fc.constantFrom(...values)
  switch (schema['type']) {
    case 'object': {
      const parts = (schema['properties'] ?? {}) as Record<string, JsonSchema>
      const required = (schema['required'] ?? []) as string[]
      const model = Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, looselyOf(part, depth + 1)]),
      )
      return fc.record(model, { requiredKeys: required.filter((name) => name in model) })
    }
    case 'array':
      return fc.array(looselyOf((schema['items'] ?? {}) as JsonSchema, depth + 1), { maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(2023, -1, 2 ** 31, 1e15))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anyText()
  }
}

interface Shot {
  operation: Operation
  role: (typeof roles)[number]
  request: InjectOptions
}

const isUpload = ({ bodyType }: Operation) => bodyType === 'multipart/form-data'

/** A file as a browser sends it: a table that somebody might have meant, or anything. */
const upload = () =>
  fc
    .tuple(
      fc.constantFrom('名册.csv', 'a.xlsx', 'b.pdf', '../x', ''),
      fc.oneof(
        fc.array(fc.array(anyText(), { maxLength: 6 }).map((cells) => cells.join(','))),
        fc.constantFrom(['%PDF-1.7'], ['PK\u0003\u0004'], ['']),
        fc.array(fc.string()),
      ),
      fc.constantFrom('file', 'other'),
    )
    .map(([name, lines, field]) =>
      [
        '--b',
        `content-disposition: form-data; name="${field}"; filename="${name}"`,
        'content-type: application/octet-stream',
        '',
        lines.join('\r\n').toWellFormed(),
        '--b--',
        '',
      ].join('\r\n'),
    )

function bodyOf(operation: Operation): fc.Arbitrary<{ type: string; payload: string }> {
  const json = (body: unknown) => ({
    type: 'application/json',
    payload: JSON.stringify(body) ?? '',
  })
  if (isUpload(operation)) {
    return upload().map((payload) => ({ type: 'multipart/form-data; boundary=b', payload }))
  }
  return operation.body === null ? fc.constant(json({})) : looselyOf(operation.body).map(json)
}

function shotsAt(operation: Operation): fc.Arbitrary<Shot> {
  const asked = operation.parameters.filter((one) => one.in === 'query')
  const query = Object.fromEntries(asked.map(({ name, schema }) => [name, looselyOf(schema)]))
  return fc
    .record({
      role: fc.constantFrom(...roles),
      names: fc.array(anyText(), { minLength: 5, maxLength: 5 }),
      query: fc.record(query, { requiredKeys: [] }),
      body: bodyOf(operation),
      version: fc.constantFrom('"v1"', '"v2"', 'x', undefined),
      key: fc.constantFrom('a', 'b', undefined),
    })
    .map(({ role, names, query, body, version, key }) => {
      let at = 0
      const { method } = operation
      const url = addressOf(operation, () => names[at++ % names.length]?.toWellFormed() ?? 'x')
      const headers = {
        ...(version !== undefined && { 'if-match': version }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(method !== 'GET' && { 'content-type': body.type }),
      }
      const texts = Object.entries(query)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => [name, String(value).toWellFormed()])
      const request = { method, url, query: Object.fromEntries(texts), headers }
      const payload = method === 'GET' ? {} : { payload: body.payload }
      return { operation, role, request: { ...request, ...payload } }
    })
}

/** Every route in turn, round after round. */
function shots(): Shot[] {
  const rounds = Math.ceil(requests / operations.length)
  const each = operations.map((operation) =>
    fc.sample(shotsAt(operation), { numRuns: rounds, seed }),
  )
  return Array.from({ length: rounds }, (_, round) =>
    each.flatMap((one) => one.slice(round, round + 1)),
  ).flat()
}

test('no request brings the service down, hangs it, or spoils the books', async () => {
  const bad = new Map<string, string>()
  const statuses = new Map<number, number>()
  let slowest = 0
  const all = shots()
  const methods = new Set(all.map(({ operation }) => operation.method))
  expect([...methods].sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'])
  expect(operations.filter(isUpload).length).toBeGreaterThan(2)
  for (const { operation, role, request } of all) {
    const began = performance.now()
    const answer = await sample.as(role, request)
    slowest = Math.max(slowest, performance.now() - began)
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (answer.statusCode >= 500) {
      const route = `${operation.method} ${operation.path}`
      if (!bad.has(route)) bad.set(route, `${role} ${JSON.stringify(request)} ${answer.body}`)
    }
  }
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`)
  console.log(
    `${all.length} requests to ${operations.length} routes, slowest ${Math.round(slowest)} ms; ${counts.join(', ')}`,
  )
  expect([...bad].map(([route, why]) => `${route}: ${why}`)).toEqual([])
  expect(slowest).toBeLessThan(longestMs)
  expect(statuses.get(200)).toBeGreaterThan(0)
  const verified = await verifyBooks(sample.services.db, districtCode)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
}, 3_600_000)
