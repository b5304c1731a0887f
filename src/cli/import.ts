import path from 'node:path'
import { parseArgs } from 'node:util'
import { importFile } from '../features/imports/index.ts'
import { importFormats } from '../import-formats.ts'
import { ProblemError } from '../kernel/problem.ts'
import { administrator, type CliCommand, withService } from './command.ts'

export const importCommand: CliCommand = {
  name: 'import',
  usage: 'import KIND FILE [--partial]',
  summary: `read a file in; KIND is one of ${importFormats.map(({ kind }) => kind).join(', ')}`,
  run: (args, config) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { partial: { type: 'boolean', default: false } },
    })
    const [kind, file] = positionals
    const format = importFormats.find((one) => one.kind === kind)
    if (format === undefined || file === undefined) {
      console.error(`usage: ${importCommand.usage}`)
      return Promise.resolve(2)
    }
    return withService(config, async (booted) => {
      try {
        const result = await importFile(booted.services, await administrator(booted), format, {
          path: file,
          fileName: path.basename(file),
          mode: values.partial ? 'partial' : 'all',
        })
        console.log(`${result.rowCount} rows in, ${result.rejectedCount} rejected`)
        printFaults(result.errors)
        return 0
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        console.error(error.message)
        printFaults(error.extensions['errors'])
        return 1
      }
    })
  },
}

function printFaults(faults: unknown): void {
  if (!Array.isArray(faults)) return
  for (const { row, column, value, reason } of faults) {
    console.error(`第 ${row} 行 ${column} “${value}”:${reason}`)
  }
}
