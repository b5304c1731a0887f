import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from '../../../src/platform/files/csv.ts'
import { writeCsv } from '../../../src/platform/files/index.ts'
import { limitsWith } from '../../../src/platform/files/limits.ts'
import { cellsOf, collect, refusalOf, rowsOf, store, writeTemporary } from './support.ts'

const parse = (pieces: string[], limits = {}) =>
  collect(csvRows(pieces, limitsWith(limits))).then((batches) => batches.flat())
const parsed = async (...pieces: string[]) => (await parse(pieces)).map(({ cells }) => cells)

test.each([
  ['comma', 'a,b,c\n1,"2;3",4\n'],
  ['tab', 'a\tb\tc\n1\t2;3\t4\n'],
  ['semicolon', 'a;b;c\n1;"2;3";4\n'],
  ['bar', 'a|b|c\n1|2;3|4\n'],
])('finds the separator: %s', async (_, text) => {
  expect(await parsed(text)).toEqual([
    ['a', 'b', 'c'],
    ['1', '2;3', '4'],
  ])
})

test('thousands separators do not make a tab file a comma file', async () => {
  const rows = await parsed('对账单,户名:民政局,币种:人民币\n日期\t金额\n7月1日\t1,234,567.00\n')
  expect(rows.at(-1)).toEqual(['7月1日', '1,234,567.00'])
})

test('quotes hold separators, line breaks and doubled quotes; a record is one row', async () => {
  const rows = await parse([
    '姓名,备注\r\n"张三","第一行\r\n说""好"", 第二行"\r\n\r\n李四,6" 管\r\n',
  ])
  expect(rows).toEqual([
    { row: 1, cells: ['姓名', '备注'] },
    { row: 2, cells: ['张三', '第一行\r\n说"好", 第二行'] },
    { row: 4, cells: ['李四', '6" 管'] },
  ])
})

test('the last line needs no line break, and a carriage return alone may end lines', async () => {
  expect(await parsed('a,b\n"1","2"')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(await parsed('a,b\r"1",2\r3,4')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
})

test('line ends of several systems in one file end a row each', async () => {
  const text = 'a,b\r\n1,2\r3,"4"\r"5",6\n7,8\r'
  const rows = [
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['1', '2'] },
    { row: 3, cells: ['3', '4'] },
    { row: 4, cells: ['5', '6'] },
    { row: 5, cells: ['7', '8'] },
  ]
  expect(await parse([text])).toEqual(rows)
  expect(await parse(['a,b\r', ...text.slice(4)])).toEqual(rows)
})

test('tabs that guard the numbers of a comma file do not make it a tab file', async () => {
  const rows = await parsed('账号\t,日期\t,金额\t\n\t6222\t,\t0704\t,\t1.00\t\n')
  expect(rows.map((cells) => cells.map((cell) => String(cell).trim()))).toEqual([
    ['账号', '日期', '金额'],
    ['6222', '0704', '1.00'],
  ])
})

test('an account that a bank wrote as ="…" is the account', async () => {
  expect(await parsed('账号,金额\n="6222021907001234567",1\n"=""6222""","1"\n')).toEqual([
    ['账号', '金额'],
    ['6222021907001234567', '1'],
    ['6222', '1'],
  ])
})

test.each([
  ['never closed', 'a,b\n1,"2\n3,4\n5,6\n', 2],
  ['closed in the middle of a cell', 'a,b\n1,2\n"x,y\nz"w,4\n', 3],
  ['never closed, far from the end', `a,b\n"1,${'2\n'.repeat(100_000)}`, 2],
])('a quote %s is refused with its row', async (_, text, row) => {
  const refusal = await refusalOf(parse([text]))
  expect(refusal).toMatchObject({ code: 'quote-unbalanced', facts: { row } })
})

test('a quote that nothing closes does not hold the whole file in memory', async () => {
  let pieces = 0
  const endless = (function* () {
    yield 'a,b\n1,"'
    for (; pieces < 1000; pieces += 1) yield 'x\n'.repeat(500)
  })()
  const refusal = await refusalOf(collect(csvRows(endless, limitsWith({}))))
  expect(refusal).toMatchObject({ code: 'quote-unbalanced', facts: { row: 2 } })
  expect(pieces).toBeLessThan(100)
})

test('rows, columns and cells above the limits are refused', async () => {
  const codeOf = async (text: string, limits: object) =>
    (await refusalOf(parse([text], limits))).code
  expect(await codeOf('a\nb\nc\n', { rows: 2 })).toBe('too-many-rows')
  expect(await codeOf('a,b,c\n', { columns: 2 })).toBe('too-many-columns')
  expect(await codeOf('a,"bcd",e\n', { cellLength: 2 })).toBe('cell-too-long')
  expect(await codeOf('x'.repeat(50), { columns: 2, cellLength: 10 })).toBe('line-too-long')
  expect(await parse(['a,b,,,\n'], { columns: 2 })).toHaveLength(1)
})

test('the pieces a text arrives in make no difference', async () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '张', 'a', ' ') })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
      const quoted = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`))
      const text = `a,b,c\r\n${quoted.map((row) => row.join(',')).join('\r\n')}\r\n`
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      expect((await parsed('a,b,c\r\n', ...pieces)).slice(2)).toEqual(rows)
    }),
  )
})

test('what is written comes back as it was', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('"', ',', '\n', '=', '+', '-', '@', "'", '\t', '1', '张', ' '),
  })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const chunks: Buffer[] = []
      for await (const chunk of writeCsv([['甲', '乙'], ...rows])) chunks.push(Buffer.from(chunk))
      const text = Buffer.concat(chunks).toString('utf8').slice(1)
      expect((await parsed(text)).slice(1)).toEqual(rows)
    }),
  )
})

test('cells that would run as formulas leave as text', async () => {
  const cells = ['=1+1', '+86', '-2+3', '@SUM(A1)', '\t=1', '-12.50', '-1,234.00', '＝1', '张三']
  const file = await store(writeCsv([cells, [1, -2.5, null]]), 'out.csv')
  const { readFileSync } = await import('node:fs')
  const lines = readFileSync(file, 'utf8').split('\r\n')
  expect(lines[0]).toBe(`\ufeff'=1+1,'+86,'-2+3,'@SUM(A1),"'\t=1",-12.50,"-1,234.00",'＝1,张三`)
  expect(lines[1]).toBe('1,-2.5,')
  expect((await cellsOf(file))[0]).toEqual(cells)
})

test('row numbers count the lines that have nothing in them', async () => {
  const rows = await rowsOf(writeTemporary('\n\na,b\n\n1,2\n'))
  expect(rows.map(({ row }) => row)).toEqual([3, 5])
})
