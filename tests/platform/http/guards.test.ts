import { setImmediate as soon } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { allowOwnScripts } from '../../../src/platform/http/headers.ts'
import { startApp, type TestApp } from '../../support/app.ts'

const generous = { perUser: 1000, perAddress: 1000, signInsPerAddress: 1000 }
let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

describe('what browsers are told', () => {
  test('scripts are our own files, nobody frames us, nothing is kept', async () => {
    const { headers } = await running.as('finance', { url: '/api/session' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('by https, to stay with it', async () => {
    const { app } = await startApp({ publicUrl: 'https://mingzhang.example' })
    const { headers } = await app.inject('/health/live')
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })

  test('the page of the API runs its own script, by its hash', async () => {
    const page = await running.app.inject('/reference/')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/)
    expect(allowOwnScripts("script-src 'self';", '<script>1</script>')).toBe(
      "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';",
    )
  })
})

describe('other sites', () => {
  const asks = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }
  const ask = (app: TestApp['app']) =>
    app.inject({ method: 'OPTIONS', url: '/api/session', headers: asks })

  test('read nothing', async () => {
    const { headers } = await ask(running.app)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('read what they are named for, and only they', async () => {
    const open = await startApp({ corsOrigins: ['https://elsewhere.example'] })
    const { headers } = await ask(open.app)
    expect(headers['access-control-allow-origin']).toBe('https://elsewhere.example')
    const other = await open.app.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: { ...asks, origin: 'https://third.example' },
    })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('too many requests', () => {
  const codes = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode)

  test('of one user are refused with the time to wait, another goes on', async () => {
    const { as } = await startApp({ limits: { ...generous, perUser: 2 } })
    const ask = () => as('finance', { url: '/api/session' })
    const answers = [await ask(), await ask(), await ask()]
    expect(codes(answers)).toEqual([200, 200, 429])
    expect(answers[2]?.json()).toMatchObject({ type: '/problems/too-many-requests' })
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await as('auditor', { url: '/api/session' })).statusCode).toBe(200)
  })

  test('from one address are refused before anybody signs in, probes are not', async () => {
    const { app } = await startApp({ limits: { ...generous, perAddress: 2 } })
    const ask = (remoteAddress: string) => app.inject({ url: '/api/login/methods', remoteAddress })
    const near = [await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.1')]
    expect(codes(near)).toEqual([200, 200, 429])
    expect((await ask('10.0.0.2')).statusCode).toBe(200)
    const probe = await app.inject({ url: '/health/live', remoteAddress: '10.0.0.1' })
    expect(probe.statusCode).toBe(200)
  })

  test('to sign in have a limit of their own', async () => {
    const { app } = await startApp({ limits: { ...generous, signInsPerAddress: 1 } })
    const ask = () =>
      app.inject({
        method: 'POST',
        url: '/api/login',
        payload: { username: 'nobody', password: 'wrong' },
      })
    expect(codes([await ask(), await ask()])).toEqual([401, 429])
    expect((await app.inject('/api/login/methods')).statusCode).toBe(200)
  })
})

test('a process that is late sheds requests and says when to come back, but lives', async () => {
  const { app } = await startApp({ limits: generous })
  for (let round = 0; round < 4; round += 1) {
    const until = performance.now() + 800
    while (performance.now() < until);
    await soon()
  }
  const answer = await app.inject('/api/login/methods')
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBe('5')
  expect(answer.json()).toMatchObject({ type: '/problems/overloaded' })
  expect((await app.inject('/health/live')).statusCode).toBe(200)
})

test('a body that is too large is refused', async () => {
  const payload = { username: 'x'.repeat(2 * 1024 * 1024), password: 'x' }
  const answer = await running.app.inject({ method: 'POST', url: '/api/login', payload })
  expect(answer.json()).toMatchObject({ type: '/problems/unreadable-request', status: 413 })
})
