import { parseArgs } from 'node:util'
import { alertOfReferrals } from '../alert-of-referrals.ts'
import {
  exceptionsOf,
  financeComparisonOf,
  kindNames,
  passNames,
  type Reconciled,
  reconcileMonth,
  rehearseMonths,
  statementOf,
  tellingReferrals,
} from '../features/reconciliation/index.ts'
import { formatFen } from '../kernel/fen.ts'
import { monthsOfYear } from '../kernel/month.ts'
import type { Db } from '../platform/db/database.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { administrator, type CliCommand, withService } from './command.ts'

export const reconcileCommand: CliCommand = {
  name: 'reconcile',
  usage: 'reconcile --year YYYY [--dry-run] [--demo]',
  summary: 'match statement and books month by month, and show what stays open',
  run: (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        year: { type: 'string', default: '2023' },
        'dry-run': { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    })
    return withService(config, values, async (booted) => {
      const { reads, clock, districtCode } = booted.services
      const command = tellingReferrals(booted.services.command, alertOfReferrals(clock))
      const actor = await administrator(booted)
      const months = monthsOfYear(Number(values.year))
      const look = (db: Db | Tx, done: Reconciled) => toldOf(db, districtCode, done)
      if (values['dry-run']) {
        const told = await rehearseMonths(command, actor, months, look)
        console.log(told.flat().join('\n'))
        return 0
      }
      for (const month of months) {
        const done = await reconcileMonth(command, actor, { month })
        console.log((await look(reads(actor), done)).join('\n'))
      }
      return 0
    })
  },
}

/** What a clerk is told of a month: the passes, what waits, the balances, the finance bureau. */
async function toldOf(
  db: Db | Tx,
  districtCode: string,
  { month, matched }: Reconciled,
): Promise<string[]> {
  const passes = Object.entries(matched).filter(([, count]) => count > 0)
  const { items } = await exceptionsOf(db, districtCode, { month, waiting: true, limit: 500 })
  const { adjustedBank, adjustedBooks, isBalanced } = await statementOf(db, districtCode, month)
  const compared = await financeComparisonOf(db, districtCode, month)
  return [
    `${month} ${passes.map(([pass, count]) => `${passNames[pass] ?? pass} ${count}`).join(', ')}`,
    ...items.map(
      ({ kind, reference, amount, explanation }) =>
        `  ${kindNames[kind]} ${reference} ${formatFen(amount)} ${explanation}`,
    ),
    `  调节后余额:银行 ${formatFen(adjustedBank)},账面 ${formatFen(adjustedBooks)}` +
      (isBalanced ? '' : ' 不符'),
    ...compared
      .filter(({ reason }) => reason !== 'agrees')
      .map(
        ({ documentNumber, categoryName, difference, explanation }) =>
          `  与财政不符 ${documentNumber} ${categoryName} ${formatFen(difference)} ${explanation}`,
      ),
  ]
}
