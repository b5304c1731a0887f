import { useSuspenseQuery } from '@tanstack/react-query'
import { bookMonths } from '../../features/ledger/schemas.ts'
import { isMonth, lastDayOf, lastDayOfYear, monthsOfYear } from '../../kernel/month.ts'
import { read } from '../api/client.ts'
import { useFilters } from './filters.ts'

const path = '/api/book-months'
const aWhile = 300_000
const isYear = (text: string | undefined): boolean => /^20\d\d$/.test(text ?? '')
const yearOf = (month: string): number => Number(month.slice(0, 4))

/** The months of the first and the last entry of the books; a page that asks waits for them. */
function useBookMonths() {
  const { data } = useSuspenseQuery({
    queryKey: [path],
    queryFn: () => read(bookMonths, path),
    staleTime: aWhile,
  })
  return data
}

/** The years that a page can show: from the one before the books' first to the one to come. */
export function useYears(): number[] {
  const { first, last } = useBookMonths()
  const from = yearOf(first) - 1
  return Array.from({ length: yearOf(last) + 2 - from }, (_, at) => from + at)
}

/** The year of a page, as its address has it; else the latest with entries. */
export function useYear(): number {
  const [filters] = useFilters()
  const { last } = useBookMonths()
  return isYear(filters['year']) ? Number(filters['year']) : yearOf(last)
}

/** The month of a page, as its address has it; else the latest with entries. */
export function useMonth(): string {
  const [filters] = useFilters()
  const { last } = useBookMonths()
  const { month } = filters
  return month !== undefined && isMonth(month) ? month : last
}

/** The month of a page about one year; the year's latest with entries where the address has none. */
export function useMonthOf(year: number): string {
  const month = useMonth()
  return yearOf(month) === year ? month : `${year}-12`
}

/** The last day that counts for a year: today while it runs, else of its latest month with entries. */
export function useLastDayOf(year: number): string {
  const { last, today } = useBookMonths()
  const end = lastDayOfYear(year, today)
  return yearOf(last) === year && end !== today ? lastDayOf(last) : end
}

/** The day it is, as the service's clock has it. */
export const useToday = (): string => useBookMonths().today

/** The months that a page can show. */
export const useMonths = (): string[] => useYears().flatMap(monthsOfYear)
