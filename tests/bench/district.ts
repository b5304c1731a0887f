import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installSchemes } from '../../src/features/evaluation/index.ts'
import { installDistrict } from '../../src/features/reference/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openVault } from '../../src/platform/crypto/vault.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrations.ts'
import { openServing } from '../../src/platform/db/serving.ts'
import { servingKeys } from '../../src/platform/db/serving-keys.ts'
import { openJobQueue } from '../../src/platform/jobs/index.ts'
import type { Services } from '../../src/platform/services.ts'

/** The services over a database of the bench's own, its owner's `db`, and a clerk to act as. */
export type BenchServices = Services & Database & { url: string; clerk: Actor }

export const benchDistrict = '430603'
const districtCode = benchDistrict
export const benchSecret = 'a secret that only benches use, 32+ bytes'

/** A PostgreSQL in a temporary folder, with its usual settings; `close` leaves nothing behind. */
export async function benchServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-bench-'))
  const server = await startEmbedded(folder)
  const keys = servingKeys(benchSecret)
  const opened: { close(): Promise<void> }[] = []
  return {
    district: async (): Promise<BenchServices> => {
      const url = await server.database(`bench_${opened.length}`)
      const database = openDatabase(url, 40)
      const {
        reads,
        lookUps,
        command,
        together,
        url: servingUrl,
        close,
      } = openServing(url, keys, { connections: 40 })
      const jobs = openJobQueue(servingUrl, districtCode)
      opened.push(jobs, database, { close })
      await migrate(database.db, url, keys)
      await installDistrict(database.db, districtCode)
      await installSchemes(database.db, districtCode)
      return {
        ...database,
        url,
        reads,
        lookUps,
        command,
        together,
        vault: openVault(benchSecret),
        clock: systemClock,
        jobs,
        districtCode,
        clerk: await makeClerk(database.db),
      }
    },
    close: async () => {
      for (const database of opened) await database.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeClerk(db: Database['db']): Promise<Actor> {
  const { id } = await db
    .insertInto('app_user')
    .values({
      district_code: districtCode,
      username: 'bench',
      display_name: 'bench',
      password_hash: 'none',
      role: 'finance',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { districtCode, userId: id, role: 'finance', townshipCode: null }
}
