import { parseArgs } from 'node:util'
import { rotateSigningKey } from '../features/access/index.ts'
import { administrator, type CliCommand, withService } from './command.ts'

export const rotateSigningKeyCommand: CliCommand = {
  name: 'rotate-signing-key',
  usage: 'rotate-signing-key [--at-once] [--demo]',
  summary: 'sign access tokens with a new key; --at-once where the present one may be stolen',
  run: (args, config) => {
    const { values } = parseArgs({
      args,
      options: { 'at-once': { type: 'boolean' }, demo: { type: 'boolean' } },
    })
    return withService(config, values, async (booted) => {
      const atOnce = values['at-once'] === true
      const actor = await administrator(booted)
      const { id } = await rotateSigningKey(booted.services, actor, { atOnce })
      const earlier = atOnce ? 'are refused' : 'are good until they expire'
      console.log(`Key ${id} signs within a minute; tokens of the key before it ${earlier}`)
      return 0
    })
  },
}
