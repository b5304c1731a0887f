import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { rotateSigningKeyCommand } from '../../../src/cli/rotate-signing-key.ts'
import { readConfig } from '../../../src/config.ts'
import { ensureAdministrator, rotateSigningKey } from '../../../src/features/access/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { testSecret } from '../../support/secret.ts'
import { bearer, namedUser, refresh, refreshCookieOf, signIn, statusOf } from './support.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Parts {
  header: Record<string, unknown>
  payload: Record<string, unknown>
}

/** A good token taken apart. */
async function goodToken(): Promise<Parts & { token: string; secret: string }> {
  const { username } = await namedUser(running)
  const { token } = (await signIn(running, username)).json<{ token: string }>()
  const [header, payload] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
  const { services } = running
  const key = await services.db
    .selectFrom('signing_key')
    .select('secret_sealed')
    .where('id', '=', header.kid)
    .executeTakeFirstOrThrow()
  return { token, header, payload, secret: services.vault.unseal(key.secret_sealed) }
}

function signed({ header, payload }: Parts, secret: string): string {
  const text = `${base64(header)}.${base64(payload)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

const statusWith = (token: string) => statusOf(running, { authorization: `Bearer ${token}` })

test('a token names its key, and lives for ten minutes', async () => {
  const { token, header, payload, secret } = await goodToken()
  expect(header).toMatchObject({ alg: 'HS256', kid: expect.any(String) })
  expect(Number(payload['exp']) - Number(payload['iat'])).toBe(600)
  expect(Object.keys(payload).sort()).toEqual(['exp', 'iat', 'iss', 'sid', 'sub'])
  expect(signed({ header, payload }, secret)).toBe(token)
  expect(await statusWith(token)).toBe(200)
})

describe('a token is refused', () => {
  test.each<[string, (good: Parts, secret: string) => string]>([
    ['with no signature', ({ header, payload }) => `${base64(header)}.${base64(payload)}.`],
    [
      'with algorithm none',
      ({ header, payload }) => `${base64({ ...header, alg: 'none' })}.${base64(payload)}.`,
    ],
    [
      'with another algorithm',
      (good, secret) => {
        const text = `${base64({ ...good.header, alg: 'HS512' })}.${base64(good.payload)}`
        return `${text}.${createHmac('sha512', secret).update(text).digest('base64url')}`
      },
    ],
    ['signed with another key', (good) => signed(good, 'guessed')],
    ['signed with no key at all', (good) => signed(good, '')],
    [
      'that names no key',
      ({ header, payload }, secret) =>
        signed({ header: { ...header, kid: undefined }, payload }, secret),
    ],
    [
      'that names an unknown key',
      ({ header, payload }, secret) => signed({ header: { ...header, kid: 'x' }, payload }, secret),
    ],
    [
      'that has expired',
      ({ header, payload }, secret) =>
        signed({ header, payload: { ...payload, exp: 1_700_000_000 } }, secret),
    ],
    [
      'that never expires',
      ({ header, payload }, secret) =>
        signed({ header, payload: { ...payload, exp: undefined } }, secret),
    ],
    [
      'of another issuer',
      ({ header, payload }, secret) =>
        signed({ header, payload: { ...payload, iss: 'x' } }, secret),
    ],
    [
      'of a session that does not exist',
      ({ header, payload }, secret) =>
        signed({ header, payload: { ...payload, sid: crypto.randomUUID() } }, secret),
    ],
    [
      'of a session that is no identifier',
      ({ header, payload }, secret) =>
        signed({ header, payload: { ...payload, sid: "' or 1=1" } }, secret),
    ],
    [
      'of somebody else’s session',
      ({ header, payload }, secret) =>
        signed(
          { header, payload: { ...payload, sub: running.actors.administrator.userId } },
          secret,
        ),
    ],
    ['that is no token', () => 'x'],
  ])('%s', async (_what, forge) => {
    const { secret, ...good } = await goodToken()
    expect(await statusWith(forge(good, secret))).toBe(401)
  })
})

describe('signing keys', () => {
  test('rotate: new tokens have the new one, old tokens live on for their time', async () => {
    const { services, actors } = running
    const before = await goodToken()
    const { id } = await rotateSigningKey(services, actors.administrator)
    services.clock.pass(61_000)
    const after = await goodToken()
    expect(after.header['kid']).toBe(id)
    expect(before.header['kid']).not.toBe(id)
    expect(await statusWith(before.token)).toBe(200)
    expect(await statusWith(after.token)).toBe(200)
    services.clock.pass(3_600_000)
    expect(await statusWith(before.token)).toBe(401)
  })

  test('withdrawn at once kill every token within a minute, and a refresh gives another', async () => {
    const { services, actors } = running
    const opened = await signIn(running, (await namedUser(running)).username)
    await rotateSigningKey(services, actors.administrator, { atOnce: true })
    services.clock.pass(61_000)
    expect(await statusOf(running, bearer(opened))).toBe(401)
    const renewed = await refresh(running, refreshCookieOf(opened))
    expect(await statusOf(running, bearer(renewed))).toBe(200)
  })

  test('are changed each month by themselves', async () => {
    const before = await goodToken()
    running.services.clock.pass(30 * 86_400_000)
    expect((await goodToken()).header['kid']).not.toBe(before.header['kid'])
  })

  /** The command has the clock of the machine; the test's is never before it. */
  const catchUp = ({ clock } = running.services) =>
    clock.pass(Math.max(0, Date.now() - clock.now().getTime()))
  const rotateByCommand = async (...args: string[]) => {
    const { url, db, districtCode, clock } = running.services
    await ensureAdministrator(db, districtCode)
    const said = vi.spyOn(console, 'log').mockReturnValue()
    const config = readConfig({ DATABASE_URL: url, APP_SECRET: testSecret })
    expect(await rotateSigningKeyCommand.run(args, config)).toBe(0)
    const [line] = said.mock.lastCall ?? []
    said.mockRestore()
    clock.pass(61_000)
    return String(line)
  }

  test('are rotated by a command: old tokens expire, a revoked user’s die at once', async () => {
    catchUp()
    const user = await namedUser(running)
    const revoked = await namedUser(running)
    const [kept, dead] = [
      await signIn(running, user.username),
      await signIn(running, revoked.username),
    ]
    const line = await rotateByCommand()
    const after = await goodToken()
    expect(line).toContain(`Key ${after.header['kid']} `)
    expect(await statusWith(after.token)).toBe(200)
    expect(await statusOf(running, bearer(kept))).toBe(200)
    expect(await statusOf(running, bearer(dead))).toBe(200)
    const url = `/api/users/${revoked.id}/sessions`
    expect((await running.as('administrator', { method: 'DELETE', url })).statusCode).toBe(200)
    expect(await statusOf(running, bearer(dead))).toBe(401)
    expect(await statusOf(running, bearer(kept))).toBe(200)
    running.services.clock.pass(3_600_000)
    expect(await statusOf(running, bearer(kept))).toBe(401)
  })

  test('withdrawn by the command kill every token within a minute', async () => {
    catchUp()
    const opened = await signIn(running, (await namedUser(running)).username)
    expect(await rotateByCommand('--at-once')).toContain('are refused')
    expect(await statusOf(running, bearer(opened))).toBe(401)
    const renewed = await refresh(running, refreshCookieOf(opened))
    expect(await statusOf(running, bearer(renewed))).toBe(200)
  })
})
