import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type JWK } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProvider } from '../../../src/features/access/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { bearer, namedUser, refresh, refreshCookieOf, statusOf } from './support.ts'

const publicUrl = 'http://mingzhang.test'
let running: TestApp
/** Who is sitting at the provider's login page: its subject and what it calls him. */
let person = { sub: '', name: '' }

beforeAll(async () => {
  const issuer = await startProvider()
  const provider = openProvider({
    issuer,
    clientId: 'mingzhang',
    clientSecret: 'a secret between the two',
    name: '统一身份认证',
    usernameClaim: 'preferred_username',
    redirectUrl: `${publicUrl}/api/login/provider/callback`,
  })
  running = await startApp({ publicUrl, provider })
})

/** A real provider that believes at once that whoever comes is `person`. */
async function startProvider(): Promise<string> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'mingzhang',
        client_secret: 'a secret between the two',
        redirect_uris: [`${publicUrl}/api/login/provider/callback`],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for tests'] },
    jwks: { keys: [key.export({ format: 'jwk' }) as JWK] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/enter/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: person.name }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/enter/')) return answer(request, response)
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } })
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return issuer
}

/** Follows the provider's redirections as a browser does, until one leads back to the service. */
async function throughProvider(start: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = start
  for (let hop = 0; hop < 6; hop += 1) {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (name !== undefined) jar.set(name, value ?? '')
    }
    url = new URL(answer.headers.get('location') ?? '', url).href
    if (url.startsWith(publicUrl)) return new URL(url)
  }
  throw new Error(`the provider did not send the browser back, but to ${url}`)
}

async function depart() {
  const answer = await running.app.inject('/api/login/provider')
  expect(answer.statusCode).toBe(303)
  const cookie = answer.cookies[0]
  expect(cookie).toMatchObject({ path: '/api/login/provider', httpOnly: true, sameSite: 'Lax' })
  return {
    location: String(answer.headers.location),
    cookies: { [cookie?.name ?? '']: cookie?.value ?? '' },
  }
}

async function enter(sub: string, name: string) {
  person = { sub, name }
  const { location, cookies } = await depart()
  const back = await throughProvider(location)
  return running.app.inject({ url: `${back.pathname}${back.search}`, cookies })
}

test('is offered, by name', async () => {
  const answer = await running.app.inject('/api/login/methods')
  expect(answer.json()).toEqual({
    password: true,
    provider: { name: '统一身份认证', url: '/api/login/provider' },
  })
})

test('signs in whom the provider knows by the name of his account', async () => {
  const { username } = await namedUser(running)
  const entered = await enter('subject-1', username)
  expect(entered.headers.location).toBe('/')
  const opened = await refresh(running, refreshCookieOf(entered))
  expect(opened.json()).toMatchObject({ displayName: '李测试', role: 'finance' })
  expect(await statusOf(running, bearer(opened))).toBe(200)
})

test('from then on the provider’s identifier counts, whatever name it carries', async () => {
  const [own, other] = [await namedUser(running), await namedUser(running)]
  await enter('subject-2', own.username)
  const renamed = await refresh(running, refreshCookieOf(await enter('subject-2', other.username)))
  const session = await running.app.inject({ url: '/api/session', headers: bearer(renamed) })
  expect(session.statusCode).toBe(200)
  const links = await running.services.db
    .selectFrom('user_identity')
    .select(['subject', 'user_id'])
    .where('subject', '=', 'subject-2')
    .execute()
  expect(links).toEqual([{ subject: 'subject-2', user_id: own.id }])
})

test('another person does not take over an account that is tied already', async () => {
  const { username } = await namedUser(running)
  await enter('subject-3', username)
  const entered = await enter('subject-4', username)
  expect(entered.headers.location).toBe('/login?problem=provider-user-unknown')
})

test('refuses whom nobody here knows, and who was disabled', async () => {
  expect((await enter('subject-5', 'nobody-here')).headers.location).toBe(
    '/login?problem=provider-user-unknown',
  )
  const { id, username } = await namedUser(running)
  await enter('subject-6', username)
  await running.services.db
    .updateTable('app_user')
    .set({ is_disabled: true })
    .where('id', '=', id)
    .execute()
  expect((await enter('subject-6', username)).headers.location).toBe(
    '/login?problem=provider-user-unknown',
  )
})

test.each([
  [
    'without the cookie of the departure',
    (cookies: Record<string, string>) => ({ ...cookies, mingzhang_departure: '' }),
  ],
  ['with the cookie of another departure', async () => (await depart()).cookies],
])('refuses an answer %s', async (_what, cookiesOf) => {
  person = { sub: 'subject-7', name: (await namedUser(running)).username }
  const { location, cookies } = await depart()
  const back = await throughProvider(location)
  const answer = await running.app.inject({
    url: `${back.pathname}${back.search}`,
    cookies: await cookiesOf(cookies),
  })
  expect(answer.headers.location).toBe('/login?problem=provider-refused')
  expect(
    answer.cookies.some(({ name, value }) => name === 'mingzhang_refresh' && value !== ''),
  ).toBe(false)
})

test('is not there where it is not set up', async () => {
  const without = await startApp()
  expect((await without.app.inject('/api/login/provider')).json()).toMatchObject({
    type: '/problems/provider-off',
  })
  expect((await without.app.inject('/api/login/methods')).json()).toMatchObject({ provider: null })
})
