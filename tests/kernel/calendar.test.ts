import { expect, test } from 'vitest'
import { addDays, daysBetween, isDate } from '../../src/kernel/date.ts'
import { addMonths, isMonth, lastDayOf, monthsOfYear } from '../../src/kernel/month.ts'

test('months', () => {
  expect(addMonths('2023-11', 3)).toBe('2024-02')
  expect(addMonths('2023-01', -1)).toBe('2022-12')
  expect(lastDayOf('2024-02')).toBe('2024-02-29')
  expect(isMonth('2023-13')).toBe(false)
  expect(monthsOfYear(2023)).toHaveLength(12)
  expect(monthsOfYear(2023).at(-1)).toBe('2023-12')
})

test('days', () => {
  expect(isDate('2023-02-29')).toBe(false)
  expect(isDate('2024-02-29')).toBe(true)
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
  expect(daysBetween('2023-01-05', '2023-02-04')).toBe(30)
})
