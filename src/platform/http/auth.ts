import jwt, { type TokenOrHeader } from '@fastify/jwt'
import type { FastifyError } from 'fastify'
import { defineProblem } from '../../kernel/problem.ts'
import type { Actor } from '../db/command.ts'
import type { App, FastifyRequest } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The permission a caller needs, or 'public'. A route without one does not start. */
    access?: string
    /** The route gives one command and does nothing besides: that confirms who calls. */
    isOneCommand?: boolean
  }
  interface FastifyRequest {
    /** Who calls; set on every route that is not public. */
    actor: Actor
    /** By which session; set with the actor. */
    sessionId: string
    /** Why a caller who was let in unseen is to be refused, or null where he is not. */
    refusal: (() => Promise<FastifyError | null>) | null
  }
  interface FastifyInstance {
    /** An access token for the holder of a session. */
    accessToken(claims: Claims): Promise<string>
  }
}

/** What a token says; who its holder is and what he may do is looked up, or confirmed by a command. */
export interface Claims {
  /** The user. */
  sub: string
  /** The session. */
  sid: string
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Claims
    user: Claims
  }
}

export interface SigningKey {
  id: string
  secret: string
}

/** The keys that sign tokens; they change while the service runs. */
export interface KeyRing {
  /** The one to sign with. */
  current(): Promise<SigningKey>
  /** The one with that id, or null where it is unknown or no longer believed. */
  byId(id: string): Promise<SigningKey | null>
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
  detail: (permission) => `当前角色无权${permission}。`,
})

export const passwordChangeRequired = defineProblem({
  code: 'password-change-required',
  status: 403,
  title: '须先修改密码',
  detail: () => '当前密码只能使用一次,请先设置自己的密码。',
})

export interface AccessRules {
  keys: KeyRing
  isPermission(name: string): boolean
  /** What it allows, in words. */
  permissionName(permission: string): string
  allows(role: Actor['role'], permission: string): boolean
  /** What one may do before the one-time password has been changed. */
  allowsBeforeChange(permission: string): boolean
  /** Who holds the session now, or null where it is over or he may no longer enter. */
  holderOf(claims: Claims): Promise<Holder | null>
  /** Who is believed to hold it, for a command to confirm; null where he has to be looked up. */
  claimantOf(claims: Claims): Actor | null
}

interface Holder {
  actor: Actor
  mustChangePassword: boolean
}

export const accessTokenSeconds = 600
const issuer = 'mingzhang'
const algorithm = 'HS256'

/**
 * Signs callers in by token, and holds each route to the permission that it names. What is
 * registered before it, the API's own documentation, is public.
 */
export async function installAuth(app: App, rules: AccessRules): Promise<void> {
  const { keys } = rules
  await app.register(jwt, {
    secret: {
      private: async () => (await keys.current()).secret,
      public: async (_request: FastifyRequest, token: TokenOrHeader) => {
        const { kid } = 'header' in token ? token.header : token
        const key = await keys.byId(String(kid))
        if (key === null) throw new Error('the token names no key that is believed')
        return key.secret
      },
    },
    decode: { complete: true },
    sign: { algorithm, iss: issuer, expiresIn: accessTokenSeconds },
    verify: {
      algorithms: [algorithm],
      allowedIss: issuer,
      requiredClaims: ['exp', 'sub', 'sid'],
      cache: false,
    },
  })
  app.decorate('accessToken', async (claims: Claims) => {
    const { id, secret } = await keys.current()
    return app.jwt.sign(claims, { key: secret, kid: id })
  })
  app.decorateRequest('actor')
  app.decorateRequest('sessionId')
  app.decorateRequest('refusal', null)

  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (access === undefined || (access !== 'public' && !rules.isPermission(access))) {
      throw new Error(`${route.method} ${route.url} names no known permission: ${access}`)
    }
  })

  app.addHook('onRequest', async (request) => {
    const { access = 'public', isOneCommand = false } = request.routeOptions.config
    if (access === 'public') return
    const claims = await request.jwtVerify<Claims>().catch(() => null)
    if (claims === null) throw notSignedIn()
    const enter = (actor: Actor) => {
      request.actor = { ...actor, address: request.ip }
      request.sessionId = claims.sid
    }
    const lookUp = async () => actorFor(access, rules, await rules.holderOf(claims))
    const claimant = isOneCommand ? rules.claimantOf(claims) : null
    if (claimant === null || !rules.allows(claimant.role, access)) return enter(await lookUp())
    enter(claimant)
    request.refusal = () =>
      lookUp().then(
        () => null,
        (refusal: FastifyError) => refusal,
      )
  })
}

/** The holder as far as he may do it; refuses who is not signed in, or may not. */
function actorFor(access: string, rules: AccessRules, holder: Holder | null): Actor {
  if (holder === null) throw notSignedIn()
  const { actor, mustChangePassword } = holder
  if (mustChangePassword && !rules.allowsBeforeChange(access)) throw passwordChangeRequired()
  if (!rules.allows(actor.role, access)) throw notPermitted(rules.permissionName(access))
  return actor
}
