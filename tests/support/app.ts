import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { type AppSettings, buildApp } from '../../src/app.ts'
import { openSession } from '../../src/features/access/sessions/open-session.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { App } from '../../src/platform/http/app-type.ts'
import { makeActor, type TestServices, testServices } from './db.ts'

export const roles = ['administrator', 'finance', 'auditor', 'township', 'leadership'] as const

export interface TestApp {
  app: App
  services: TestServices
  /** The actors by role; the township's is 430603002. */
  actors: Record<Actor['role'], Actor>
  /** An authorization header for a session of the user's own. */
  authorization(actor: Actor): Promise<string>
  /** Calls as a user of the role. */
  as(role: Actor['role'], request: InjectOptions): Promise<LightMyRequestResponse>
}

/** The whole HTTP side over a fresh database, with one user of each role. */
export async function startApp(
  settings: Partial<AppSettings> = {},
  wrapped: (services: TestServices) => TestServices = (services) => services,
): Promise<TestApp> {
  const services = await testServices()
  const app = await buildApp(wrapped(services), { logLevel: 'silent', ...settings })
  afterAll(() => app.close())
  const made = await Promise.all(
    roles.map(async (role) => {
      const place = role === 'township' ? '430603002' : null
      return [role, await makeActor(services, role, place)] as const
    }),
  )
  const actors = Object.fromEntries(made) as Record<Actor['role'], Actor>
  await app.ready()
  const authorization = authorizer(app, services)
  return {
    app,
    services,
    actors,
    authorization,
    as: async (role, request) => {
      const headers = { ...request.headers, authorization: await authorization(actors[role]) }
      return app.inject({ ...request, headers })
    },
  }
}

/** Opens a session for a user once, and again where it was ended. */
function authorizer(app: App, services: TestServices) {
  const tokens = new Map<string, Promise<{ token: string; sessionId: string }>>()
  const open = async (userId: string) => {
    const { sessionId } = await openSession(services, { userId, method: 'password', address: '' })
    return { sessionId, token: await app.accessToken({ sub: userId, sid: sessionId }) }
  }
  const isOver = async (id: string) => {
    const { ended_at } = await services.db
      .selectFrom('user_session')
      .select('ended_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return ended_at !== null
  }
  return async ({ userId }: Actor): Promise<string> => {
    const known = await tokens.get(userId)
    if (known === undefined || (await isOver(known.sessionId))) tokens.set(userId, open(userId))
    return `Bearer ${(await tokens.get(userId))?.token}`
  }
}
