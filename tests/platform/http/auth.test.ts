import Fastify from 'fastify'
import { expect, test } from 'vitest'
import * as access from '../../../src/features/access/index.ts'
import type { App } from '../../../src/platform/http/app-type.ts'
import { installAuth } from '../../../src/platform/http/auth.ts'

const noKeys = {
  current: async () => ({ id: 'k', secret: 's' }),
  byId: async () => null,
}

async function appWith(permission: string | undefined): Promise<App> {
  const app: App = Fastify()
  const nobody = { holderOf: async () => null, claimantOf: () => null }
  await installAuth(app, { keys: noKeys, ...access, ...nobody })
  app.get(
    '/api/anything',
    { config: permission === undefined ? {} : { access: permission } },
    () => 'x',
  )
  await app.ready()
  return app
}

test.each([
  ['names no permission', undefined],
  ['names one that the table does not have', 'users:delete'],
  ['names a property that every object has', 'toString'],
  ['is open to nobody by an empty name', ''],
])('the service does not start with a route that %s', async (_what, access) => {
  await expect(appWith(access)).rejects.toThrow('/api/anything names no known permission')
})

test('it starts where each route has one of the table, or is public by name', async () => {
  const guarded = await appWith('users:read')
  expect((await guarded.inject('/api/anything')).statusCode).toBe(401)
  const open = await appWith('public')
  expect((await open.inject('/api/anything')).body).toBe('x')
})
