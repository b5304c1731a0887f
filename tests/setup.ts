import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildConsole } from '../src/demo/index.ts'
import { installSchemes } from '../src/features/evaluation/index.ts'
import { installDistrict } from '../src/features/reference/index.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { servingKeys } from '../src/platform/db/serving-keys.ts'
import { testSecret } from './support/secret.ts'
import { ensureTools } from './tools/install.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server's maintenance database. */
    serverUrl: string
    templateName: string
  }
}

/** What is tested is lost with the machine anyway; many test files, each with its pools, share it. */
const unsafeButFast =
  '-c fsync=off -c full_page_writes=off -c max_wal_size=4GB -c max_connections=300'

/** Each run has its own, so that runs on one server do not take it from each other. */
const templateName = `mingzhang_template_${process.pid}`

/**
 * One PostgreSQL for all tests with one migrated template database, cloned per test file.
 * TEST_DATABASE_URL names another server (PostgreSQL 15 to 18) to run the same tests on.
 */
export default async function setup(project: TestProject) {
  ensureTools()
  const built = buildAsForUsers()
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-test-'))
  const outside = process.env['TEST_DATABASE_URL']
  const server = outside === undefined ? await startEmbedded(folder, unsafeButFast) : null
  const serverUrl = outside ?? (await server?.database('postgres')) ?? ''
  await createTemplate(serverUrl)
  await built
  project.provide('serverUrl', serverUrl)
  project.provide('templateName', templateName)
  return async () => {
    if (server === null) await dropTemplate(serverUrl)
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The console as users get it: under NODE_ENV=test its libraries would be their slower selves. */
function buildAsForUsers(): Promise<void> {
  const own = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  const built = buildConsole(console.log)
  process.env['NODE_ENV'] = own
  return built
}

async function dropTemplate(serverUrl: string): Promise<void> {
  const maintenance = openDatabase(serverUrl, 1)
  await maintenance.pool.query(`drop database if exists ${templateName}`)
  await maintenance.close()
}

async function createTemplate(serverUrl: string): Promise<void> {
  await dropTemplate(serverUrl)
  const maintenance = openDatabase(serverUrl, 1)
  await maintenance.pool.query(`create database ${templateName}`)
  await maintenance.close()
  const url = new URL(serverUrl)
  url.pathname = templateName
  const template = openDatabase(url.href, 1)
  await migrate(template.db, url.href, servingKeys(testSecret))
  await installDistrict(template.db, '430603')
  await installSchemes(template.db, '430603')
  await template.close()
}
