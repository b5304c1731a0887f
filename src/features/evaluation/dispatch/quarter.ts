import { addMonths, firstDayOf, lastDayOf } from '../../../kernel/month.ts'
import type { BulletinKey } from './schemas.ts'

/** First and last day of a quarter. */
export function daysOfQuarter({ year, quarter }: BulletinKey): { from: string; to: string } {
  const first = addMonths(`${year}-01`, (quarter - 1) * 3)
  return { from: firstDayOf(first), to: lastDayOf(addMonths(first, 2)) }
}
