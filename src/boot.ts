import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { installSchemes } from './features/evaluation/index.ts'
import { installDistrict } from './features/reference/index.ts'
import { systemClock } from './platform/clock.ts'
import { openVault } from './platform/crypto/vault.ts'
import { commandDoor } from './platform/db/command.ts'
import { openDatabase } from './platform/db/database.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { migrate, schemaMismatch } from './platform/db/migrations.ts'
import type { Services } from './platform/services.ts'

/** The service without its HTTP side: what the server, the command line and the demo stand on. */
export interface Booted {
  services: Services
  secret: string
  /** Whether the database is the embedded one. */
  isEmbedded: boolean
  migrate(): Promise<string[]>
  schemaMismatch(): Promise<string | null>
  /** Puts reference data and evaluation schemes in place. */
  installDistrict(): Promise<void>
  /** Closes the pool, then stops the embedded server. */
  close(): Promise<void>
}

/** Opens the database of the configuration, or starts the embedded PostgreSQL where it names none. */
export async function boot(config: Config, databaseName = 'mingzhang'): Promise<Booted> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded(path.join(config.dataDir, 'postgres'))
      : null
  const url = config.databaseUrl ?? (await embedded?.database(databaseName)) ?? ''
  const { db, pool, close } = openDatabase(url)
  const secret = config.secret ?? keptSecret(config.dataDir)
  return {
    services: {
      db,
      command: commandDoor(pool),
      vault: openVault(secret),
      clock: systemClock,
      districtCode: config.district,
    },
    secret,
    isEmbedded: embedded !== null,
    migrate: () => migrate(db),
    schemaMismatch: () => schemaMismatch(db),
    installDistrict: async () => {
      await installDistrict(db, config.district)
      await installSchemes(db, config.district)
    },
    close: async () => {
      await close()
      await embedded?.stop()
    },
  }
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
