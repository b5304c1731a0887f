import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeCases } from '../demo/cases/index.ts'
import { generateDistrict } from '../demo/generate/index.ts'
import type { CliCommand } from './command.ts'

export const generateCommand: CliCommand = {
  name: 'generate',
  usage: 'generate --out DIR [--seed N] [--people N] [--months N] [--cases]',
  summary: 'write the files of a synthetic district, with truth.json',
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '2023' },
        people: { type: 'string', default: '4830' },
        months: { type: 'string', default: '12' },
        out: { type: 'string' },
        cases: { type: 'boolean', default: false },
      },
    })
    if (values.out === undefined) {
      console.error(`usage: ${generateCommand.usage}`)
      return 2
    }
    const truth = await generateDistrict({
      seed: Number(values.seed),
      people: Number(values.people),
      months: Number(values.months),
      out: values.out,
      onProgress: ({ file }) => console.log(file),
    })
    console.log(`${truth.misuse.length} planted cases in truth.json`)
    if (values.cases) {
      const { misuse, nearMisses } = await writeCases(truth.seed, path.join(values.out, 'cases'))
      console.log(`${misuse.length} cases and ${nearMisses.length} near misses in cases/truth.json`)
    }
    return 0
  },
}
