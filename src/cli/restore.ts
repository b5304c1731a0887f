import { parseArgs } from 'node:util'
import { boot } from '../boot.ts'
import { verifyBooks } from '../features/verification/index.ts'
import { restoreBackup } from '../platform/db/backup/restore-backup.ts'
import type { CliCommand } from './command.ts'
import { databaseOf } from './database-option.ts'

export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'restore FILE [--demo]',
  summary: 'put a backup into an empty database and verify it; needs the secret of the backup',
  run: async (args, config) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { demo: { type: 'boolean' } },
    })
    const [file] = positionals
    if (file === undefined) throw new Error('name the file to read')
    const booted = await boot(config, databaseOf(values))
    try {
      await booted.migrate()
      const { owner, services, secret } = booted
      const needs = { pool: owner.pool, secret, signer: services.vault.signer }
      const { tables, madeAt } = await restoreBackup(needs, file)
      await owner.pool.query('analyze')
      const rows = tables.reduce((sum, one) => sum + one.rows, 0)
      console.log(`Restored ${rows} rows of ${tables.length} tables, as of ${madeAt}`)
      const verified = await verifyBooks(owner.db, services.districtCode)
      const wrong = verified.filter(({ falsehoods }) => falsehoods.length > 0)
      for (const { code, claim } of wrong) console.log(`FALSE  ${code}: ${claim}`)
      console.log(`${verified.length - wrong.length} of ${verified.length} claims are true`)
      return wrong.length === 0 ? 0 : 1
    } finally {
      await booted.close()
    }
  },
}
