import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { removeSecondFactor } from '../account/second-factor.ts'
import { userList } from '../lists.ts'
import { userById, usersOf } from '../queries.ts'
import {
  created,
  done,
  endedSessions,
  newUser,
  noBody,
  resetPasswordAnswer,
  user,
  userChange,
  userId,
} from '../schemas.ts'
import { endSessions } from '../sessions/end-session.ts'
import { createUser } from './create-user.ts'
import { newPasswordHash } from './new-password.ts'
import { resetPassword } from './reset-password.ts'
import { updateUser } from './update-user.ts'

const tags = ['access']

export function userRoutes(app: App, services: Services): void {
  keepingRoutes(app, services)
  revokingRoutes(app, services)
}

function keepingRoutes(app: App, services: Services): void {
  const { reads, command, districtCode } = services
  app.get(
    '/api/users',
    {
      config: { access: 'users:read', list: userList },
      schema: { summary: 'Users', tags, response: { 200: z.array(user) } },
    },
    ({ actor }) => usersOf(reads(actor), districtCode),
  )
  app.post(
    '/api/users',
    {
      config: { access: 'users:write' },
      schema: {
        summary: 'Create a user, who changes the password at his first sign-in',
        tags,
        body: newUser,
        response: { 201: created },
      },
    },
    async (request, reply) => {
      const { password, ...person } = request.body
      const passwordHash = await newPasswordHash(password, person)
      const key = idempotencyKeyOf(request)
      const wanted = { ...person, passwordHash, mustChangePassword: true, key }
      return reply.status(201).send(await createUser(command, request.actor, wanted))
    },
  )
  app.get(
    '/api/users/:id',
    {
      config: { access: 'users:read' },
      schema: {
        summary: 'A user; the ETag is his version',
        tags,
        params: userId,
        response: { 200: user },
      },
    },
    async ({ actor, params }, reply) => {
      const found = await userById(reads(actor), districtCode, params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.put(
    '/api/users/:id',
    {
      config: { access: 'users:write', ifMatch: 'required' },
      schema: {
        summary: 'Change a user, whose sessions end; If-Match carries the version seen',
        tags,
        params: userId,
        body: userChange,
        response: { 200: user },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const version = requireVersion(request)
      const key = idempotencyKeyOf(request)
      await updateUser(services, request.actor, { ...request.body, id, version, key })
      const found = await userById(reads(request.actor), districtCode, id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}

function revokingRoutes(app: App, services: Services): void {
  app.post(
    '/api/users/:id/password-resets',
    {
      config: { access: 'users:write' },
      schema: {
        summary: 'Give a user a one-time password, shown here once; his sessions end',
        tags,
        params: userId,
        body: noBody,
        response: { 201: resetPasswordAnswer },
      },
    },
    async ({ actor, params }, reply) =>
      reply.status(201).send(await resetPassword(services, actor, params.id)),
  )
  app.delete(
    '/api/users/:id/sessions',
    {
      config: { access: 'users:write' },
      schema: {
        summary: 'End every session of a user at once',
        tags,
        params: userId,
        response: { 200: endedSessions },
      },
    },
    async ({ actor, params }) => {
      await userById(services.reads(actor), services.districtCode, params.id)
      return endSessions(services, actor, { userId: params.id, reason: 'ended by administrator' })
    },
  )
  app.delete(
    '/api/users/:id/second-factor',
    {
      config: { access: 'users:write' },
      schema: {
        summary: 'Take off the second factor of a user who has lost it',
        tags,
        params: userId,
        response: { 200: done },
      },
    },
    async ({ actor, params }) => {
      await removeSecondFactor(services, actor, params.id)
      return { done: true as const }
    },
  )
}
