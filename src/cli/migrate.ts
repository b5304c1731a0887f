import { boot } from '../boot.ts'
import type { CliCommand } from './command.ts'
import { announceFirstStart } from './first-start.ts'

export const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: 'migrate',
  summary: 'bring the database up to date',
  run: async (_args, config) => {
    const booted = await boot(config)
    try {
      const done = await booted.migrate()
      console.log(done.length === 0 ? 'The database is up to date.' : done.join('\n'))
      await announceFirstStart(booted)
    } finally {
      await booted.close()
    }
    return 0
  },
}
