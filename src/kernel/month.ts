/** A calendar month, "2023-07". */
export type Month = string

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/

export function isMonth(text: string): boolean {
  return monthForm.test(text)
}

/** The years that there can be books of; what requests and files name lies within them. */
export const bookYears = { first: 2000, last: 2100 }

export function isBookYear(year: number): boolean {
  return Number.isInteger(year) && year >= bookYears.first && year <= bookYears.last
}

export function isBookMonth(month: Month): boolean {
  return isBookYear(Number(month.slice(0, 4)))
}

export const outsideBooks = `年份应在 ${bookYears.first} 至 ${bookYears.last} 之间`

/** 2023年6月 */
export function monthName(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

export function monthOf(date: string): Month {
  return date.slice(0, 7)
}

export function firstDayOf(month: Month): string {
  return `${month}-01`
}

export function lastDayOf(month: Month): string {
  const dayBeforeNext = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000
  return new Date(dayBeforeNext).toISOString().slice(0, 10)
}

/** The last day of a year that counts at the end of a day: that day itself where the year runs on. */
export function lastDayOfYear(year: number, today: string): string {
  const last = `${year}-12-31`
  return today < last ? today : last
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index))
}
