import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { writeCsv, writeWorkbook } from '../../../src/platform/files/index.ts'
import { cellsOf, store } from './support.ts'

const columns = [{ title: '身份证号' }, { title: '备注', width: 40 }]

test('what is written comes back as it was', async () => {
  const rows = [
    ['430603199001011234', '=HYPERLINK("http://x")'],
    ['', '甲 & <乙>\r\n"丙"'],
    [-12.5, '_x000D_ '],
    ['𠮷', "'"],
  ]
  const file = await store(writeWorkbook({ name: '花名册', columns, rows }), 'out.xlsx')
  const back = await cellsOf(file, { sheet: '花名册' })
  expect(back[0]).toEqual(['身份证号', '备注'])
  expect(back.slice(1)).toEqual([rows[0], [null, rows[1]?.[1]], rows[2], rows[3]])
})

test('an amount keeps its two decimals and a date is a day, for this reader and another', async () => {
  const rows = [[{ amount: '-1234.50' }, { date: '2024-02-29' }]]
  const file = await store(writeWorkbook({ name: '台账', columns, rows }), 'out.xlsx')
  expect((await cellsOf(file))[1]).toEqual([-1234.5, '2024-02-29'])
  const { sheets } = await readXlsx(readFileSync(file), { readStyles: true })
  expect(sheets[0]?.rows[1]?.[1]).toEqual(new Date('2024-02-29T00:00:00Z'))
  expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('#,##0.00')
})

test('another reader sees texts as texts, a bold header and the marked cell', async () => {
  const marked = { value: '43', isMarked: true } as const
  const rows = [
    ['430603199001011234', marked],
    ['=1+1', 5],
  ]
  const file = await store(writeWorkbook({ name: '错误[清单]:1', columns, rows }), 'out.xlsx')
  const { sheets } = await readXlsx(readFileSync(file), { readStyles: true })
  const [sheet] = sheets
  expect(sheet?.name).toBe('错误清单1')
  expect(sheet?.rows.slice(1)).toEqual([
    ['430603199001011234', '43'],
    ['=1+1', 5],
  ])
  expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true)
  expect(sheet?.cells?.get('1,0')?.style?.font?.bold).not.toBe(true)
  expect(JSON.stringify(sheet?.cells?.get('1,1')?.style?.fill)).toContain('FFC7CE')
  expect(sheet?.cells?.get('2,0')?.formula).toBeUndefined()
})

test('a failure of the rows is a failure of the stream, and closes what gives the rows', async () => {
  const writers = [
    (rows: AsyncIterable<string[]>) => writeWorkbook({ name: 'x', columns, rows }),
    writeCsv,
  ]
  for (const write of writers) {
    let isClosed = false
    const rows = async function* () {
      try {
        yield ['1', '2']
        throw new Error('connection lost')
      } finally {
        isClosed = true
      }
    }
    await expect(store(write(rows()), 'out')).rejects.toThrow('connection lost')
    expect(isClosed).toBe(true)
  }
})

test('a reader who leaves early closes what gives the rows', async () => {
  let isClosed = false
  const rows = async function* () {
    try {
      for (;;) yield ['430603199001011234', String(Math.random())]
    } finally {
      isClosed = true
    }
  }
  const stream = writeWorkbook({ name: 'x', columns, rows: rows() })
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > 200_000) break
  }
  await expect.poll(() => isClosed).toBe(true)
})

test('a large sheet passes through a small memory, however slow its reader', async () => {
  const cell = (row: number) => [
    `43060319900101${row}`,
    `救助对象第${row}号`,
    row / 100,
    '农村低保',
  ]
  const rows = (function* () {
    for (let row = 0; row < 150_000; row += 1) yield cell(row)
  })()
  const titles = ['身份证号', '姓名', '金额', '备注'].map((title) => ({ title }))
  const file = await store(writeWorkbook({ name: '大表', columns: titles, rows }), 'large.xlsx')
  const reader = new URL('../../../src/platform/files/rows.ts', import.meta.url)
  const program = `
    import { setTimeout } from 'node:timers/promises'
    import { readRowBatches } from ${JSON.stringify(reader.href)}
    let rows = 0
    for await (const batch of readRowBatches(process.argv[1])) {
      rows += batch.length
      await setTimeout(2)
    }
    process.stdout.write(String(rows))`
  const options = ['--max-old-space-size=32', '--input-type=module', '-e', program, file]
  const { stdout } = await promisify(execFile)(process.execPath, options)
  expect(stdout).toBe('150001')
})
