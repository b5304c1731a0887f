import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openServing } from '../../../src/platform/db/serving.ts'
import { servingKeys } from '../../../src/platform/db/serving-keys.ts'
import { connectionOptions, timeLimits } from '../../../src/platform/http/connection.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import type { TestServices } from '../../support/db.ts'
import { postMoney } from '../../support/money-api.ts'
import { testSecret } from '../../support/secret.ts'

/** Much longer than a busy machine leaves a process alone, so that only who sends slowly is late. */
const short = {
  headersMs: 1_500,
  requestMs: 2_500,
  silenceMs: 60_000,
  keepAliveMs: 300,
  lookMs: 50,
}

describe('who sends slowly', () => {
  let port: number
  let running: TestApp
  beforeAll(async () => {
    running = await startApp({ timeLimits: short })
    port = Number(new URL(await running.app.listen({ host: '127.0.0.1', port: 0 })).port)
  })

  /** What comes back until the service hangs up; `send` goes on meanwhile. */
  async function exchange(send: (socket: Socket) => unknown): Promise<string> {
    const socket = connect({ port, host: '127.0.0.1' }).setEncoding('utf8')
    socket.on('error', () => undefined)
    let got = ''
    socket.on('data', (part) => {
      got += part
    })
    const over = new Promise((resolve) => socket.once('close', resolve))
    await send(socket)
    await over
    return got
  }

  /** A word at a time, each sooner than anybody would call silence. */
  const dripping = (start: string, drip: string) => async (socket: Socket) => {
    socket.write(start)
    while (!socket.destroyed) {
      await wait(20)
      socket.write(drip)
    }
  }
  const post = 'POST /api/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'

  test.each([
    ['headers', dripping(post, 'x-more: y\r\n')],
    ['a body', dripping(`${post}content-length: 90000\r\n\r\n{"username":"`, 'x')],
  ])('%s is told so and cut off, while others are served', async (_what, send) => {
    const slow = exchange(send)
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
    const answer = await slow
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(answer).toContain('content-type: application/problem+json')
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      type: '/problems/request-too-slow',
      status: 408,
    })
  })

  test('nothing is cut off, before a request and after one', async () => {
    expect(await exchange(() => undefined)).toContain(' 408 ')
    const answer = await exchange((socket) =>
      socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n'),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/)
  })

  test.each([
    ['no request', 'hello\r\n\r\n', 400, 'unreadable-request'],
    ['headers without end', `${post}x: ${'y'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ])('%s has a problem for an answer too', async (_what, sent, status, code) => {
    const answer = await exchange((socket) => socket.write(sent))
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain(`/problems/${code}`)
  })

  test('an answer that takes its time is waited for', async () => {
    const authorization = await running.authorization(running.actors.administrator)
    const release = await locked(running.services)
    const asked = fetch(`http://127.0.0.1:${port}/api/users`, { headers: { authorization } })
    await someoneWaits(running.services)
    await wait(short.requestMs + 2 * short.lookMs)
    await release()
    expect((await asked).status).toBe(200)
  })

  test('by default headers have half a minute, and silence more than any statement', () => {
    expect(connectionOptions(timeLimits)).toMatchObject({
      requestTimeout: 600_000,
      connectionTimeout: 960_000,
      http: { headersTimeout: 30_000, connectionsCheckingInterval: 5_000 },
    })
  })
})

test.each([
  ['an address that is none', '/api/users/%zz', 400],
  ['a name that is too long', `/api/users/${'x'.repeat(400)}`, 404],
])('%s has a problem for an answer', async (_what, url, status) => {
  const { app } = await startApp()
  const answer = await app.inject(url)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.statusCode).toBe(status)
})

/** Holds the list of users, so that whoever wants it waits until it is released. */
async function locked({ db }: TestServices): Promise<() => Promise<void>> {
  const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = db.transaction().execute(async (tx) => {
    await sql`lock table user_totp in access exclusive mode`.execute(tx)
    held.resolve()
    await over.promise
  })
  await held.promise
  return () => {
    over.resolve()
    return holding
  }
}

const soonOrLate = { timeout: 20_000, interval: 50 }

/** Until the one connection of the service that waits for a lock is found; `done` to it. */
function waiting({ db }: TestServices, done: RawBuilder<unknown>): Promise<void> {
  return vi.waitFor(async () => {
    const { rows } = await sql`select ${done} from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    expect(rows).toHaveLength(1)
  }, soonOrLate)
}

const someoneWaits = (services: TestServices) => waiting(services, sql`pid`)
const breakOffWaiting = (services: TestServices) =>
  waiting(services, sql`pg_terminate_backend(pid)`)

describe('a database that', () => {
  const within = (limits: Parameters<typeof openServing>[2]) =>
    startApp({}, (services) => {
      const { reads, command, together, close } = openServing(
        services.url,
        servingKeys(testSecret),
        limits,
      )
      afterAll(close)
      return { ...services, reads, command, together }
    })
  const users = ({ as }: TestApp) => as('administrator', { url: '/api/users' })

  test('takes too long is stopped, and the clerk told; then all goes on', async () => {
    const running = await within({ statement_timeout: 1_500 })
    await running.authorization(running.actors.administrator)
    const release = await locked(running.services)
    const answer = await users(running)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('60')
    expect(answer.json()).toMatchObject({ type: '/problems/took-too-long', title: '处理超时' })
    await release()
    expect((await users(running)).statusCode).toBe(200)
  })

  test('has no connection left makes nobody wait for ever', async () => {
    const running = await within({ connections: 1, connectionTimeoutMillis: 1_500 })
    await running.authorization(running.actors.administrator)
    const release = await locked(running.services)
    const first = users(running)
    await someoneWaits(running.services)
    const answer = await users(running)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.json()).toMatchObject({ type: '/problems/database-busy' })
    await release()
    expect((await first).statusCode).toBe(200)
  })

  test('breaks off in the middle is away for a moment', async () => {
    const running = await within({})
    const { services } = running
    await running.authorization(running.actors.administrator)
    const release = await locked(services)
    const asked = users(running)
    await breakOffWaiting(services)
    const answer = await asked
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ type: '/problems/not-ready' })
    expect(answer.headers['retry-after']).toBe('5')
    await release()
    // The server's goodbye may come a moment after the error that it ends with.
    const isBack = async () => expect((await users(running)).statusCode).toBe(200)
    await vi.waitFor(isBack, soonOrLate)
  })

  const document = {
    documentNumber: '湘财社指〔2023〕1号',
    title: '困难群众救助补助资金',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '100.00',
  }
  const share = {
    documentNumber: document.documentNumber,
    category: 'dibao_urban',
    township: '430603001',
    amount: '10.00',
    decidedOn: '2023-02-10',
    decisionNumber: '云民发〔2023〕1号',
  }
  test.each([
    [
      'of one command',
      '/api/appropriations',
      { ...document, documentNumber: '湘财社指〔2023〕2号' },
      503,
    ],
    // What fails together is done alone, on another connection.
    ['of commands that go together', '/api/allocations', share, 201],
  ])('breaks off a write %s is away for a moment', async (_what, url, body, status) => {
    const running = await within({})
    const { services } = running
    expect((await postMoney(running, '/api/appropriations', document)).statusCode).toBe(201)
    const { asked } = await services.db.transaction().execute(async (tx) => {
      await sql`lock table appropriation, allocation in exclusive mode`.execute(tx)
      const asked = postMoney(running, url, body)
      await breakOffWaiting(services)
      return { asked }
    })
    expect((await asked).statusCode).toBe(status)
    expect((await users(running)).statusCode).toBe(200)
  })
})
