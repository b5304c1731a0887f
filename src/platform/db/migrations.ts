import { promises as fs } from 'node:fs'
import path from 'node:path'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { installQueueSchema } from '../jobs/boss.ts'
import type { Db } from './database.ts'
import { isGuarded, layGuard } from './guard.ts'
import type { ServingKeys } from './serving-keys.ts'
import { ensureRoles } from './serving-roles.ts'

const migrationFolder = path.resolve(import.meta.dirname, '../../../migrations')

function migratorOf(db: Db): Migrator {
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) })
}

/**
 * Brings the schema up to date, and the server's roles, policies and grants with it. `url` is the
 * owner's. Returns the names of the migrations it ran.
 */
export async function migrate(db: Db, url: string, keys: ServingKeys): Promise<string[]> {
  await ensureRoles(db, url, keys)
  await installQueueSchema(url)
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error !== undefined) throw error
  await layGuard(db, keys)
  return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName)
}

/** What keeps this code from serving the database's schema, or null where it fits exactly. */
export async function schemaMismatch(db: Db): Promise<string | null> {
  const known = await migratorOf(db).getMigrations()
  const missing = known.filter((one) => one.executedAt === undefined).map((one) => one.name)
  if (missing.length > 0) return `migrations not run: ${missing.join(', ')}`
  const last = known.at(-1)?.name ?? ''
  const newer = await db
    .selectFrom('kysely_migration')
    .select('name')
    .where('name', '>', last)
    .execute()
  if (newer.length > 0) return `unknown migrations: ${newer.map((one) => one.name).join(', ')}`
  return (await isGuarded(db)) ? null : 'policies and grants are not those of this version'
}
