import { setTimeout as wait } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { allows } from '../../src/features/access/index.ts'
import { runDetection } from '../../src/features/detection/index.ts'
import { roles } from '../support/app.ts'
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
  operations = operationsOf(sample.app)
}, 120_000)

const shownIn = (text: string) =>
  (text.match(/\d{11,}[\dXx]/g) ?? []).filter((number) => numbers.has(number.toUpperCase()))

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
        ? ['json', 'csv']
        : ['']
      for (const format of formats) {
        for (const role of ['finance', 'auditor'] as const) {
          const answer = await sample.as(role, {
            url,
            query: format === '' ? query : { ...query, format },
          })
          if (answer.statusCode === 200) answered += 1
          const shown = shownIn(answer.body)
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
}, 120_000)

test('what is typed into any place of any route is in no log line, error or metric', async () => {
  const leaks: string[] = []
  const check = ({ method, path }: Operation, answer: LightMyRequestResponse) => {
    if (answer.statusCode < 400) return
    const text = `${answer.body} ${JSON.stringify(answer.headers)}`
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
      const role = roles.find((one) => allows(one, operation.permission)) ?? 'finance'
      for (const place of ['path', 'query', 'body'] as const) {
        if (method === 'GET' && place === 'body') continue
        const url = addressOf(operation, () => (place === 'path' ? mark : 'x'))
        const headers = { 'idempotency-key': mark, 'if-match': mark, 'x-request-id': mark }
        const payload = body === null || place !== 'body' ? {} : (inputOf(body, mark) as object)
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
