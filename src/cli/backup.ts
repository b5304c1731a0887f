import { parseArgs } from 'node:util'
import { writeBackup } from '../platform/db/backup/write-backup.ts'
import { type CliCommand, withService } from './command.ts'

export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup FILE [--demo]',
  summary: 'write the whole database into an encrypted, signed file while the service runs',
  run: (args, config) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { demo: { type: 'boolean' } },
    })
    const [file] = positionals
    if (file === undefined) throw new Error('name the file to write')
    return withService(config, values, async ({ owner, services, secret }) => {
      const { vault, clock } = services
      const needs = { pool: owner.pool, secret, signer: vault.signer, clock }
      const { tables } = await writeBackup(needs, file)
      const rows = tables.reduce((sum, one) => sum + one.rows, 0)
      console.log(`${file}: ${rows} rows of ${tables.length} tables`)
      return 0
    })
  },
}
