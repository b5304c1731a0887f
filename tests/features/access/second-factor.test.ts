import { beforeAll, expect, test } from 'vitest'
import { totpOf } from '../../../src/features/access/account/totp.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { bearer, namedUser, signIn } from './support.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const url = '/api/account/second-factor'
const codeAt = (secret: string, ms = 0) =>
  totpOf(secret, '').generate({ timestamp: running.services.clock.now().getTime() + ms })

async function enrolled(): Promise<{ username: string; id: string; secret: string }> {
  const user = await namedUser(running, { role: 'township', townshipCode: '430603002' })
  const headers = bearer(await signIn(running, user.username))
  const offered = await running.app.inject({ method: 'POST', url, headers })
  const { secret, uri, qrCode } = offered.json<{ secret: string; uri: string; qrCode: string }>()
  expect(decodeURIComponent(uri)).toContain(`otpauth://totp/明账:${user.username}`)
  expect(qrCode).toMatch(/^data:image\/svg\+xml;base64,/)
  const wrong = await running.app.inject({
    method: 'PUT',
    url,
    headers,
    payload: { code: '000000' },
  })
  expect(wrong.json()).toMatchObject({ type: '/problems/wrong-code' })
  const payload = { code: codeAt(secret) }
  const confirmed = await running.app.inject({ method: 'PUT', url, headers, payload })
  expect(confirmed.statusCode).toBe(200)
  running.services.clock.pass(60_000)
  return { ...user, secret }
}

test('is asked for at every sign-in once it is confirmed, and each code counts once', async () => {
  const { username, secret } = await enrolled()
  expect((await signIn(running, username)).json()).toMatchObject({
    type: '/problems/code-required',
  })
  const code = codeAt(secret)
  expect((await signIn(running, username, { code: '123456' })).json()).toMatchObject({
    type: '/problems/wrong-code',
  })
  expect((await signIn(running, username, { code })).statusCode).toBe(200)
  expect((await signIn(running, username, { code })).json()).toMatchObject({
    type: '/problems/wrong-code',
  })
})

test('allows for a clock that is half a minute off, not for more', async () => {
  const { username, secret } = await enrolled()
  expect((await signIn(running, username, { code: codeAt(secret, -61_000) })).statusCode).toBe(422)
  expect((await signIn(running, username, { code: codeAt(secret, -30_000) })).statusCode).toBe(200)
})

test('is taken off by its owner with a code, or by an administrator', async () => {
  const own = await enrolled()
  const headers = bearer(await signIn(running, own.username, { code: codeAt(own.secret) }))
  const remove = (code: string) =>
    running.app.inject({ method: 'POST', url: `${url}/removal`, headers, payload: { code } })
  expect((await remove('000000')).statusCode).toBe(422)
  running.services.clock.pass(30_000)
  expect((await remove(codeAt(own.secret))).statusCode).toBe(200)
  expect((await signIn(running, own.username)).statusCode).toBe(200)

  const lost = await enrolled()
  const reset = await running.as('administrator', {
    method: 'DELETE',
    url: `/api/users/${lost.id}/second-factor`,
  })
  expect(reset.statusCode).toBe(200)
  expect((await signIn(running, lost.username)).statusCode).toBe(200)
})

test('its secret is sealed in the database', async () => {
  const { secret, id } = await enrolled()
  const row = await running.services.db
    .selectFrom('user_totp')
    .select('secret_sealed')
    .where('user_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.secret_sealed.toString('latin1')).not.toContain(secret)
  expect(running.services.vault.unseal(row.secret_sealed)).toBe(secret)
})

test.each(['at the sign-in', 'where it is to be taken off'])(
  'is not guessed: wrong codes lock the name, %s too',
  async (place) => {
    const { username, secret } = await enrolled()
    const headers = bearer(await signIn(running, username, { code: codeAt(secret) }))
    running.services.clock.pass(30_000)
    const tryCode = (code: string) =>
      place === 'at the sign-in'
        ? signIn(running, username, { code })
        : running.app.inject({ method: 'POST', url: `${url}/removal`, headers, payload: { code } })
    for (let count = 1; count <= 5; count += 1) {
      expect((await tryCode('000000')).json()).toMatchObject({ type: '/problems/wrong-code' })
    }
    expect((await tryCode(codeAt(secret))).json()).toMatchObject({
      type: '/problems/too-many-attempts',
    })
    running.services.clock.pass(60_000)
    expect((await tryCode(codeAt(secret))).statusCode).toBe(200)
  },
)
