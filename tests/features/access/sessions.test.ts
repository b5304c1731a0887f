import { beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  bearer,
  namedUser,
  password,
  refresh,
  refreshCookieOf,
  signIn,
  statusOf,
} from './support.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp({ publicUrl: 'https://mingzhang.example' })
})

const minutes = 60_000
const hours = 60 * minutes

describe('signing in', () => {
  test('gives a short token, and a cookie that no script reads and no other site sends', async () => {
    const { username } = await namedUser(running)
    const answer = await signIn(running, username)
    expect(answer.json()).toMatchObject({
      displayName: '李测试',
      role: 'finance',
      mustChangePassword: false,
      expiresInSeconds: 600,
      permissions: expect.arrayContaining(['reconciliation:run']),
    })
    expect(answer.headers['set-cookie']).toMatch(
      /^mingzhang_refresh=\S+; Max-Age=43200; Path=\/api\/session; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(await statusOf(running, bearer(answer))).toBe(200)
    const session = await running.app.inject({ url: '/api/session', headers: bearer(answer) })
    expect(session.json()).toMatchObject({ displayName: '李测试', townshipCode: null })
  })

  test('leaves who, when and from where in the journal', async () => {
    const { username, id } = await namedUser(running)
    await signIn(running, username)
    const entry = await running.services.db
      .selectFrom('audit_entry')
      .select(['action', 'address', 'detail'])
      .where('actor_id', '=', id)
      .execute()
    expect(entry).toEqual([
      { action: 'session:open', address: '127.0.0.1', detail: { method: 'password' } },
    ])
  })

  test('does not say whether a name exists', async () => {
    const { username } = await namedUser(running)
    const [known, unknown] = [
      await signIn(running, username, { password: 'wrong' }),
      await signIn(running, 'nobody-here', { password: 'wrong' }),
    ]
    expect(known.statusCode).toBe(401)
    expect(known.json()).toEqual(unknown.json())
  })
})

describe('wrong passwords', () => {
  test('lock a name after the fifth, for longer each time, whether it exists or not', async () => {
    for (const username of [(await namedUser(running)).username, 'nobody-at-all']) {
      const wrong = () => signIn(running, username, { password: 'wrong' })
      for (let count = 1; count <= 5; count += 1) expect((await wrong()).statusCode).toBe(401)
      for (const seconds of [60, 120, 240]) {
        const locked = await signIn(running, username)
        expect(locked.statusCode).toBe(429)
        expect(locked.headers['retry-after']).toBe(String(seconds))
        running.services.clock.pass((seconds - 1) * 1000)
        expect((await wrong()).statusCode).toBe(429)
        running.services.clock.pass(1000)
        expect((await wrong()).statusCode).toBe(401)
      }
    }
  })

  test('many at once get no more tries than one after the other', async () => {
    const { username } = await namedUser(running)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn(running, username, { password: 'wrong' })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
  })

  test('are forgotten by the right one', async () => {
    const { username } = await namedUser(running)
    for (let round = 1; round <= 3; round += 1) {
      for (let count = 1; count <= 4; count += 1) {
        await signIn(running, username, { password: 'wrong' })
      }
      expect((await signIn(running, username)).statusCode).toBe(200)
    }
  })
})

describe('a refresh', () => {
  test('gives a new token and a new cookie; the old token lives on until it expires', async () => {
    const first = await signIn(running, (await namedUser(running)).username)
    const second = await refresh(running, refreshCookieOf(first))
    expect(second.statusCode).toBe(200)
    expect(refreshCookieOf(second)).not.toEqual(refreshCookieOf(first))
    expect(await statusOf(running, bearer(second))).toBe(200)
    expect((await refresh(running, refreshCookieOf(second))).statusCode).toBe(200)
  })

  test('with a spent cookie ends the whole session: it was copied', async () => {
    const first = await signIn(running, (await namedUser(running)).username)
    const thief = await refresh(running, refreshCookieOf(first))
    running.services.clock.pass(11_000)
    const owner = await refresh(running, refreshCookieOf(first))
    expect(owner.json()).toMatchObject({ type: '/problems/session-over', status: 401 })
    expect(await statusOf(running, bearer(thief))).toBe(401)
    expect((await refresh(running, refreshCookieOf(thief))).statusCode).toBe(401)
    const { rows } = {
      rows: await running.services.db.selectFrom('audit_entry').selectAll().execute(),
    }
    expect(rows.at(-1)).toMatchObject({
      action: 'session:end',
      detail: { reason: 'refresh token used twice', ended: 1 },
    })
  })

  test('in two windows at the same moment succeeds once and ends nothing', async () => {
    const first = await signIn(running, (await namedUser(running)).username)
    const answers = await Promise.all([
      refresh(running, refreshCookieOf(first)),
      refresh(running, refreshCookieOf(first)),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const kept = answers.find(({ statusCode }) => statusCode === 200)
    if (kept === undefined) throw new Error('no answer was kept')
    expect((await refresh(running, refreshCookieOf(kept))).statusCode).toBe(200)
  })

  test.each([
    ['none', ''],
    ['garbage', 'x.y.z'],
    ['one with another generation', 'generation'],
  ])('is refused with a forged cookie: %s', async (_what, value) => {
    const first = refreshCookieOf(await signIn(running, (await namedUser(running)).username))
    const [id, , mac] = first['mingzhang_refresh']?.split('.') ?? []
    const forged = value === 'generation' ? `${id}.2.${mac}` : value
    expect((await refresh(running, { mingzhang_refresh: forged })).statusCode).toBe(401)
    expect((await refresh(running, first)).statusCode).toBe(200)
  })

  test('is refused after two idle hours, and after twelve hours of any kind', async () => {
    const { username } = await namedUser(running)
    const idle = await signIn(running, username)
    running.services.clock.pass(2 * hours + 1)
    expect((await refresh(running, refreshCookieOf(idle))).statusCode).toBe(401)

    let busy = await signIn(running, username)
    for (let hour = 1; hour < 12; hour += 1) {
      running.services.clock.pass(hours)
      busy = await refresh(running, refreshCookieOf(busy))
      expect(busy.statusCode, `after ${hour} hours`).toBe(200)
    }
    running.services.clock.pass(hours)
    expect((await refresh(running, refreshCookieOf(busy))).statusCode).toBe(401)
    expect(await statusOf(running, bearer(busy))).toBe(401)
  })
})

test('signing out ends the session at once', async () => {
  const opened = await signIn(running, (await namedUser(running)).username)
  const headers = bearer(opened)
  const out = await running.app.inject({ method: 'DELETE', url: '/api/session', headers })
  expect(out.headers['set-cookie']).toMatch(/^mingzhang_refresh=;/)
  expect(await statusOf(running, headers)).toBe(401)
  expect((await refresh(running, refreshCookieOf(opened))).statusCode).toBe(401)
})

describe('a one-time password', () => {
  const wanted = 'a much better sentence'
  const change = (headers: Record<string, string>, body: { current: string; wanted: string }) =>
    running.app.inject({ method: 'PUT', url: '/api/account/password', headers, payload: body })

  test('opens nothing but its own change', async () => {
    const { username } = await namedUser(running, { mustChangePassword: true })
    const opened = await signIn(running, username)
    expect(opened.json()).toMatchObject({ mustChangePassword: true })
    const headers = bearer(opened)
    const refused = await running.app.inject({ url: '/api/townships', headers })
    expect(refused.json()).toMatchObject({ type: '/problems/password-change-required' })
    expect((await change(headers, { current: password, wanted })).statusCode).toBe(200)
    expect(await statusOf(running, headers)).toBe(401)
    const again = await signIn(running, username, { password: wanted })
    expect(await statusOf(running, bearer(again))).toBe(200)
  })

  test.each([
    [{ current: 'wrong', wanted }, 'current-password-wrong'],
    [{ current: password, wanted: 'short' }, 'password-refused'],
    [{ current: password, wanted: password }, 'password-refused'],
  ])('is not changed by %o', async (body, code) => {
    const headers = bearer(await signIn(running, (await namedUser(running)).username))
    expect((await change(headers, body)).json()).toMatchObject({ type: `/problems/${code}` })
    expect(await statusOf(running, headers)).toBe(200)
  })
})
