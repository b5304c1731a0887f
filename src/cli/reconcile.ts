import { parseArgs } from 'node:util'
import { exceptionsOf, reconcileMonth } from '../features/reconciliation/index.ts'
import { formatFen } from '../kernel/fen.ts'
import { monthsOfYear } from '../kernel/month.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { databaseOption } from './database-option.ts'

export const reconcileCommand: CliCommand = {
  name: 'reconcile',
  usage: 'reconcile --year YYYY [--demo]',
  summary: 'match statement and books month by month, and show what stays open',
  run: (args, config) => {
    const { values } = parseArgs({
      args,
      options: { year: { type: 'string', default: '2023' }, demo: { type: 'boolean' } },
    })
    return withService(
      config,
      async (booted) => {
        const { reads, command, districtCode } = booted.services
        const actor = await administrator(booted)
        for (const month of monthsOfYear(Number(values.year))) {
          const { matched } = await reconcileMonth(command, actor, { month })
          console.log(month, matched)
          const { items } = await exceptionsOf(reads(actor), districtCode, { month, limit: 500 })
          for (const one of items) {
            console.log(
              `  ${one.kind} ${one.reference} ${formatFen(one.amount)} ${one.explanation}`,
            )
          }
        }
        return 0
      },
      databaseOption(values),
    )
  },
}
