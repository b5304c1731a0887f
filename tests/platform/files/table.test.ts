import { expect, test } from 'vitest'
import { openTable, type TableColumn } from '../../../src/platform/files/index.ts'
import { collect, refusalOf, workbookOf, writeTemporary } from './support.ts'

const columns: TableColumn[] = [
  { field: 'person', names: ['享受人姓名', '姓名'], required: true, identifies: true },
  { field: 'identity', names: ['身份证号'], required: true, identifies: true },
  { field: 'amount', names: ['发放金额', '金额'], required: true },
  { field: 'note', names: ['备注'], required: false },
]

async function read(text: string, wanted = columns) {
  const table = await openTable(writeTemporary(text), [wanted])
  return { table, rows: await collect(table.rows) }
}

test('finds the header under a preamble, in any order, with blanks of any width', async () => {
  const { table, rows } = await read(
    '岳阳县低保花名册\n账号：6222 0219,,单位,元\n序号,\ufeff金 额（元）,"身份\n证号",*姓　名\n1,450,430603,张三\n',
  )
  expect(table.headerRow).toBe(3)
  expect(table.columns).toEqual({ amount: 1, identity: 2, person: 3 })
  expect(table.preambleRows.map(({ row }) => row)).toEqual([1, 2])
  expect(rows).toEqual([{ row: 4, cells: ['1', '450', '430603', '张三'] }])
})

test('the preamble gives what stands after a name', async () => {
  const head = '账号：6222 0219,户名,,民政局\n期间:,\n姓名,身份证号,金额\n'
  const { table } = await read(head)
  expect(table.preamble(['账号', '银行账号'])).toBe('6222 0219')
  expect(table.preamble(['户名'])).toBe('民政局')
  expect(table.preamble(['期间'])).toBeNull()
  expect(table.preamble(['币种'])).toBeNull()
})

test('totals and notes are left out and listed', async () => {
  const { table, rows } = await read(
    [
      '姓名,身份证号,金额,备注',
      '张三,1,450,',
      ' ,　,,',
      ',,,',
      '本页小计,,450,',
      '李四,2,50,',
      '合　计：,,500,',
      '以下空白,,,',
      '制表人：王五,,审核：赵六,',
      '备注:按月发放,,x,',
      '2023年7月,,,',
    ].join('\n'),
  )
  expect(rows.map(({ row }) => row)).toEqual([2, 6])
  expect(table.skipped).toEqual([
    { row: 5, reason: 'total' },
    { row: 7, reason: 'total' },
    { row: 8, reason: 'note' },
    { row: 9, reason: 'note' },
    { row: 10, reason: 'note' },
    { row: 11, reason: 'note' },
  ])
})

test('a row with its identifying cells is data whatever it begins with', async () => {
  const { rows } = await read(
    '备注,姓名,身份证号,金额\n合计,张三,1,450\n制表,李四,2,1\n小计,,,451\n',
  )
  expect(rows.map(({ row }) => row)).toEqual([2, 3])
  const byName = await read('姓名,身份证号,金额\n总计生,1,450\n合计,1,450\n')
  expect(byName.rows.map(({ row }) => row)).toEqual([2])
})

test('a row that lacks an identifying cell is given out, so that it can be refused', async () => {
  const { rows } = await read('姓名,身份证号,金额\n,430603,450\n张三,,450\n')
  expect(rows).toHaveLength(2)
})

test('required columns identify where none is marked, and one column may be a table', async () => {
  const single = [{ field: 'code', names: ['编码'], required: true }]
  const { rows } = await read('编码\nA1\nA2\n合计\n', single)
  expect(rows.map(({ cells }) => cells[0])).toEqual(['A1', 'A2'])
})

test('a header repeated on each page is left out', async () => {
  const header = '姓名,身份证号,金额\n'
  const { rows, table } = await read(`${header}张三,1,450\n${header}李四,2,50\n`)
  expect(rows.map(({ row }) => row)).toEqual([2, 4])
  expect(table.skipped).toEqual([{ row: 3, reason: 'repeated-header' }])
})

test('a header without required columns is refused with their names', async () => {
  const refusal = await refusalOf(read('说明\n姓名,金额\n张三,1\n'))
  expect(refusal.code).toBe('header-missing')
  expect(refusal.facts['missing']).toEqual(['身份证号'])
  expect(refusal.message).toContain('身份证号')
})

test('the search for the header ends after 50 rows', async () => {
  const filler = '说明,甲\n'
  const header = '姓名,身份证号,金额\n张三,1,450\n'
  expect((await read(filler.repeat(49) + header)).rows).toHaveLength(1)
  expect((await refusalOf(read(filler.repeat(50) + header))).code).toBe('header-missing')
})

test('two columns of one name are refused, an earlier synonym wins over a later', async () => {
  const refusal = await refusalOf(read('姓名,身份证号,金额,姓名\n'))
  expect(refusal).toMatchObject({ code: 'header-duplicated', facts: { row: 1 } })
  const { table } = await read('姓名,享受人姓名,身份证号,金额(元),金额\n')
  expect(table.columns).toEqual({ person: 1, identity: 2, amount: 4 })
})

test('a file of nothing but blanks is empty', async () => {
  expect((await refusalOf(read('\n,,\n\n'))).code).toBe('file-empty')
})

test('a workbook is a table as well, numbers and all', async () => {
  const text = (cell: string, value: string) =>
    `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = `<row r="1">${text('A1', '花名册')}</row>
    <row r="3">${text('A3', '姓名')}${text('B3', '身份证号')}${text('C3', '金额')}</row>
    <row r="4">${text('A4', '张三')}<c r="B4"><v>430603199001011234</v></c><c r="C4"><v>450.5</v></c></row>
    <row r="5">${text('A5', '合计')}<c r="C5"><v>450.5</v></c></row>`
  const table = await openTable(await workbookOf({ sheet }), [columns])
  expect(await collect(table.rows)).toEqual([
    { row: 4, cells: ['张三', 430603199001011000, 450.5] },
  ])
})
