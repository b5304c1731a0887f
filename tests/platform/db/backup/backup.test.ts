import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeCheckpoint } from '../../../../src/features/audit/index.ts'
import { stageTotals } from '../../../../src/features/ledger/index.ts'
import { verifyBooks } from '../../../../src/features/verification/index.ts'
import { systemClock } from '../../../../src/platform/clock.ts'
import { openSigner } from '../../../../src/platform/crypto/signer.ts'
import type { Manifest } from '../../../../src/platform/db/backup/format.ts'
import { restoreBackup } from '../../../../src/platform/db/backup/restore-backup.ts'
import { writeBackup } from '../../../../src/platform/db/backup/write-backup.ts'
import { type Database, openDatabase } from '../../../../src/platform/db/database.ts'
import { migrate } from '../../../../src/platform/db/migrations.ts'
import { servingKeys } from '../../../../src/platform/db/serving-keys.ts'
import { districtCode } from '../../../support/db.ts'
import { uploadProof } from '../../../support/proofs.ts'
import { type LoadedSample, loadedSample } from '../../../support/sample.ts'
import { testSecret } from '../../../support/secret.ts'

const needs = { secret: testSecret, signer: openSigner(testSecret) }
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-backup-'))
const file = path.join(folder, 'a.backup')
afterAll(() => rmSync(folder, { recursive: true }))

let sample: LoadedSample
/** Two empty databases of this version: one to restore into, the other for when that is lost. */
let target: Database
let elsewhere: Database
let maintenance: Database
const newName = () => `test_${crypto.randomUUID().replaceAll('-', '')}`
const [targetName, elsewhereName] = [newName(), newName()]

const urlOf = (name: string): string => {
  const url = new URL(inject('serverUrl'))
  url.pathname = name
  return url.href
}

beforeAll(async () => {
  sample = await loadedSample({ people: 100, months: 1 })
  expect((await uploadProof(sample, 'finance')).statusCode).toBe(201)
  await makeCheckpoint(sample.services, sample.actors.administrator)
  maintenance = openDatabase(inject('serverUrl'), 1)
  await maintenance.pool.query(`create database ${targetName}`)
  const first = openDatabase(urlOf(targetName))
  await migrate(first.db, urlOf(targetName), servingKeys(testSecret))
  await first.close()
  await maintenance.pool.query(`create database ${elsewhereName} template ${targetName}`)
  target = openDatabase(urlOf(targetName))
  elsewhere = openDatabase(urlOf(elsewhereName))
  afterAll(async () => {
    await Promise.all([target.close(), elsewhere.close()])
    for (const name of [targetName, elsewhereName]) {
      await maintenance.pool.query(`drop database if exists ${name} with (force)`)
    }
    await maintenance.close()
  })
  await writeBackup({ ...needs, pool: sample.services.pool, clock: systemClock }, file)
}, 120_000)

const restore = (from: string, secret = testSecret, { pool }: Database = target) =>
  restoreBackup({ pool, secret, signer: openSigner(secret) }, from)

const isEmpty = async () =>
  (await target.db.selectFrom('district').select('code').execute()).length === 0

describe('nothing is restored', () => {
  test.each([
    ['from a file that is no backup', () => Buffer.from('x'.repeat(100)), 'no backup'],
    [
      'where one bit was changed',
      (good: Buffer) => {
        const at = Math.floor(good.length / 2)
        good[at] = (good[at] ?? 0) ^ 1
        return good
      },
      'damaged',
    ],
    ['where the end is missing', (good: Buffer) => good.subarray(0, good.length - 100), 'damaged'],
  ])('%s', async (_what, damage, says) => {
    const bad = path.join(folder, 'bad.backup')
    writeFileSync(bad, damage(readFileSync(file)))
    await expect(restore(bad)).rejects.toThrow(says)
    expect(await isEmpty()).toBe(true)
  })

  test('with another secret', async () => {
    await expect(restore(file, 'another secret of more than 32 signs')).rejects.toThrow('damaged')
    expect(await isEmpty()).toBe(true)
  })
})

test('no number and no name stands in the file in clear', async () => {
  const content = readFileSync(file)
  const person = await sample.services.db
    .selectFrom('person')
    .select('name')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(content.includes(Buffer.from(person.name))).toBe(false)
  expect(content.includes(Buffer.from('audit_entry'))).toBe(false)
})

test('a backup that breaks off says so and leaves no file', async () => {
  const { pool } = sample.services
  const broken = path.join(folder, 'broken.backup')
  const now = () => {
    throw new Error('cut off')
  }
  await expect(writeBackup({ ...needs, pool, clock: { now } }, broken)).rejects.toThrow('cut off')
  expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([])
  await expect(
    writeBackup({ ...needs, pool, clock: systemClock }, '/nowhere/a.backup'),
  ).rejects.toThrow('ENOENT')
})

/** What the books come to, where the journal stands, and what is sealed or was handed in. */
const totalsOf = async ({ db }: Pick<Database, 'db'>) => ({
  stages: await stageTotals(db, { districtCode, fiscalYear: 2023, asOf: '2023-12-31' }),
  journal: await db
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst(),
  persons: await db.selectFrom('person').select('identity_sealed').orderBy('id').execute(),
  proofs: await db.selectFrom('proof_file').selectAll().orderBy('id').execute(),
})

async function requireWhole(restored: Database, { tables }: Manifest): Promise<void> {
  for (const { table, rows } of tables) {
    const { rows: counted } = await restored.pool.query(`select count(*)::int as n from "${table}"`)
    expect(counted[0].n, table).toBe(rows)
  }
  const verified = await verifyBooks(restored.db, districtCode)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
}

test('what is restored is the same to the row and the fen, and proves true', async () => {
  const restored = await restore(file)
  expect(restored.tables.length).toBeGreaterThan(50)
  const totals = await totalsOf(target)
  expect(totals.proofs).toHaveLength(1)
  expect(totals).toEqual(await totalsOf(sample.services))
  await requireWhole(target, restored)
})

test('a database that has something is not written over', async () => {
  expect(await isEmpty()).toBe(false)
  await expect(restore(file)).rejects.toThrow('restore into an empty one')
})

test('backup, destroy, restore elsewhere: the lost database is back, proofs and all', async () => {
  const last = path.join(folder, 'last.backup')
  const totals = await totalsOf(target)
  await writeBackup({ ...needs, pool: target.pool, clock: systemClock }, last)
  const filesOf = 'select (pg_stat_file($1, true)).isdir as "isThere"'
  const { rows: found } = await maintenance.pool.query<{ place: string }>(
    `select 'base/' || oid as place from pg_database where datname = $1`,
    [targetName],
  )
  const place = found[0]?.place
  expect((await maintenance.pool.query(filesOf, [place])).rows).toEqual([{ isThere: true }])

  await maintenance.pool.query(`drop database ${targetName} with (force)`)
  expect((await maintenance.pool.query(filesOf, [place])).rows).toEqual([{ isThere: null }])
  await expect(totalsOf(target)).rejects.toThrow()

  const restored = await restore(last, testSecret, elsewhere)
  expect(await totalsOf(elsewhere)).toEqual(totals)
  await requireWhole(elsewhere, restored)
})
