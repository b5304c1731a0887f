import jwt from '@fastify/jwt'
import { defineProblem } from '../../kernel/problem.ts'
import type { Actor } from '../db/command.ts'
import type { App } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The permission a caller needs, or 'public'. A route without one does not start. */
    access?: string
  }
  interface FastifyRequest {
    /** Who calls; set on every route that is not public. */
    actor: Actor
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Actor
    user: Actor
  }
}

export const notSignedIn = defineProblem({
  code: 'not-signed-in',
  status: 401,
  title: '未登录',
  detail: () => '请先登录,或登录已过期。',
})

export const notPermitted = defineProblem<string>({
  code: 'not-permitted',
  status: 403,
  title: '无权操作',
  detail: (permission) => `当前角色没有“${permission}”权限。`,
})

export interface AccessRules {
  secret: string
  isPermission(name: string): boolean
  allows(role: Actor['role'], permission: string): boolean
  /** Whether the user may still act: not disabled, role unchanged. */
  isCurrent(actor: Actor): Promise<boolean>
}

const tokenLifetime = '8h'

/**
 * Signs callers in by token, and holds each route to the permission that it names. What is
 * registered before it, the API's own documentation, is public.
 */
export async function installAuth(app: App, rules: AccessRules): Promise<void> {
  await app.register(jwt, { secret: rules.secret, sign: { expiresIn: tokenLifetime } })
  app.decorateRequest('actor')

  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (access === undefined || (access !== 'public' && !rules.isPermission(access))) {
      throw new Error(`${route.method} ${route.url} names no known permission: ${access}`)
    }
  })

  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'public'
    if (access === 'public') return
    const actor = await request.jwtVerify<Actor>().catch(() => null)
    if (actor === null || !(await rules.isCurrent(actor))) throw notSignedIn()
    if (!rules.allows(actor.role, access)) throw notPermitted(access)
    request.actor = actor
  })
}
