import { createHash } from 'node:crypto'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { App } from './app-type.ts'

export interface HeaderSettings {
  /** Whether browsers reach the service by https. */
  isSecure: boolean
  /** Other sites whose pages may call the API. */
  corsOrigins: readonly string[]
}

const policyHeader = 'content-security-policy'
const year = 31_536_000

/**
 * What browsers are told: scripts are our own files only, nobody frames us, and no other site
 * reads an answer unless it is named.
 */
export async function installHeaders(app: App, settings: HeaderSettings): Promise<void> {
  const { isSecure, corsOrigins } = settings
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // The console's parts write their styles while they are shown.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: year, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      reply.header('cache-control', 'no-store')
    }
    return payload
  })
  if (corsOrigins.length === 0) return
  await app.register(cors, {
    origin: [...corsOrigins],
    credentials: true,
    exposedHeaders: ['etag', 'retry-after', 'content-disposition'],
  })
}

const inlineScript = /<script[^>]*>([^<][\s\S]*?)<\/script>/g

/** Lets the page run the scripts that stand in it, by their hashes. */
export function allowOwnScripts(policy: string, page: string): string {
  const hashes = [...page.matchAll(inlineScript)].map(([, script]) => {
    const hash = createHash('sha256').update(String(script)).digest('base64')
    return `'sha256-${hash}'`
  })
  return policy.replace("script-src 'self'", ["script-src 'self'", ...hashes].join(' '))
}

export { policyHeader }
