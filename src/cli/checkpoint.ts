import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkpoint, checkpointsOf, isGenuine, makeCheckpoint } from '../features/audit/index.ts'
import { jsonText } from '../kernel/json.ts'
import { administrator, type CliCommand, withService } from './command.ts'

export const checkpointCommand: CliCommand = {
  name: 'checkpoint',
  usage: 'checkpoint [--out FILE | --against FILE] [--demo]',
  summary: 'check and sign the journal, or compare it with a checkpoint that was kept elsewhere',
  run: (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        demo: { type: 'boolean' },
        out: { type: 'string' },
        against: { type: 'string' },
      },
    })
    return withService(config, values, async (booted) => {
      const { services } = booted
      const actor = await administrator(booted)
      const made = await makeCheckpoint(services, actor)
      console.log(`Entry ${made.seq} ${made.hash}, signed ${made.madeAt.toISOString()}`)
      if (values.out !== undefined) await writeFile(values.out, `${jsonText(made)}\n`)
      if (values.against === undefined) return 0
      const kept = checkpoint.parse(JSON.parse(await readFile(values.against, 'utf8')))
      const db = services.reads(actor)
      const ours = await checkpointsOf(db, services.vault, actor.districtCode)
      const isOurs = ours.some(({ seq, hash }) => seq === kept.seq && hash === kept.hash)
      const isTrue = isOurs && isGenuine(services.vault.signer.publicKey, kept)
      console.log(
        isTrue
          ? `The journal still holds what was signed at entry ${kept.seq}`
          : `FALSE  the journal is not the one that was signed at entry ${kept.seq}`,
      )
      return isTrue ? 0 : 1
    })
  },
}
