import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { administratorName, userForLogin } from './features/access/index.ts'
import { journalAlarmOf } from './features/audit/index.ts'
import { installSchemes } from './features/evaluation/index.ts'
import { installDistrict } from './features/reference/index.ts'
import { jobs } from './jobs.ts'
import { systemClock } from './platform/clock.ts'
import { openVault } from './platform/crypto/vault.ts'
import type { Actor } from './platform/db/command.ts'
import { type Database, type Db, openDatabase } from './platform/db/database.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { migrate, schemaMismatch } from './platform/db/migrations.ts'
import { openServing, type Serving } from './platform/db/serving.ts'
import { servingKeys } from './platform/db/serving-keys.ts'
import type { Measure } from './platform/http/metrics.ts'
import { openJobQueue, queueMismatch, startWorker, type Worker } from './platform/jobs/index.ts'
import type { Services } from './platform/services.ts'

/** The service without its HTTP side: what the server, the command line and the demo stand on. */
export interface Booted {
  services: Services
  /**
   * The database as its owner, past row-level security: for migrations, verification and what the
   * command line does to the whole of it. The server has no use for it.
   */
  owner: Database
  secret: string
  /** Whether the database is the embedded one. */
  isEmbedded: boolean
  measures: readonly Measure[]
  migrate(): Promise<string[]>
  schemaMismatch(): Promise<string | null>
  /** Puts reference data and evaluation schemes in place. */
  installDistrict(): Promise<void>
  /** Runs jobs in this process until it closes. */
  startWorker(onError: (error: unknown, jobId: string) => void): Promise<void>
  /** Stops the jobs, closes the pool, then stops the embedded server. */
  close(): Promise<void>
}

/** Opens the database of the configuration, or starts the embedded PostgreSQL where it names none. */
export async function boot(config: Config, databaseName = 'mingzhang'): Promise<Booted> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded(path.join(config.dataDir, 'postgres'))
      : null
  const url = config.databaseUrl ?? (await embedded?.database(databaseName)) ?? ''
  const secret = config.secret ?? keptSecret(config.dataDir)
  const keys = servingKeys(secret)
  const owner = openDatabase(url)
  const { url: servingUrl, load, close, ...served } = openServing(url, keys)
  const db = served.reads({ districtCode: config.district, townshipCode: null })
  const services: Services = {
    ...served,
    vault: openVault(secret, config.sealingSecrets),
    clock: systemClock,
    jobs: openJobQueue(servingUrl, config.district),
    districtCode: config.district,
  }
  let worker: Worker | null = null
  return {
    services,
    owner,
    secret,
    isEmbedded: embedded !== null,
    measures: measuresOf(load, db, config.district),
    migrate: () => migrate(owner.db, url, keys),
    schemaMismatch: async () => (await schemaMismatch(db)) ?? (await queueMismatch(servingUrl)),
    installDistrict: async () => {
      await installDistrict(owner.db, config.district)
      await installSchemes(owner.db, config.district)
    },
    startWorker: async (onError) => {
      if (worker !== null) return
      const nightlyActor = () => administratorOf(services)
      worker = await startWorker(servingUrl, { services, db, jobs, nightlyActor, onError })
    },
    close: async () => {
      await worker?.stop()
      await services.jobs.close()
      await Promise.all([close(), owner.close()])
      await embedded?.stop()
    },
  }
}

function measuresOf(load: Serving['load'], db: Db, districtCode: string): Measure[] {
  return [
    {
      name: 'database_connections_busy',
      help: 'Connections to the database that are at work',
      value: () => load().busy,
    },
    {
      name: 'database_requests_waiting',
      help: 'Requests that wait for a connection to the database',
      value: () => load().waiting,
    },
    {
      name: 'journal_broken',
      help: 'Alarm: 1 where the last nightly check of the journal failed',
      value: async () => Number((await journalAlarmOf(db, districtCode)).alarm === 'broken'),
    },
    {
      name: 'journal_unchecked',
      help: 'Alarm: 1 where the journal has not been checked for a day and a half',
      value: async () => Number((await journalAlarmOf(db, districtCode)).alarm === 'unchecked'),
    },
  ]
}

/** The administrator as an actor, or null where the district has none yet. */
export async function administratorOf({ reads, districtCode }: Services): Promise<Actor | null> {
  const db = reads({ districtCode, townshipCode: null })
  const user = await userForLogin(db, districtCode, administratorName)
  return user === undefined
    ? null
    : { districtCode, userId: user.id, role: 'administrator', townshipCode: null }
}

/** The secret of this installation, made at the first start and readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}
