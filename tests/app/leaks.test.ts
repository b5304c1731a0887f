import { setTimeout as wait } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { allows } from '../../src/features/access/index.ts'
import { runDetection } from '../../src/features/detection/index.ts'
import { roles } from '../support/app.ts'
import { textOfFile } from '../support/file-text.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'
import { addressOf, type Operation, operationsOf } from './operations.ts'
import { inputOf } from './sample-input.ts'

/** As somebody might type them into any field. */
const marks = ['430603199003072316', '6217009876543210123'] as const
const metricsToken = 'a token for the metrics'

let sample: LoadedSample
let operations: Operation[]
/** Every identity and account number that the district's files brought. */
let numbers: Set<string>
let lengths: number[]
const log: string[] = []

beforeAll(async () => {
  const settings = {
    logLevel: 'debug',
    log: { write: (line: string) => void log.push(line) },
    metricsToken,
  }
  sample = await loadedSample({ people: 120, months: 1 }, settings)
  const { services, actors } = sample
  await runDetection(services.command, actors.auditor, { asOf: '2023-01-31' })
  const persons = await services.db.selectFrom('person').select('identity_sealed').execute()
  const accounts = await services.db.selectFrom('bank_account').select('number_sealed').execute()
  numbers = new Set([
    ...persons.map((row) => services.vault.unseal(row.identity_sealed)),
    ...accounts.map((row) => services.vault.unseal(row.number_sealed)),
  ])
  lengths = [...new Set([...numbers].map(({ length }) => length))]
  operations = operationsOf(sample.app)
}, 120_000)

/** The numbers that stand in a text, alone or within a longer row of digits. */
function shownIn(text: string): string[] {
  return (text.match(/\d{11,}[\dXx]/g) ?? []).flatMap((digits) =>
    [...digits].flatMap((_, at) =>
      lengths
        .filter((length) => at + length <= digits.length)
        .map((length) => digits.slice(at, at + length).toUpperCase())
        .filter((piece) => numbers.has(piece)),
    ),
  )
}

/** Bytes of the database are shown in base 16: what of them are digits, as digits. */
const unhexed = (text: string) =>
  (text.match(/(?:3[0-9]){11,}(?:3[0-9]|[57]8)/g) ?? [])
    .map((bytes) => Buffer.from(bytes, 'hex').toString())
    .join('\n')

const known: Record<string, string> = {
  year: '2023',
  month: '2023-01',
  period: 'year',
  quarter: '1',
  asOf: '2023-01-31',
  from: '2023-01-01',
  to: '2023-01-31',
  townshipCode: '430603002',
  categoryCode: 'dibao_rural',
  kind: 'roster',
  line: '1',
}

test('what the files brought leaves by no answer, log line or metric in full', async () => {
  expect(numbers.size).toBeGreaterThan(100)
  const leaks: string[] = []
  const ids = new Map<string, string[]>()
  const reads = operations.filter(
    ({ method, path }) => method === 'GET' && !/events|provider/.test(path),
  )
  reads.sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  const files: string[] = []
  let answered = 0
  for (const operation of reads) {
    const [prefix = ''] = operation.path.split('/{')
    for (const id of (ids.get(prefix) ?? ['x']).slice(0, 3)) {
      const url = addressOf(operation, (name) =>
        /^(id|number)$/.test(name) ? id : (known[name] ?? 'x'),
      )
      const query = Object.fromEntries(
        operation.parameters
          .filter((one) => one.in === 'query' && known[one.name] !== undefined)
          .map(({ name }) => [name, known[name] ?? '']),
      )
      const formats = operation.parameters.some(({ name }) => name === 'format')
        ? ['json', 'csv', 'xlsx']
        : ['']
      for (const format of formats) {
        for (const role of ['finance', 'auditor'] as const) {
          if (format === 'xlsx' && role === 'finance') continue
          const answer = await sample.as(role, {
            url,
            query: format === '' ? query : { ...query, format },
          })
          if (answer.statusCode === 200) answered += 1
          const type = String(answer.headers['content-type'])
          const isBinary = role === 'auditor' && answer.statusCode === 200 && /pdf|sheet/.test(type)
          if (isBinary) files.push(type)
          const text = isBinary ? await textOfFile(answer.rawPayload) : answer.body
          const shown = shownIn(`${text} ${JSON.stringify(answer.headers)}`)
          if (shown.length > 0) leaks.push(`${role} ${url} ${format}: ${shown[0]}`)
          const found = answer.body.match(/"(?:id|number)":"[^"]+"/g) ?? []
          const values = found.map((pair) => pair.split('":"')[1]?.slice(0, -1) ?? '')
          if (values.length > 0 && !ids.has(url)) ids.set(url, values)
        }
      }
    }
  }
  expect(leaks).toEqual([])
  expect(answered).toBeGreaterThan(70)
  expect(files.filter((type) => type.includes('pdf')).length).toBeGreaterThan(3)
  expect(files.filter((type) => type.includes('sheet')).length).toBeGreaterThan(30)
}, 120_000)

