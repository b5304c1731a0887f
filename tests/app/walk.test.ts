import { createHmac } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { allows } from '../../src/features/access/index.ts'
import { openSession } from '../../src/features/access/sessions/open-session.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { roles, startApp, type TestApp } from '../support/app.ts'
import { makeActor } from '../support/db.ts'
import { findingOf } from '../support/story-findings.ts'
import { addressOf, type Operation, operationsOf } from './operations.ts'

let running: TestApp
let operations: Operation[]
/** One of each role, and the user of another township. */
let people: [who: string, actor: Actor][]
/** The township of the township's user, then another; with a record of each. */
let places: [township: string, id: string][]

const isSignOut = ({ method, path }: Operation) => method === 'DELETE' && path === '/api/session'

beforeAll(async () => {
  running = await startApp()
  // Signing out comes last: it ends the session that the other routes are asked with.
  operations = operationsOf(running.app).sort((a, b) => Number(isSignOut(a)) - Number(isSignOut(b)))
  places = await inTransaction(running.services.pool, async (tx) => [
    ['430603002', await findingOf(tx, { number: '本镇之件', township: '430603002' })],
    ['430603001', await findingOf(tx, { number: '外镇之件', township: '430603001' })],
  ])
  const neighbour = await makeActor(running.services, 'township', '430603001')
  people = [
    ...roles.map((role): [string, Actor] => [role, running.actors[role]]),
    ['neighbour', neighbour],
  ]
})

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Headers by the state of the token; all but the last are to be refused. */
async function tokensOf(actor: Actor): Promise<[state: string, headers: Record<string, string>][]> {
  const { app, services } = running
  const { userId } = actor
  const open = () => openSession(services, { userId, method: 'password', address: '' })
  const [good, over] = [await open(), await open()]
  await services.db
    .updateTable('user_session')
    .set({ ended_at: services.clock.now(), end_reason: 'test' })
    .where('id', '=', over.sessionId)
    .execute()
  const token = await app.accessToken({ sub: userId, sid: good.sessionId })
  const [header = '', payload = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const kid = read(header).kid as string
  const { secret_sealed } = await services.db
    .selectFrom('signing_key')
    .select('secret_sealed')
    .where('id', '=', kid)
    .executeTakeFirstOrThrow()
  const signed = (text: string, secret: string) =>
    `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  const expired = `${header}.${base64({ ...read(payload), exp: 1_700_000_000 })}`
  const none = `${base64({ alg: 'none', typ: 'JWT', kid })}.${payload}.`
  const bearer = (text: string) => ({ authorization: `Bearer ${text}` })
  return [
    ['no token', {}],
    ['no token at all', bearer('x')],
    ['expired', bearer(signed(expired, services.vault.unseal(secret_sealed)))],
    ['forged', bearer(signed(`${header}.${payload}`, 'guessed'))],
    ['algorithm none', bearer(none)],
    ['session over', bearer(await app.accessToken({ sub: userId, sid: over.sessionId }))],
    ['good', bearer(token)],
  ]
}

/** Asks a route for a record of the place, and for the place where it takes one. */
function requestOf(operation: Operation, [township, id]: [string, string]): InjectOptions {
  const { method, parameters } = operation
  const url = addressOf(operation, (name) => (/township|code/i.test(name) ? township : id))
  const asksPlace = parameters.some(({ name }) => name === 'townshipCode')
  const query = asksPlace ? { townshipCode: township } : {}
  return { method, url, query, ...(method !== 'GET' && { payload: {} }) }
}

/** What the permission table says: the code of the refusal, or null where one may go on. */
function expected({ permission }: Operation, { role }: Actor, state: string): string | null {
  if (permission === 'public') return null
  if (state !== 'good') return '/problems/not-signed-in'
  return allows(role, permission) ? null : '/problems/not-permitted'
}

const ownRefusals = ['/problems/not-signed-in', '/problems/not-permitted']

test('each route answers each role and each token as the permission table says', async () => {
  const wrong: string[] = []
  let count = 0
  for (const [who, actor] of people) {
    for (const place of places) {
      for (const [state, headers] of await tokensOf(actor)) {
        for (const operation of operations) {
          const answer = await running.app.inject({ ...requestOf(operation, place), headers })
          const isProblem = String(answer.headers['content-type']).includes('problem+json')
          const type = isProblem ? answer.json<{ type: string }>().type : ''
          const got = ownRefusals.includes(type) ? type : null
          count += 1
          if (got !== expected(operation, actor, state) || answer.statusCode >= 500) {
            const { method, path } = operation
            wrong.push(
              `${method} ${path}, ${who}, ${place[0]}, ${state}: ${answer.statusCode} ${type}`,
            )
          }
        }
      }
    }
  }
  console.log(`Walked ${count} combinations of ${operations.length} routes`)
  expect(wrong).toEqual([])
  expect(operations.length).toBeGreaterThan(150)
  expect(count).toBe(operations.length * people.length * places.length * 7)
}, 300_000)

test('a township reaches nothing of another, on whatever route', async () => {
  const leaks: string[] = []
  const reached: string[] = []
  for (const operation of operations.filter(({ permission }) => allows('township', permission))) {
    const { method, path } = operation
    for (const place of places) {
      const headers = { 'if-match': '"v1"' }
      const request = { ...requestOf(operation, place), headers }
      const answer = await running.as('township', request)
      if (answer.body.includes('外镇之件')) leaks.push(`${method} ${path}: shows it`)
      if (path.includes('{id}') && place !== places[0] && answer.statusCode < 300) {
        leaks.push(`${method} ${path}: ${answer.statusCode}`)
      }
      if (answer.body.includes('本镇之件')) reached.push(`${method} ${path}`)
    }
  }
  expect(leaks).toEqual([])
  expect(reached).toContain('GET /api/findings/{id}')
  expect(reached).toContain('GET /api/findings')
})
