import { beforeAll, expect, test } from 'vitest'
import { roles, startApp, type TestApp } from '../support/app.ts'
import { expectGolden } from '../support/golden.ts'
import { addressOf, type Operation, operationsOf } from './operations.ts'

let running: TestApp
let operations: (Pick<Operation, 'method' | 'permission'> & { url: string })[]
beforeAll(async () => {
  running = await startApp()
  operations = operationsOf(running.app).map((operation) => ({
    method: operation.method,
    url: addressOf(operation, () => 'x'),
    permission: operation.permission,
  }))
})

/** Every route × every role, as a table that leadership can read. */
test('who may call what', async () => {
  expect(operations.length).toBeGreaterThan(15)
  const lines = [
    `${'route'.padEnd(44)}${['nobody', ...roles].map((who) => who.padEnd(15)).join('')}`,
  ]
  for (const { method, url } of operations) {
    const request = method === 'GET' ? { method, url } : { method, url, payload: {} }
    const answers = [await running.app.inject(request)]
    for (const role of roles) answers.push(await running.as(role, request))
    const words = answers.map(({ statusCode }) =>
      statusCode === 401 ? 'sign in' : statusCode === 403 ? '-' : 'yes',
    )
    const route = `${method} ${url}`.padEnd(44)
    lines.push(`${route}${words.map((word) => word.padEnd(15)).join('')}`.trimEnd())
  }
  expectGolden('access.txt', `${lines.join('\n')}\n`)
}, 120_000)

test('no route is open from the start but health, signing in and verifying a report', () => {
  const open = operations.filter(({ permission }) => permission === 'public')
  expect(open.map(({ url }) => url)).toEqual([
    '/health/live',
    '/health/ready',
    '/api/login',
    '/api/session/refresh',
    '/api/login/methods',
    '/api/login/provider',
    '/api/login/provider/callback',
    '/api/verifications/x',
    '/verify/x',
    '/verify/x',
  ])
})

test('a token dies with its user', async () => {
  const request = { method: 'GET', url: '/api/townships' } as const
  expect((await running.as('leadership', request)).statusCode).toBe(200)
  await running.services.db
    .updateTable('app_user')
    .set({ is_disabled: true })
    .where('id', '=', running.actors.leadership.userId)
    .execute()
  expect((await running.as('leadership', request)).statusCode).toBe(401)
})
