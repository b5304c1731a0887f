import { parseArgs } from 'node:util'
import { reseal } from '../platform/crypto/reseal.ts'
import { administrator, type CliCommand, withService } from './command.ts'

export const resealCommand: CliCommand = {
  name: 'reseal',
  usage: 'reseal [--demo]',
  summary: 'seal personal data that an older key sealed with the first of SEALING_SECRETS',
  run: (args, config) => {
    const { values } = parseArgs({ args, options: { demo: { type: 'boolean' } } })
    return withService(config, values, async (booted) => {
      const { command, vault } = booted.services
      for (const { table, column, count } of await reseal(
        command,
        vault,
        await administrator(booted),
      )) {
        console.log(`${table}.${column}: ${count} sealed anew with key ${vault.sealingKeyId}`)
      }
      return 0
    })
  },
}
