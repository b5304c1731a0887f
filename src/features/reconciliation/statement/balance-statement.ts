import { createHash } from 'node:crypto'
import { jsonText } from '../../../kernel/json.ts'
import { lastDayOf } from '../../../kernel/month.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { parametersOfMonth } from '../parameters.ts'
import { type Balances, balancesOf } from './balances.ts'
import { type Outstanding, outstandingOf } from './outstanding.ts'

/** 余额调节表 of a month's end; amounts in fen, signed: what comes onto the account is positive. */
export interface BalanceStatement extends Balances {
  month: string
  asOf: string
  /** In the books, not at the bank: 单位已收银行未收 and 单位已付银行未付. */
  receivedNotAtBank: bigint
  paidNotAtBank: bigint
  /** At the bank, not in the books: 银行已收单位未收 and 银行已付单位未付. */
  receivedNotInBooks: bigint
  paidNotInBooks: bigint
  adjustedBank: bigint
  adjustedBooks: bigint
  isBalanced: boolean
  items: Outstanding[]
  /** Over all of the above but the kinds, which a later month's run may see otherwise. */
  contentHash: string
}

/** What bank and books have at the end of a month, as it was reconciled. */
export async function balanceStatementOf(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<BalanceStatement> {
  const parameters = await parametersOfMonth(db, districtCode, month)
  const balances = await balancesOf(db, { districtCode, month, parameters })
  const items = await outstandingOf(db, districtCode, month)
  const sum = (side: Outstanding['side'], isIn: boolean) =>
    items
      .filter((item) => item.side === side && item.amount > 0n === isIn)
      .reduce((total, { amount }) => total + amount, 0n)
  const received = { receivedNotAtBank: sum('books', true), receivedNotInBooks: sum('bank', true) }
  const paid = { paidNotAtBank: sum('books', false), paidNotInBooks: sum('bank', false) }
  const adjustedBank = balances.bankBalance + received.receivedNotAtBank + paid.paidNotAtBank
  const adjustedBooks =
    balances.bookBalance +
    received.receivedNotInBooks +
    paid.paidNotInBooks +
    balances.toleratedDifference
  const figures = {
    month,
    asOf: lastDayOf(month),
    ...balances,
    ...received,
    ...paid,
    adjustedBank,
    adjustedBooks,
    isBalanced: adjustedBank === adjustedBooks,
    items,
  }
  const said = items.map(({ kind: _, ...item }) => item)
  return { ...figures, contentHash: hashOf({ ...figures, items: said }) }
}

function hashOf(figures: unknown): string {
  return createHash('sha256').update(jsonText(figures)).digest('hex')
}
