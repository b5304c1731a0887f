import path from 'node:path'
import { parseArgs } from 'node:util'
import { boot } from '../boot.ts'
import { buildConsole, demoDatabase, playDemo } from '../demo/index.ts'
import { serve } from '../serve.ts'
import type { CliCommand } from './command.ts'

export const demoCommand: CliCommand = {
  name: 'demo',
  usage: 'demo [--exit] [--people N] [--months N]',
  summary: 'play a year of a synthetic district, then serve it',
  run: async (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        exit: { type: 'boolean', default: false },
        people: { type: 'string', default: '4830' },
        months: { type: 'string', default: '12' },
      },
    })
    const out = path.join(config.dataDir, 'demo')
    const say = (line: string) => console.log(line)
    const booted = await boot(config, demoDatabase)
    try {
      await Promise.all([buildConsole(say), booted.migrate()])
      await playDemo(booted, {
        out,
        people: Number(values.people),
        months: Number(values.months),
        say,
      })
    } catch (error) {
      await booted.close()
      throw error
    }
    console.log(`Done. PDFs and summary.json are in ${out}`)
    if (values.exit) {
      await booted.close()
      return 0
    }
    const address = await serve(booted, config)
    console.log(`The console is at ${address}, the API's reference at ${address}/reference.`)
    console.log('Sign in as finance, auditor or leader; the password is in README.md. Ctrl-C ends.')
    return 0
  },
}
