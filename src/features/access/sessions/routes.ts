import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { App, FastifyReply } from '../../../platform/http/app-type.ts'
import { accessTokenSeconds } from '../../../platform/http/auth.ts'
import { cookieOf, type OwnCookie } from '../../../platform/http/cookies.ts'
import type { Services } from '../../../platform/services.ts'
import { permissionsOf } from '../permissions.ts'
import { sessionOver } from '../problems.ts'
import { done, login, noBody, session, token } from '../schemas.ts'
import { endSessions } from './end-session.ts'
import { type SessionHolder, sessionHolder } from './holders.ts'
import { type OpenedSession, sessionHours } from './open-session.ts'
import { refreshSession } from './refresh-session.ts'
import { signIn } from './sign-in.ts'

const tags = ['access']

export const refreshCookie: OwnCookie = {
  name: 'mingzhang_refresh',
  path: '/api/session',
  sameSite: 'strict',
  maxAgeSeconds: sessionHours * 3600,
}

export function sessionRoutes(app: App, services: Services): void {
  const answer = async (opened: OpenedSession, reply: FastifyReply) => {
    const claims = { sub: opened.actor.userId, sid: opened.sessionId }
    reply.giveCookie(refreshCookie, opened.refreshToken)
    return {
      ...wordsOf(opened),
      token: await app.accessToken(claims),
      expiresInSeconds: accessTokenSeconds,
    }
  }
  app.post(
    '/api/login',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in; the answer sets the cookie that renews the token',
        tags,
        security: [],
        body: login,
        response: { 200: token },
      },
    },
    async (request, reply) => answer(await signIn(services, request.body, request.ip), reply),
  )
  app.post(
    '/api/session/refresh',
    {
      config: { access: 'public' },
      schema: {
        summary: 'A new token for the cookie, which is renewed with it',
        tags,
        security: [],
        body: noBody,
        response: { 200: token },
      },
    },
    async (request, reply) => {
      const given = cookieOf(request, refreshCookie)
      return answer(await refreshSession(services, given, request.ip), reply)
    },
  )
  app.get(
    '/api/session',
    {
      config: { access: 'account:read' },
      schema: { summary: 'Who is signed in, and what he may do', tags, response: { 200: session } },
    },
    async ({ actor, sessionId }) => {
      const { districtCode } = actor
      const asked = { districtCode, sessionId, now: services.clock.now() }
      const holder = await sessionHolder(services.reads(wholeDistrict(actor)), asked)
      if (holder === null) throw sessionOver()
      return wordsOf(holder)
    },
  )
  app.delete(
    '/api/session',
    {
      config: { access: 'account:read' },
      schema: { summary: 'Sign out', tags, response: { 200: done } },
    },
    async ({ actor, sessionId }, reply) => {
      const { userId } = actor
      await endSessions(services, actor, { userId, sessionId, reason: 'signed out' })
      return reply.takeCookie(refreshCookie).send({ done: true as const })
    },
  )
}

function wordsOf({ actor, displayName, mustChangePassword }: SessionHolder) {
  const { role, townshipCode } = actor
  return { displayName, role, townshipCode, mustChangePassword, permissions: permissionsOf(role) }
}
