import { parseArgs } from 'node:util'
import {
  exceptionsOf,
  financeComparisonOf,
  kindNames,
  passNames,
  reconcileMonth,
  statementOf,
} from '../features/reconciliation/index.ts'
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
        const db = reads(actor)
        for (const month of monthsOfYear(Number(values.year))) {
          const { matched } = await reconcileMonth(command, actor, { month })
          const passes = Object.entries(matched).filter(([, count]) => count > 0)
          const told = passes.map(([pass, count]) => `${passNames[pass] ?? pass} ${count}`)
          console.log(`${month} ${told.join(', ')}`)
          const { items } = await exceptionsOf(db, districtCode, { month, limit: 500 })
          for (const { kind, reference, amount, explanation } of items) {
            console.log(`  ${kindNames[kind]} ${reference} ${formatFen(amount)} ${explanation}`)
          }
          const statement = await statementOf(db, districtCode, month)
          const bank = formatFen(statement.adjustedBank)
          const books = formatFen(statement.adjustedBooks)
          console.log(
            `  调节后余额:银行 ${bank},账面 ${books}${statement.isBalanced ? '' : ' 不符'}`,
          )
          for (const one of await financeComparisonOf(db, districtCode, month)) {
            if (one.reason === 'agrees') continue
            const where = `${one.documentNumber} ${one.categoryName}`
            console.log(`  与财政不符 ${where} ${formatFen(one.difference)} ${one.explanation}`)
          }
        }
        return 0
      },
      databaseOption(values),
    )
  },
}
