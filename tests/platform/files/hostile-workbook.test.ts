import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusalOf, rowsOf, workbookOf, writeTemporary, zipOf } from './support.ts'

const plain = '<row r="1"><c r="A1"><v>1</v></c></row>'
const codeOf = async (file: string, limits = {}) => (await refusalOf(rowsOf(file, { limits }))).code
const sheetCode = async (sheet: string, limits = {}) => codeOf(await workbookOf({ sheet }), limits)

test('a zip bomb is refused long before it is unpacked', async () => {
  const bomb = `<row r="1"><c r="A1"><v>${'0'.repeat(200)}</v></c></row>`
  const blanks = `${' '.repeat(1000)}<!---->`.repeat(50_000)
  expect(await sheetCode(bomb + blanks)).toBe('unzipped-too-large')
  const texts = `<si><t/></si>${blanks}`
  expect(await codeOf(await workbookOf({ sheet: plain, texts }))).toBe('unzipped-too-large')
  const honest = `${plain}${'<!-- -->'.repeat(1000)}`
  expect(await sheetCode(honest, { unzippedBytes: 5000 })).toBe('unzipped-too-large')
})

test('a workbook cut anywhere is refused', async () => {
  const sheet = Array.from({ length: 200 }, (_, at) => `<row><c><v>${at * 7919}</v></c></row>`)
  const whole = readFileSync(await workbookOf({ sheet: sheet.join('') }))
  expect(await rowsOf(writeTemporary(whole))).toHaveLength(200)
  for (let length = 4; length < whole.length; length += 37) {
    const code = await codeOf(writeTemporary(whole.subarray(0, length)))
    expect(code).toBe('workbook-damaged')
  }
})

test('no single wrong byte changes what is read', async () => {
  const sheet = Array.from({ length: 50 }, (_, at) => `<row><c><v>${at * 7919}</v></c></row>`)
  const whole = readFileSync(await workbookOf({ sheet: sheet.join('') }))
  const good = await rowsOf(writeTemporary(whole))
  let refusals = 0
  for (let at = 0; at < whole.length; at += 7) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0x55
    const work = rowsOf(writeTemporary(bytes))
    const rows = await work.catch(() => null)
    if (rows === null) {
      await refusalOf(work)
      refusals += 1
    } else expect(rows).toEqual(good)
  }
  expect(refusals).toBeGreaterThan(50)
})

test('a workbook with a password is refused as such', async () => {
  const bytes = readFileSync(await workbookOf({ sheet: plain }))
  const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
  expect(await codeOf(writeTemporary(bytes))).toBe('workbook-encrypted')
})

test('an external entity is refused, not fetched', async () => {
  const others = {
    'xl/worksheets/sheet1.xml':
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>',
  }
  expect(await codeOf(await workbookOf({ sheet: '', others }))).toBe('workbook-damaged')
})

test('a sheet that stops in the middle is refused, whatever its checksum says', async () => {
  const others = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${plain}` }
  expect(await codeOf(await workbookOf({ sheet: '', others }))).toBe('workbook-damaged')
})

test('two entries of one name are refused', async () => {
  const others = { 'xl/worksheets/sheet2.xml': '<worksheet/>' }
  const bytes = readFileSync(await workbookOf({ sheet: plain, others })).toString('latin1')
  const doubled = bytes.replaceAll('worksheets/sheet2.xml', 'worksheets/sheet1.xml')
  expect(await codeOf(writeTemporary(Buffer.from(doubled, 'latin1')))).toBe('workbook-damaged')
})

test('an unknown entity stays the text it is', async () => {
  const rows = await rowsOf(await workbookOf({ sheet: '<row><c t="str"><v>&e;&#0;</v></c></row>' }))
  expect(rows).toEqual([{ row: 1, cells: ['&e;'] }])
})

test.each([
  ['rows that go back', '<row r="5"/><row r="2"/>'],
  ['a row beyond Excel', '<row r="99999999"/>'],
  ['cells that go back', '<row><c r="B1"/><c r="A1"/></row>'],
  ['a text that is not there', '<row><c t="s"><v>9</v></c></row>'],
  ['a text with a name of a property', '<row><c t="s"><v>__proto__</v></c></row>'],
  ['tags that do not close', '<row><c><v>1</v></row>'],
  ['deep nesting', '<a>'.repeat(1000)],
  ['a tag without an end', `<row a="${'x'.repeat(2_000_000)}`],
])('%s: refused as damaged', async (_, sheet) => {
  expect(await sheetCode(sheet)).toBe('workbook-damaged')
})

test('limits on rows, columns and cells hold', async () => {
  expect(await sheetCode('<row/>'.repeat(11), { rows: 10 })).toBe('too-many-rows')
  expect(await sheetCode('<row><c r="XFD1"><v>1</v></c></row>')).toBe('too-many-columns')
  const long = `<row><c t="str"><v>${'长'.repeat(32_768)}</v></c></row>`
  expect(await sheetCode(long)).toBe('cell-too-long')
  const texts = `<si><t>${'长'.repeat(32_768)}</t></si>`
  expect(await codeOf(await workbookOf({ sheet: plain, texts }))).toBe('cell-too-long')
  const many = '<si><t>长长长</t></si>'.repeat(100)
  const file = await workbookOf({ sheet: plain, texts: many })
  expect(await codeOf(file, { sharedTextBytes: 500 })).toBe('unzipped-too-large')
})

test('formats out to the last column cost nothing', async () => {
  const file = await workbookOf({ sheet: '<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>' })
  expect(await rowsOf(file)).toEqual([{ row: 1, cells: [1] }])
})

test('a name that climbs out of the zip stays in it', async () => {
  const file = await zipOf({
    '_rels/.rels':
      '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>',
  })
  expect(await codeOf(file)).toBe('file-kind-refused')
})
