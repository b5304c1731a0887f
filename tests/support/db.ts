import { afterAll, inject } from 'vitest'
import type { Clock } from '../../src/platform/clock.ts'
import { openVault } from '../../src/platform/crypto/vault.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { openServing } from '../../src/platform/db/serving.ts'
import { servingKeys } from '../../src/platform/db/serving-keys.ts'
import { openJobQueue } from '../../src/platform/jobs/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { testSecret } from './secret.ts'

export const districtCode = '430603'

/** A database of the test file's own, migrated and with the district's reference data. */
export async function cloneDatabase(): Promise<Database & { url: string }> {
  const serverUrl = inject('serverUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const maintenance = openDatabase(serverUrl, 1)
  await maintenance.pool.query(
    `create database ${name} template ${inject('templateName')} strategy file_copy`,
  )
  const url = new URL(serverUrl)
  url.pathname = name
  const database = openDatabase(url.href)
  afterAll(async () => {
    await database.close()
    await maintenance.pool.query(`drop database ${name} with (force)`)
    await maintenance.close()
  })
  return { ...database, url: url.href }
}

/** The services as the server has them; `db` and `pool` are the database's owner's, for tests. */
export type TestServices = Services &
  Database & { url: string; servingUrl: string; clock: TestClock }

/** It is always 2024-01-20 16:00 in China, unless a test lets time pass. */
export interface TestClock extends Clock {
  pass(ms: number): void
}

/** The services over a fresh clone, with a fixed clock and secret. */
export async function testServices(): Promise<TestServices> {
  const database = await cloneDatabase()
  const serving = openServing(database.url, servingKeys(testSecret))
  const jobs = openJobQueue(serving.url, districtCode)
  afterAll(async () => {
    await jobs.close()
    await serving.close()
  })
  return {
    ...database,
    reads: serving.reads,
    lookUps: serving.lookUps,
    command: serving.command,
    together: serving.together,
    jobs,
    servingUrl: serving.url,
    vault: openVault(testSecret),
    clock: testClock(),
    districtCode,
  }
}

function testClock(): TestClock {
  let at = Date.parse('2024-01-20T08:00:00Z')
  return {
    now: () => new Date(at),
    pass: (ms) => {
      at += ms
    },
  }
}

/** A user of the role, made directly in the database, as an actor. */
export async function makeActor(
  { db }: Pick<TestServices, 'db'>,
  role: Actor['role'],
  townshipCode: string | null = null,
): Promise<Actor> {
  const user = await db
    .insertInto('app_user')
    .values({
      district_code: districtCode,
      username: `${role}-${crypto.randomUUID().slice(0, 8)}`,
      display_name: role,
      password_hash: 'none',
      role,
      township_code: townshipCode,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { districtCode, userId: user.id, role, townshipCode }
}