test('what the files brought stands in no table otherwise than sealed and hashed', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(sample.services.db)
  expect(tables.length).toBeGreaterThan(80)
  const shown: string[] = []
  let found = 0
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string | null; count: number }>`
      select string_agg(one::text, E'\n') as text, count(*)::int as count
      from ${sql.raw(name)} one`.execute(sample.services.db)
    const text = rows[0]?.text ?? ''
    found += rows[0]?.count ?? 0
    const there = [...shownIn(text), ...shownIn(unhexed(text))]
    shown.push(...there.map((number) => `${name}: ${number}`))
  }
  expect(shown).toEqual([])
  expect(found).toBeGreaterThan(1500)
})

test('what the search for numbers would find', () => {
  const [number = ''] = numbers
  expect(shownIn(`付${number}元`)).toEqual([number])
  expect(shownIn(`1${number}`)).toContain(number)
  expect(shownIn(unhexed(`\\x00${Buffer.from(number).toString('hex')}ff`))).toContain(number)
})

test('no address of any route has a place for a number of a person or an account', () => {
  const places = operations.flatMap(({ method, path, parameters }) =>
    parameters
      .filter((one) => one.in === 'path' || one.in === 'query')
      .map(({ name }) => `${method} ${path} ${name}`),
  )
  expect(places.length).toBeGreaterThan(200)
  const personal = /identity|card|accountNumber|bankAccount|payee|password|token|secret/i
  expect(places.filter((place) => personal.test(place.split(' ')[2] ?? ''))).toEqual([])
})

test('what is typed into any place of any route is in no log line, error or metric', async () => {
  const leaks: string[] = []
  const check = ({ method, path }: Operation, answer: LightMyRequestResponse) => {
    const isRefused = answer.statusCode >= 400
    const text = `${isRefused ? answer.body : ''} ${JSON.stringify(answer.headers)}`
    if (marks.some((mark) => text.includes(mark))) leaks.push(`${method} ${path}: ${answer.body}`)
  }
  let count = 0
  for (const mark of marks) {
    for (const operation of operations) {
      if (operation.path === '/api/session' && operation.method === 'DELETE') continue
      const { method, parameters, body } = operation
      const query = Object.fromEntries(
        [...parameters.filter((one) => one.in === 'query').map(({ name }) => name), 'anything'].map(
          (name) => [name, mark],
        ),
      )
      // A mark may be a field's name, too.
      query[mark] = mark
      const role = roles.find((one) => allows(one, operation.permission)) ?? 'finance'
      for (const place of ['path', 'query', 'body'] as const) {
        if (method === 'GET' && place === 'body') continue
        const url = addressOf(operation, () => (place === 'path' ? mark : 'x'))
        const headers = { 'idempotency-key': mark, 'if-match': mark, 'x-request-id': mark }
        const payload =
          body === null || place !== 'body'
            ? {}
            : { ...(inputOf(body, mark) as object), [mark]: mark }
        const answer = await sample.as(role, {
          method,
          url,
          headers,
          ...(place === 'query' && { query }),
          ...(method !== 'GET' && { payload }),
        })
        count += 1
        check(operation, answer)
      }
    }
  }
  await sample.app.inject({
    method: 'POST',
    url: '/api/login',
    payload: `{"username": "${marks[0]}`,
  })
  await sample.app.inject(`/api/${marks[0]}?x=${marks[1]}`)
  expect(count).toBeGreaterThan(700)
  expect(leaks).toEqual([])
  await wait(50)
  const { body } = await sample.app.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${metricsToken}` },
  })
  expect(body).toContain('mingzhang_refusals_total')
  expect(log.length).toBeGreaterThan(700)
  for (const line of [...log, ...body.split('\n')]) {
    expect(
      marks.filter((mark) => line.includes(mark)),
      line,
    ).toEqual([])
    expect(shownIn(line), line).toEqual([])
  }
}, 300_000)
