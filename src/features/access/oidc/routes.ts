import { z } from 'zod'
import { ProblemError } from '../../../kernel/problem.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { cookieOf, type OwnCookie } from '../../../platform/http/cookies.ts'
import type { Services } from '../../../platform/services.ts'
import { providerOff, providerRefused } from '../problems.ts'
import { loginMethods } from '../schemas.ts'
import { refreshCookie } from '../sessions/routes.ts'
import type { Departure, Provider } from './provider.ts'
import { signInWithProvider } from './sign-in-with-provider.ts'

const tags = ['access']
const departureUrl = '/api/login/provider'

/** The way to the provider and back, sealed; the browser only carries it. */
const departureCookie: OwnCookie = {
  name: 'mingzhang_departure',
  path: departureUrl,
  sameSite: 'lax',
  maxAgeSeconds: 600,
}
const departure = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
const redirect = z.null().meta({ description: 'A redirection' })

export function oidcRoutes(app: App, services: Services, provider: Provider | null): void {
  app.get(
    '/api/login/methods',
    {
      config: { access: 'public' },
      schema: {
        summary: 'How one may sign in',
        tags,
        security: [],
        response: { 200: loginMethods },
      },
    },
    () => ({
      password: true as const,
      provider: provider === null ? null : { name: provider.name, url: departureUrl },
    }),
  )
  app.get(
    departureUrl,
    {
      config: { access: 'public' },
      schema: {
        summary: 'Go to the single sign-on provider',
        tags,
        security: [],
        response: { 303: redirect },
      },
    },
    async (_request, reply) => {
      if (provider === null) throw providerOff()
      const { url, departure } = await provider.depart()
      reply.giveCookie(departureCookie, sealed(services, departure))
      return reply.redirect(url, 303)
    },
  )
  app.get(
    `${departureUrl}/callback`,
    {
      config: { access: 'public' },
      schema: {
        summary: 'Back from the provider: opens the session and goes on to the console',
        tags,
        security: [],
        response: { 303: redirect },
      },
    },
    async (request, reply) => {
      if (provider === null) throw providerOff()
      reply.takeCookie(departureCookie)
      try {
        const left = unsealed(services, cookieOf(request, departureCookie))
        const query = new URL(request.url, 'http://localhost').search
        const identity = await provider.arrive(query, left).catch((error: Error) => {
          request.log.warn({ reason: error.message }, 'single sign-on refused')
          throw providerRefused()
        })
        const opened = await signInWithProvider(services, identity, request.ip)
        reply.giveCookie(refreshCookie, opened.refreshToken)
        return reply.redirect('/', 303)
      } catch (error) {
        // The browser is on its way to a page, so it is shown one.
        if (!(error instanceof ProblemError)) throw error
        return reply.redirect(`/login?problem=${error.code}`, 303)
      }
    },
  )
}

function sealed({ vault }: Services, left: Departure): string {
  return vault.seal(JSON.stringify(left)).toString('base64url')
}

function unsealed({ vault }: Services, value: string | undefined): Departure {
  try {
    return departure.parse(JSON.parse(vault.unseal(Buffer.from(value ?? '', 'base64url'))))
  } catch {
    throw providerRefused()
  }
}
