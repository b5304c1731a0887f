import path from 'node:path'
import { parseArgs } from 'node:util'
import { detectAfterImport } from '../features/detection/index.ts'
import { type ImportResult, importFile } from '../features/imports/index.ts'
import { importFormats } from '../import-formats.ts'
import { parseYuan } from '../kernel/fen.ts'
import { ProblemError } from '../kernel/problem.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { progressBar } from './progress-bar.ts'

export const importCommand: CliCommand = {
  name: 'import',
  usage:
    'import KIND FILE [--partial] [--dry-run] [--sheet NAME] [--rows N] [--amount YUAN] [--batch NUMBER]',
  summary: `read a file in; KIND is one of ${importFormats.map(({ kind }) => kind).join(', ')}`,
  run: (args, config) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        partial: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        sheet: { type: 'string' },
        rows: { type: 'string' },
        amount: { type: 'string' },
        batch: { type: 'string' },
      },
    })
    const [kind, file] = positionals
    const format = importFormats.find((one) => one.kind === kind)
    const totals = {
      rowCount: values.rows === undefined ? null : Number(values.rows),
      amountFen: values.amount === undefined ? null : parseYuan(values.amount),
      batchNumber: values.batch ?? null,
    }
    const areTotals =
      (totals.rowCount === null || Number.isInteger(totals.rowCount)) &&
      (totals.amountFen === null) === (values.amount === undefined)
    if (format === undefined || file === undefined || !areTotals) {
      console.error(`usage: ${importCommand.usage}`)
      return Promise.resolve(2)
    }
    return withService(config, {}, async (booted) => {
      const bar = progressBar(process.stderr)
      try {
        const actor = await administrator(booted)
        const result = await importFile(booted.services, actor, format, {
          path: file,
          fileName: path.basename(file),
          mode: values.partial ? 'partial' : 'all',
          isDryRun: values['dry-run'],
          sheet: values.sheet ?? null,
          totals,
          report: bar.report,
          followUp: (tx) => detectAfterImport(tx, booted.services, actor),
        })
        bar.end()
        const would = values['dry-run'] ? ' would be' : ''
        console.log(`${result.rowCount} rows${would} in, ${result.rejectedCount} rejected`)
        printEffects(result.effects)
        printFaults(result.errors)
        return 0
      } catch (error) {
        bar.end()
        if (!(error instanceof ProblemError)) throw error
        console.error(error.message)
        printFaults(error.extensions['errors'])
        return 1
      }
    })
  },
}

function printEffects({ outcomes, changes, transfers }: ImportResult['effects']): void {
  if (outcomes.length > 0) {
    console.log(`  ${outcomes.map(({ name, count }) => `${name} ${count}`).join(', ')}`)
  }
  for (const { name, inserted, updated, deleted } of changes) {
    console.log(`  ${name}: +${inserted} ~${updated} -${deleted}`)
  }
  for (const { from, to, count, amount } of transfers) {
    console.log(`  ${from} → ${to}: ${count} transfers, ${amount}`)
  }
}

function printFaults(faults: unknown): void {
  if (!Array.isArray(faults)) return
  for (const { row, column, value, reason } of faults) {
    console.error(`第 ${row} 行 ${column} “${value}”:${reason}`)
  }
}
