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
  running = await startApp()
})

const change = (id: string, part: Record<string, unknown>, version = 1) =>
  running.as('administrator', {
    method: 'PUT',
    url: `/api/users/${id}`,
    headers: { 'if-match': `"v${version}"` },
    payload: {
      displayName: '李测试',
      role: 'finance',
      townshipCode: null,
      staffNumber: null,
      isDisabled: false,
      ...part,
    },
  })

describe('a user', () => {
  test('is created with a password that he changes at once', async () => {
    const payload = {
      username: 'zhang.san',
      displayName: '张测试',
      password,
      role: 'township',
      townshipCode: '430603002',
      staffNumber: 'YX-17',
    }
    const create = (part = {}) =>
      running.as('administrator', {
        method: 'POST',
        url: '/api/users',
        payload: { ...payload, ...part },
      })
    expect((await create({ townshipCode: null })).statusCode).toBe(400)
    expect((await create({ townshipCode: '430699999' })).json()).toMatchObject({
      type: '/problems/township-unknown',
    })
    expect((await create({ password: 'short' })).json()).toMatchObject({
      type: '/problems/password-refused',
    })
    expect((await create()).statusCode).toBe(201)
    expect((await create()).json()).toMatchObject({ type: '/problems/username-taken' })
    expect((await signIn(running, 'zhang.san')).json()).toMatchObject({ mustChangePassword: true })
  })

  test('is changed by whoever saw him last', async () => {
    const { id } = await namedUser(running)
    const changed = await change(id, { displayName: '李改名', staffNumber: 'YX-1' })
    expect(changed.headers.etag).toBe('"v2"')
    expect(changed.json()).toMatchObject({ displayName: '李改名', staffNumber: 'YX-1' })
    expect((await change(id, { displayName: '旧' })).json()).toMatchObject({
      type: '/problems/version-outdated',
    })
    const elsewhere = await change(id, { role: 'township', townshipCode: '430699999' }, 2)
    expect(elsewhere.json()).toMatchObject({ type: '/problems/township-unknown' })
    const entry = await running.services.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'users:update')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(entry?.detail).toMatchObject({
      before: { displayName: '李测试' },
      after: { displayName: '李改名' },
    })
  })
})

describe('what a user had open dies at once', () => {
  const put = (part: Record<string, unknown>) => (id: string) => change(id, part)
  const call = (method: 'POST' | 'DELETE', path: string) => (id: string) =>
    running.as('administrator', { method, url: `/api/users/${id}/${path}` })
  test.each([
    ['when he is disabled', put({ isDisabled: true })],
    ['when his role changes', put({ role: 'auditor' })],
    ['when his password is reset', call('POST', 'password-resets')],
    ['when his sessions are ended', call('DELETE', 'sessions')],
  ])('%s', async (_when, act) => {
    const { id, username } = await namedUser(running)
    const opened = await signIn(running, username)
    expect(await statusOf(running, bearer(opened))).toBe(200)
    expect((await act(id)).statusCode).toBeLessThan(300)
    expect(await statusOf(running, bearer(opened))).toBe(401)
    expect((await refresh(running, refreshCookieOf(opened))).statusCode).toBe(401)
  })

  test('and a disabled one does not get in again', async () => {
    const { id, username } = await namedUser(running)
    await change(id, { isDisabled: true })
    expect((await signIn(running, username)).statusCode).toBe(401)
  })
})

test('a reset password is shown once and used once', async () => {
  const { id, username } = await namedUser(running)
  const url = `/api/users/${id}/password-resets`
  const reset = await running.as('administrator', { method: 'POST', url })
  const { oneTimePassword } = reset.json<{ oneTimePassword: string }>()
  expect(oneTimePassword).toMatch(/^[A-Za-z0-9_-]{16}$/)
  const opened = await signIn(running, username, { password: oneTimePassword })
  expect(opened.json()).toMatchObject({ mustChangePassword: true })
})

test('an administrator does not lock himself out', async () => {
  const { userId } = running.actors.administrator
  for (const part of [{ role: 'administrator', isDisabled: true }, { role: 'finance' }]) {
    expect((await change(userId, part)).json()).toMatchObject({ type: '/problems/own-account' })
  }
  const url = `/api/users/${userId}/password-resets`
  expect((await running.as('administrator', { method: 'POST', url })).statusCode).toBe(409)
})

test('there is no such user', async () => {
  const id = '00000000-0000-7000-8000-000000000000'
  expect((await change(id, {})).json()).toMatchObject({ type: '/problems/user-not-found' })
  const ids = (await running.as('administrator', { url: '/api/users' })).json<{ id: string }[]>()
  expect(ids.map((one) => one.id)).not.toContain(id)
})
