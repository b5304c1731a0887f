import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describeSchema } from '../platform/db/describe-schema.ts'
import { type CliCommand, withService } from './command.ts'

const target = path.resolve(import.meta.dirname, '../platform/db/schema.ts')

export const schemaCommand: CliCommand = {
  name: 'schema',
  usage: 'schema',
  summary: 'write the table types from the migrated database (for developers)',
  run: (_args, config) =>
    withService(config, {}, async ({ owner }) => {
      writeFileSync(target, await describeSchema(owner.db))
      console.log(target)
      return 0
    }),
}
