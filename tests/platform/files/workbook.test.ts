import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { isDateFormat } from '../../../src/platform/files/number-formats.ts'
import { formatSerial } from '../../../src/platform/files/serial-date.ts'
import { cellsOf, refusalOf, rowsOf, store, workbookOf } from './support.ts'

const styles = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
  <numFmt numFmtId="177" formatCode='[Red]#,##0.00"元"'/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/>
  <xf numFmtId="22"/><xf numFmtId="21"/></cellXfs>`

test('cells come as what they show', async () => {
  const sheet = `<row r="2" spans="1:9"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>430603199001011234</v></c>
    <c r="D2" s="1"><v>45113</v></c><c r="E2" s="3"><v>1234.5600000000001</v></c>
    <c r="F2" t="b"><v>1</v></c><c r="G2" t="str"><f>A1&amp;"x"</f><v>甲&lt;乙</v></c>
    <c r="H2"><f>SUM(A1:A9)</f></c><c r="I2" t="e"><v>#N/A</v></c></row>
    <row r="3"><c r="A3" s="2"/></row>
    <row><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>丙</t></r><rPh><t>bing</t></rPh></is></c><c s="4"><v>45113.5</v></c>
    <c s="5"><v>0.25</v></c></row>`
  const texts = `<si><t xml:space="preserve"> 张三_x000D_ </t></si>
    <si><r><rPr><b/></rPr><t>救</t></r><r><t>助</t></r><rPh sb="0" eb="1"><t>jiu</t></rPh></si>`
  expect(await rowsOf(await workbookOf({ sheet, texts, styles }))).toEqual([
    {
      row: 2,
      cells: [
        ' 张三\r ',
        null,
        430603199001011000,
        '2023-07-06',
        1234.56,
        'TRUE',
        '甲<乙',
        '',
        '#N/A',
      ],
    },
    { row: 4, cells: ['救助', '丙', '2023-07-06 12:00:00', '06:00:00'] },
  ])
})

test('days count from 1900 with its 29 February, or from 1904', () => {
  expect(formatSerial(1, false)).toBe('1900-01-01')
  expect(formatSerial(60, false)).toBe('1900-02-29')
  expect(formatSerial(61, false)).toBe('1900-03-01')
  expect(formatSerial(45113, false)).toBe('2023-07-06')
  expect(formatSerial(45113 - 1462, true)).toBe('2023-07-06')
  expect(formatSerial(45113.999_999_9, false)).toBe('2023-07-07')
  expect(formatSerial(0.5, true)).toBe('12:00:00')
  expect(formatSerial(0, false)).toBe('00:00:00')
  expect(formatSerial(-1, false)).toBeNull()
  expect(formatSerial(3e6, false)).toBeNull()
})

test.each([
  ['yyyy-mm-dd', true],
  ['[$-804]yyyy"年"m"月"d"日";@', true],
  ['[h]:mm', true],
  ['General', false],
  ['0.00E+00', false],
  ['[Red]-#,##0.00', false],
  ['_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ', false],
  ['0"days"', false],
  ['@', false],
])('the format %s shows a date: %s', (code, isDate) => {
  expect(isDateFormat(code)).toBe(isDate)
})

test('the sheet is the first visible one, or the one named', async () => {
  const workbook = `<workbook><sheets><sheet name="字典" state="hidden" r:id="rId2"/>
    <sheet name="花名册" r:id="rId1"/></sheets></workbook>`
  const second =
    '<x:worksheet><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const file = await workbookOf({
    sheet: '<row><c><v>1</v></c></row>',
    workbook,
    others: { 'xl/worksheets/sheet2.xml': second },
  })
  expect(await cellsOf(file)).toEqual([[1]])
  expect(await cellsOf(file, { sheet: '字典' })).toEqual([[2]])
  const refusal = await refusalOf(rowsOf(file, { sheet: '名单' }))
  expect(refusal).toMatchObject({ code: 'sheet-missing', facts: { sheets: ['字典', '花名册'] } })
  expect((await refusalOf(rowsOf(file, { limits: { sheets: 1 } }))).code).toBe('too-many-sheets')
})

test('reads a zip with 64-bit sizes', async () => {
  const stream = writeXlsxStream([['张三', 1]], { name: '表', zip64: true })
  const file = await store(Readable.from(stream), 'file.xlsx')
  expect(await cellsOf(file)).toEqual([['张三', 1]])
})

test.each([true, false])(
  'reads what another writer wrote (inline texts: %s)',
  async (inlineStrings) => {
    const rows = Array.from({ length: 5000 }, (_, index) => [
      `430603199001${String(index).padStart(6, '0')}`,
      index / 100,
      new Date(Date.UTC(2023, 6, 6)),
      ' 张&三 ',
      null,
      true,
    ])
    const stream = writeXlsxStream(rows, { name: '表', inlineStrings })
    const file = await store(Readable.from(stream), 'file.xlsx')
    const read = await rowsOf(file)
    expect(read).toHaveLength(5000)
    expect(read[4999]).toEqual({
      row: 5000,
      cells: ['430603199001004999', 49.99, '2023-07-06', ' 张&三 ', null, 'TRUE'],
    })
  },
)
