import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { defineProblem } from '../../kernel/problem.ts'
import type { App, FastifyRequest } from './app-type.ts'

/** Requests a minute. */
export interface Limits {
  perUser: number
  perAddress: number
  signInsPerAddress: number
}

const tooManyRequests = defineProblem<number>({
  code: 'too-many-requests',
  status: 429,
  title: '请求过于频繁',
  detail: (seconds) => `请求过于频繁,请在 ${seconds} 秒后再试。`,
})

const overloaded = defineProblem<number>({
  code: 'overloaded',
  status: 503,
  title: '系统繁忙',
  detail: (seconds) => `系统繁忙,请在 ${seconds} 秒后再试。`,
})

/** An event loop that is half a second late, and stays so, answers nobody in time. */
const longestDelayMs = 500
const pauseSeconds = 5
/** Whether the service lives is asked most when it is busy. */
const isProbe = ({ url }: FastifyRequest) => url.startsWith('/health/')

/** Sheds what cannot be served in time, and holds each address to its share; before sign-in. */
export async function installLimits(app: App, limits: Limits): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: longestDelayMs,
    pressureHandler: (request) => {
      if (!isProbe(request)) throw overloaded(pauseSeconds, { retryAfterSeconds: pauseSeconds })
    },
  })
  await app.register(rateLimit, { global: false })
  const byAddress = (request: FastifyRequest) => request.ip
  const address = limiter(app, limits.perAddress, byAddress)
  const signIns = limiter(app, limits.signInsPerAddress, byAddress)
  app.addHook('onRequest', async (request) => {
    if (isProbe(request)) return
    await address(request)
    if (request.method === 'POST' && request.routeOptions.url === '/api/login') {
      await signIns(request)
    }
  })
}

/** Holds each user to his share, wherever he sits; after sign-in. */
export function installUserLimit(app: App, { perUser }: Limits): void {
  const user = limiter(app, perUser, (request) => request.actor.userId)
  app.addHook('onRequest', async (request) => {
    if (request.actor !== undefined) await user(request)
  })
}

function limiter(app: App, max: number, keyGenerator: (request: FastifyRequest) => string) {
  const count = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator })
  return async (request: FastifyRequest) => {
    const answer = await count(request)
    if (answer.isAllowed || !answer.isExceeded) return
    const retryAfterSeconds = Math.max(1, answer.ttlInSeconds)
    throw tooManyRequests(retryAfterSeconds, { retryAfterSeconds })
  }
}
