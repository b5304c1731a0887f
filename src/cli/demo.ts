import path from 'node:path'
import { parseArgs } from 'node:util'
import { boot } from '../boot.ts'
import { buildConsole, demoDatabase, guardDatabase, playDemo, writeSample } from '../demo/index.ts'
import { serve } from '../serve.ts'
import type { CliCommand } from './command.ts'

const unmeant =
  'DATABASE_URL is set, and the demo makes users whose password everybody knows. Leave it out, and ' +
  'the demo starts a database of its own; or name an empty one and add --into-database-url.'

export const demoCommand: CliCommand = {
  name: 'demo',
  usage: 'demo [--exit] [--people N] [--months N] [--into-database-url]',
  summary: 'play a year of a synthetic district, then serve it',
  run: async (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        exit: { type: 'boolean', default: false },
        people: { type: 'string', default: '4830' },
        months: { type: 'string', default: '12' },
        'into-database-url': { type: 'boolean', default: false },
      },
    })
    if (config.databaseUrl !== undefined && !values['into-database-url']) throw new Error(unmeant)
    const options = {
      out: path.join(config.dataDir, 'demo'),
      people: Number(values.people),
      months: Number(values.months),
      say: (line: string) => console.log(line),
    }
    const [booted] = await Promise.all([boot(config, demoDatabase), writeSample(options)])
    try {
      await guardDatabase(booted)
      const year = booted.migrate().then(() => playDemo(booted, options))
      await Promise.all([year, buildConsole(options.say)])
    } catch (error) {
      await booted.close()
      throw error
    }
    console.log(`Done. PDFs and summary.json are in ${options.out}`)
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
