import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const secret = 'x'.repeat(32)
const database = 'postgresql://owner@localhost/mingzhang'

test('nothing set is the embedded database on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    http: { host: '127.0.0.1', port: 3000 },
    oidc: undefined,
    secret: undefined,
  })
})

test('everything that is wrong is said at once, by its name', () => {
  const wrong = {
    DATABASE_URL: 'mysql://x',
    PORT: '70000',
    APP_SECRET: 'short',
    DISTRICT: 'yunxi',
    PUBLIC_URL: 'mingzhang',
    APP_SECRET_FILE: '/nowhere',
  }
  const message = (() => {
    try {
      readConfig(wrong)
      return ''
    } catch (error) {
      return (error as Error).message
    }
  })()
  for (const name of [...Object.keys(wrong), 'set it or APP_SECRET_FILE, not both']) {
    expect(message).toContain(name)
  }
})

test('a secret may be in a file', () => {
  const file = path.join(folder, 'secret')
  writeFileSync(file, `${secret}\n`)
  expect(readConfig({ DATABASE_URL: database, APP_SECRET_FILE: file }).secret).toBe(secret)
})

test('a database of one’s own needs a secret of one’s own', () => {
  expect(() => readConfig({ DATABASE_URL: database })).toThrow('APP_SECRET: must be set')
})

test('single sign-on is set up as a whole or not at all', () => {
  const issuer = { OIDC_ISSUER: 'https://id.example' }
  expect(() => readConfig(issuer)).toThrow(
    /OIDC_CLIENT_ID(.|\n)*OIDC_CLIENT_SECRET(.|\n)*PUBLIC_URL/,
  )
  const whole = {
    ...issuer,
    OIDC_CLIENT_ID: 'mingzhang',
    OIDC_CLIENT_SECRET: 's',
    PUBLIC_URL: 'https://mingzhang.example',
  }
  expect(readConfig(whole).oidc).toMatchObject({
    redirectUrl: 'https://mingzhang.example/api/login/provider/callback',
  })
})
