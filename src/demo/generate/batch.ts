import { addDays } from '../../kernel/date.ts'
import {
  dayOf,
  disbursementDate,
  lastDay,
  monthText,
  reissueDate,
  usualPayDate,
  weekdayFrom,
} from './calendar.ts'
import type { Township } from './categories.ts'
import { temporary } from './categories.ts'
import { type Cell, cellOf, type Plan, rangesOf, townshipAt } from './plan.ts'

/** A month × category × township of payments. */
export interface Batch {
  number: string
  month: number
  cell: Cell
  payDate: string
  disbursedOn: string
  isReissue: boolean
}

function codeOf(month: number, letters: string, township: Township): string {
  return `${monthText(month).replace('-', '')}-${letters}-${township.code.slice(6)}`
}

/** Batches that are paid or handed to the bank on another day than usual. */
export interface Schedule {
  /** Paid in the middle of the month, by batch number. */
  late: ReadonlySet<string>
  /** Paid on the 10th, the last day that is in time. */
  lastDayInTime: string
  /** Handed to the bank on the last day of the month before, booked there in the next. */
  acrossMonthEnd: string | null
}

export function scheduleOf(plan: Plan, lateCount: number): Schedule {
  const { months } = plan
  const late = Array.from({ length: Math.min(lateCount, 3) }, (_, i) =>
    batchNumber(1 + ((2 + 3 * i) % months), cellOf(plan, 'dibao_urban', i)),
  )
  const acrossMonth = [6, 3, 2].find((month) => month <= months)
  return {
    late: new Set(late),
    lastDayInTime: batchNumber(Math.min(2, months), cellOf(plan, 'dibao_rural', 2)),
    acrossMonthEnd:
      acrossMonth === undefined ? null : batchNumber(acrossMonth, cellOf(plan, 'dibao_rural', 1)),
  }
}

function batchNumber(month: number, cell: Cell): string {
  return `YX${codeOf(month, cell.category.letters, cell.township)}`
}

/** The batches of a month, grants of temporary relief last; empty ones are left out. */
export function batchesOf(plan: Plan, schedule: Schedule, month: number): Batch[] {
  return [...plan.cells, ...grantCells(plan, month)]
    .filter(({ start, end }) => end > start)
    .map((cell) => {
      const number = batchNumber(month, cell)
      const payDate = payDateOf(plan, schedule, month, cell)
      const no = month * 100 + cell.categoryNo * 10 + cell.townshipNo
      const disbursedOn =
        number === schedule.acrossMonthEnd
          ? lastDay(month - 1)
          : disbursementDate(plan.seed, payDate, no)
      return { number, month, cell, payDate, disbursedOn, isReissue: false }
    })
}

/** A batch that pays the returned lines of another one again, in the month after. */
export function reissueOf(batch: Batch): Batch {
  const payDate = reissueDate(batch.month + 1)
  return {
    ...batch,
    number: `${batch.number}-B1`,
    payDate,
    disbursedOn: addDays(payDate, -1),
    isReissue: true,
  }
}

export function disbursementNumber(batch: Batch): string {
  return batch.number.replace(/^YX/, 'BF')
}

function payDateOf(plan: Plan, schedule: Schedule, month: number, cell: Cell): string {
  const number = batchNumber(month, cell)
  if (schedule.late.has(number)) return weekdayFrom(dayOf(month, 15))
  if (number === schedule.lastDayInTime) return dayOf(month, 10)
  if (number === schedule.acrossMonthEnd) return weekdayFrom(dayOf(month, 5))
  return usualPayDate(plan.seed, month, cell.categoryNo)
}

/** The one-off grants of a month as cells; a grant's index is its number in the year. */
function grantCells(plan: Plan, month: number): Cell[] {
  const yearly = temporary.grants * plan.scale
  const first = Math.ceil((yearly * (month - 1)) / 12)
  const count = Math.ceil((yearly * month) / 12) - first
  return rangesOf(count, temporary.shares).map(({ start, end }, townshipNo) => ({
    category: temporary,
    categoryNo: 9,
    township: townshipAt(townshipNo),
    townshipNo,
    start: first + start,
    end: first + end,
  }))
}
