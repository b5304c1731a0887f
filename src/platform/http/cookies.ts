import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-type.ts'

export interface CookieSettings {
  /** Whether browsers reach the service by https, so that cookies go by nothing else. */
  isSecure: boolean
}

/** A cookie of ours: for the browser only, sent to one part of the API. */
export interface OwnCookie {
  name: string
  path: string
  /** Lax where another site sends the browser back to us. */
  sameSite: 'strict' | 'lax'
  maxAgeSeconds: number
}

declare module 'fastify' {
  interface FastifyReply {
    giveCookie(cookie: OwnCookie, value: string): FastifyReply
    takeCookie(cookie: OwnCookie): FastifyReply
  }
}

export async function installCookies(app: App, { isSecure }: CookieSettings): Promise<void> {
  await app.register(cookie)
  const optionsOf = ({ path, sameSite }: OwnCookie) => ({
    path,
    sameSite,
    httpOnly: true,
    secure: isSecure,
  })
  app.decorateReply('giveCookie', function (this: FastifyReply, own: OwnCookie, value: string) {
    return this.setCookie(own.name, value, { ...optionsOf(own), maxAge: own.maxAgeSeconds })
  })
  app.decorateReply('takeCookie', function (this: FastifyReply, own: OwnCookie) {
    return this.clearCookie(own.name, optionsOf(own))
  })
}

export function cookieOf(request: FastifyRequest, { name }: OwnCookie): string | undefined {
  return request.cookies[name]
}
