import { parseArgs } from 'node:util'
import { verifyBooks } from '../features/verification/index.ts'
import { type CliCommand, withService } from './command.ts'

export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify [--demo]',
  summary: 'prove that the books balance; exit code 1 where they do not',
  run: (args, config) => {
    const { values } = parseArgs({ args, options: { demo: { type: 'boolean' } } })
    return withService(config, values, async ({ owner, services }) => {
      const verified = await verifyBooks(owner.db, services.districtCode)
      for (const { code, claim, count, falsehoods } of verified) {
        console.log(`${falsehoods.length === 0 ? 'true ' : 'FALSE'}  ${code}: ${claim} (${count})`)
        for (const { subject, detail } of falsehoods) console.log(`       ${subject}: ${detail}`)
      }
      return verified.every(({ falsehoods }) => falsehoods.length === 0) ? 0 : 1
    })
  },
}
