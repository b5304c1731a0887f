import { addDays, daysBetween } from '../../kernel/date.ts'
import { addMonths, lastDayOf, type Month } from '../../kernel/month.ts'
import { chance, hash, streams } from './hash.ts'

/** Months are numbered: 1 is January 2023, 0 and less are before it, 13 and more after it. */
export function monthText(month: number): Month {
  return addMonths('2023-01', month - 1)
}

export function dayOf(month: number, day: number): string {
  return `${monthText(month)}-${String(day).padStart(2, '0')}`
}

export function quarterOf(month: number): number {
  return Math.ceil(month / 3)
}

function isWeekday(date: string): boolean {
  // 2023-01-02 was a Monday.
  const day = ((daysBetween('2023-01-02', date) % 7) + 7) % 7
  return day < 5
}

export function weekdayFrom(date: string): string {
  return isWeekday(date) ? date : weekdayFrom(addDays(date, 1))
}

/** The usual day of payment of a category: a weekday from the 5th to the 9th. */
export function usualPayDate(seed: number, month: number, categoryNo: number): string {
  // In January the year's first money has to arrive before it can be paid.
  if (month === 1) return dayOf(1, 9)
  let date = dayOf(month, 5 + (hash(seed, streams.payDay, month, categoryNo) % 5))
  while (!isWeekday(date)) date = addDays(date, -1)
  return date >= dayOf(month, 5) ? date : weekdayFrom(dayOf(month, 5))
}

/** Returned payments are paid again within 30 days, at the start of the next month. */
export function reissueDate(month: number): string {
  return weekdayFrom(dayOf(month, 2))
}

/** The bureau hands the money to the bank two to four days before the payment, on a weekday. */
export function disbursementDate(seed: number, payDate: string, batchNo: number): string {
  const days = [2, 3, 4].filter((lead) => isWeekday(addDays(payDate, -lead)))
  const lead = days[Math.floor(chance(seed, streams.lead, batchNo) * days.length)] ?? 2
  return addDays(payDate, -lead)
}

/** The next weekday where it is in the same month, else the day itself. */
export function bookedLater(date: string): string {
  const next = weekdayFrom(addDays(date, 1))
  return next.slice(0, 7) === date.slice(0, 7) && daysBetween(date, next) <= 3 ? next : date
}

export function lastDay(month: number): string {
  return lastDayOf(monthText(month))
}
