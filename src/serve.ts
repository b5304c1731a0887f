import { type AppSettings, buildApp } from './app.ts'
import type { Booted } from './boot.ts'
import type { Config } from './config.ts'
import { openProvider } from './features/access/index.ts'
import { clearLeftFolders } from './features/imports/index.ts'

/**
 * Serves until SIGTERM or SIGINT; then requests under way are finished before the database goes.
 * Resolves with the address once it listens.
 */
export async function serve(booted: Booted, config: Config): Promise<string> {
  const mismatch = await booted.schemaMismatch()
  if (mismatch !== null) throw new Error(`The database does not fit this version: ${mismatch}`)
  await clearLeftFolders()
  const settings: AppSettings = {
    logLevel: config.logLevel,
    ...config.http,
    metricsToken: config.metricsToken,
    traceCollector: config.traceCollector,
    measures: booted.measures,
    provider: config.oidc === undefined ? null : openProvider(config.oidc),
  }
  const app = await buildApp(booted.services, settings)
  await booted.startWorker((error, jobId) => app.log.error({ err: error, jobId }, 'job failed'))
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await app.close()
    await booted.close()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  return app.listen({ host: config.http.host, port: config.http.port })
}
