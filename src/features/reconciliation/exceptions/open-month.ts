import { addMonths, monthOf } from '../../../kernel/month.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { lastClosedMonth } from '../../ledger/index.ts'
import { monthIsClosed } from './problems.ts'

/** The month after the last closed one; before all months where none is closed. */
export async function firstOpenMonth(tx: Tx, districtCode: string): Promise<string> {
  const closed = await lastClosedMonth(tx, districtCode)
  return closed === null ? '0001-01' : addMonths(closed, 1)
}

/** Refuses with `month-closed` where the day's books take no more entries. */
export async function requireOpen(tx: Tx, districtCode: string, day: string): Promise<void> {
  if (monthOf(day) < (await firstOpenMonth(tx, districtCode))) throw monthIsClosed(monthOf(day))
}
