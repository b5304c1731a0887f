import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { App } from '../../src/platform/http/app-type.ts'
import { makeActor, type TestServices, testServices } from './db.ts'

export const roles = ['administrator', 'finance', 'auditor', 'township', 'leadership'] as const

export interface TestApp {
  app: App
  services: TestServices
  /** The actors by role; the township's is 430603002. */
  actors: Record<Actor['role'], Actor>
  /** Calls as a user of the role. */
  as(role: Actor['role'], request: InjectOptions): Promise<LightMyRequestResponse>
}

/** The whole HTTP side over a fresh database, with one user of each role. */
export async function startApp(): Promise<TestApp> {
  const services = await testServices()
  const app = await buildApp(services, {
    secret: 'tests only, tests only, tests only',
    logLevel: 'silent',
  })
  afterAll(() => app.close())
  const made = await Promise.all(
    roles.map(async (role) => {
      const place = role === 'township' ? '430603002' : null
      return [role, await makeActor(services, role, place)] as const
    }),
  )
  const actors = Object.fromEntries(made) as Record<Actor['role'], Actor>
  await app.ready()
  return {
    app,
    services,
    actors,
    as: (role, request) => {
      const authorization = `Bearer ${app.jwt.sign(actors[role])}`
      return app.inject({ ...request, headers: { ...request.headers, authorization } })
    },
  }
}
