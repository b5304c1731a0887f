import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPdf } from '../reports/read-pdf.ts'
import { alternating, measure, quantile } from './bench.ts'
import { benches } from './index.ts'
import { htmlOf } from './reports/html.ts'
import { print, townshipOf } from './reports.ts'
import { tableOf } from './table.ts'

const taken = { name: 'x', value: 5, unit: 'rows/s', target: 0.5, better: 'higher' } as const

test('every bench has a file of its name', () => {
  const files = readdirSync(import.meta.dirname)
  expect(Object.keys(benches).length).toBeGreaterThan(0)
  expect(Object.keys(benches).filter((name) => !files.includes(`${name}.ts`))).toEqual([])
})

test('a measure is judged by its ratio, on the side that is better', () => {
  expect(measure({ ...taken, ratio: 0.5 }).ok).toBe(true)
  expect(measure({ ...taken, ratio: 0.49 }).ok).toBe(false)
  expect(measure({ ...taken, better: 'lower', ratio: 0.51 }).ok).toBe(false)
})

test('a measure without a ratio is judged by its value, one without a target not at all', () => {
  expect(measure({ ...taken, ratio: null }).ok).toBe(true)
  expect(measure({ ...taken, ratio: null, better: 'lower' }).ok).toBe(false)
  expect(measure({ ...taken, ratio: 0, target: null }).ok).toBe(true)
})

test('quantiles are values that were measured', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([4, 1, 2, 3], 0.5)).toBe(2)
  expect(quantile([1, 2, 3], 0.99)).toBe(3)
  expect(() => quantile([], 0.5)).toThrow('nothing was measured')
})

test('both sides are measured in turn, the first round does not count', async () => {
  const order: string[] = []
  const side = (name: string, figures: number[]) => async () => {
    order.push(name)
    return figures.shift() ?? Number.NaN
  }
  const medians = await alternating(3, {
    limit: side('limit', [99, 1, 3, 2]),
    subject: side('subject', [99, 5, 5, 9]),
  })
  expect(medians).toEqual({ limit: 2, subject: 5 })
  expect(order.slice(0, 4)).toEqual(['limit', 'subject', 'limit', 'subject'])
})

test('the table marks what is missed', () => {
  const measures = [measure({ ...taken, ratio: 0.312_7 }), measure({ ...taken, ratio: null })]
  expect(tableOf(measures)).toBe(
    [
      'measure     value  ratio  target',
      'x        5 rows/s  0.313  ≥ 0.5   MISSED',
      'x        5 rows/s         ≥ 0.5   ok',
      '',
    ].join('\n'),
  )
})

test('the page that Chromium prints says all that the report says', async () => {
  const data = townshipOf(7)
  const { lines } = await readPdf(await print(data))
  const html = htmlOf(data)
    .replaceAll(/<style>.*?<\/style>|<[^>]*>|\s/gs, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  const isPageNumber = (line: string) => /^(\d|—\d—)$/.test(line)
  const said = lines.flat().map((line) => line.replaceAll(/\s/g, ''))
  expect(said.length).toBeGreaterThan(300)
  expect(said.filter((line) => !isPageNumber(line) && !html.includes(line))).toEqual([])
})
