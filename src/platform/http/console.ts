import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from './app-type.ts'

const root = path.resolve(import.meta.dirname, '../../../dist/web')

const isConsoleBuilt = (): boolean => existsSync(path.join(root, 'index.html'))

/** Whether an address can be no page of the console: the service's own, or a file of a build. */
const isNoPage = (url: string): boolean => /^\/(api|health|reference|assets)(\/|\?|$)/.test(url)

/**
 * Serves the built console: its files as they are, hashed ones for good, and its start page for
 * every address that is one of its pages. Without a build there is no console.
 */
export async function installConsole(app: App): Promise<void> {
  if (!isConsoleBuilt()) return
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(`${path.sep}assets${path.sep}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    isNoPage(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
  )
}
