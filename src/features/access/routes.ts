import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { createUser } from './create-user.ts'
import { userList } from './lists.ts'
import { usersOf } from './queries.ts'
import { created, login, newUser, role, token, user } from './schemas.ts'
import { signIn } from './sign-in.ts'

export function accessRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.post(
    '/api/login',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in',
        tags: ['access'],
        security: [],
        body: login,
        response: { 200: token },
      },
    },
    async (request) => {
      const { actor, displayName } = await signIn(
        reads({ districtCode, townshipCode: null }),
        districtCode,
        request.body,
      )
      return { token: app.jwt.sign(actor), displayName, role: role.parse(actor.role) }
    },
  )
  app.get(
    '/api/users',
    {
      config: { access: 'users:read', list: userList },
      schema: { summary: 'Users', tags: ['access'], response: { 200: z.array(user) } },
    },
    ({ actor }) => usersOf(reads(actor), districtCode),
  )
  app.post(
    '/api/users',
    {
      config: { access: 'users:write' },
      schema: {
        summary: 'Create a user',
        tags: ['access'],
        body: newUser,
        response: { 201: created },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await createUser(command, request.actor, request.body)),
  )
}
