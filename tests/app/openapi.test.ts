import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, expect, test } from 'vitest'
import { allows } from '../../src/features/access/index.ts'
import { roles, startApp, type TestApp } from '../support/app.ts'
import { clientTypes, typeOf } from '../support/client-types.ts'
import { expectGolden } from '../support/golden.ts'
import { clientAs } from '../support/typed-client.ts'
import { addressOf, operationsOf } from './operations.ts'

let running: TestApp
let document: string
beforeAll(async () => {
  running = await startApp()
  document = (await running.app.inject('/openapi.json')).body
})

/** What the linter's recommended rules say, errors and warnings alike. */
async function faultsOf(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
  return problems.map(({ severity, ruleId, message, location }) => {
    return `${severity} ${ruleId}: ${message} ${location.map(({ pointer }) => pointer).join()}`
  })
}

test('the published API', () => {
  expectGolden('openapi.json', `${JSON.stringify(JSON.parse(document), null, 2)}\n`)
})

test('the client has the types of the published API', () => {
  expectGolden('../../src/client/api.ts', clientTypes(JSON.parse(document)))
})

test.each([
  [{ type: ['string', 'null'] }, '(string | null)'],
  [{ enum: ['a', 'b'] }, "'a' | 'b'"],
  [
    { type: 'array', items: { anyOf: [{ type: 'integer' }, { const: true }] } },
    '(number | true)[]',
  ],
  [
    { type: 'object', properties: { a: { type: 'boolean' }, b: {} }, required: ['a'] },
    "{ 'a': boolean; 'b'?: unknown | undefined }",
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
  [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'null' }] }, '[string, null]'],
  [{ $ref: '#/components/schemas/Problem' }, 'Problem'],
])('the type of %j', (schema, type) => {
  expect(typeOf(schema)).toBe(type)
})

test('the published document breaks no rule that a linter of OpenAPI recommends', async () => {
  expect(document.length).toBeGreaterThan(100_000)
  expect(await faultsOf(document)).toEqual([])
})

test('a planted fault of the document is reported', async () => {
  const planted = JSON.parse(document)
  const { get } = planted.paths['/api/townships']
  delete get.operationId
  planted.paths = { '/api/townships': { get } }
  expect(await faultsOf(JSON.stringify(planted))).toEqual([
    expect.stringMatching(/^warn operation-operationId: /),
  ])
})

test('what people edit together is changed with If-Match only, of a version there is', async () => {
  const versioned = operationsOf(running.app).filter(({ parameters }) =>
    parameters.some(({ name, required }) => name === 'if-match' && required),
  )
  expect(versioned.length).toBeGreaterThan(20)
  const answers = versioned.map(async (operation) => {
    const { method, permission } = operation
    const role = roles.find((one) => allows(one, permission)) ?? 'finance'
    const url = addressOf(operation, () => '0198c0de-0000-7000-8000-000000000000')
    const send = async (headers: Record<string, string>) =>
      (await running.as(role, { method, url, headers, payload: {} })).statusCode
    return [url, await send({}), await send({ 'if-match': '"some other tag"' })]
  })
  const due = (await Promise.all(answers)).map(([url]) => [url, 428, 412])
  expect(await Promise.all(answers)).toEqual(due)
})

test('the client reads with the types of the document and hands refusals on', async () => {
  const client = clientAs(running, 'finance')
  const { data } = await client.GET('/api/townships', { params: { query: { format: 'json' } } })
  expect(data?.find(({ code }) => code === '430603002')?.name).toBe('云溪街道')
  const { error } = await client.GET('/api/users')
  expect(error?.type).toBe('/problems/not-permitted')
})
