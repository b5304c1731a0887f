import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Booted, boot } from '../../src/boot.ts'
import { backupCommand } from '../../src/cli/backup.ts'
import { checkpointCommand } from '../../src/cli/checkpoint.ts'
import { administrator } from '../../src/cli/command.ts'
import { announceFirstStart } from '../../src/cli/first-start.ts'
import { restoreCommand } from '../../src/cli/restore.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { recordAppropriation } from '../../src/features/funds/record-appropriation.ts'
import { newAppropriation } from '../../src/features/funds/schemas.ts'
import { testServices } from '../support/db.ts'
import { testSecret } from '../support/secret.ts'

const root = mkdtempSync(path.join(tmpdir(), 'mingzhang-embedded-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

/** Runs a command; its exit code and what it said. */
async function run(command: typeof backupCommand, args: string[], config: Config) {
  said = []
  const code = await command.run(args, config)
  return { code, words: said.join('\n') }
}

async function within<R>(config: Config, work: (booted: Booted) => Promise<R>): Promise<R> {
  const booted = await boot(config)
  try {
    return await work(booted)
  } finally {
    await booted.close()
  }
}

const money = ({ owner }: Booted) =>
  owner.db.selectFrom('transfer').select(['seq', 'amount_fen']).orderBy('seq').execute()

const document = {
  key: 'k',
  ...newAppropriation.parse({
    documentNumber: '湘财社指〔2023〕12号',
    title: '困难群众救助补助资金',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '1000.00',
  }),
}

test('the embedded server is backed up, destroyed and restored by commands, and proves true', async () => {
  const file = path.join(root, 'a.backup')
  const embeddedIn = (name: string) =>
    readConfig({ DATA_DIR: path.join(root, name), APP_SECRET: testSecret })
  const before = await within(embeddedIn('first'), async (booted) => {
    await booted.migrate()
    await announceFirstStart(booted)
    await recordAppropriation(booted.services.command, await administrator(booted), document)
    return money(booted)
  })
  expect(before).toMatchObject([{ amount_fen: 100_000n }])
  const backedUp = await run(backupCommand, [file], embeddedIn('first'))
  expect(backedUp).toMatchObject({
    code: 0,
    words: expect.stringMatching(/\d+ rows of \d+ tables/),
  })

  rmSync(path.join(root, 'first'), { recursive: true })
  const restored = await run(restoreCommand, [file], embeddedIn('second'))
  expect(restored.words).toMatch(/Restored \d+ rows of \d+ tables, as of /)
  expect(restored.words).toMatch(/(\d+) of \1 claims are true/)
  expect(restored.code).toBe(0)
  expect(await within(embeddedIn('second'), money)).toEqual(before)
  const again = restoreCommand.run([file], embeddedIn('second'))
  await expect(again).rejects.toThrow('restore into an empty one')
}, 180_000)

test('a checkpoint kept elsewhere tells whether the journal is still the one; verify names the row', async () => {
  const { url, db, pool, districtCode } = await testServices()
  const config = readConfig({ DATABASE_URL: url, APP_SECRET: testSecret })
  await ensureAdministrator(db, districtCode)
  await within(config, async (booted) =>
    recordAppropriation(booted.services.command, await administrator(booted), document),
  )
  const kept = path.join(root, 'checkpoint.json')
  expect(await run(checkpointCommand, ['--out', kept], config)).toMatchObject({ code: 0 })
  expect(await run(checkpointCommand, ['--against', kept], config)).toMatchObject({
    code: 0,
    words: expect.stringContaining('The journal still holds what was signed'),
  })
  expect(await run(verifyCommand, [], config)).toMatchObject({ code: 0 })
  await pool.query(`alter table audit_entry disable trigger user;
    update audit_entry set subject = 'x' where seq = 1`)
  expect(await run(verifyCommand, [], config)).toMatchObject({
    code: 1,
    words: expect.stringContaining('entry 1: was changed'),
  })
  await expect(run(checkpointCommand, ['--against', kept], config)).rejects.toThrow(
    'entry 1 was changed',
  )
})
