import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { refusalOf, rowsOf, workbookOf, writeTemporary, zipOf } from './support.ts'

const refused = async (content: string | Buffer, name?: string) =>
  refusalOf(rowsOf(writeTemporary(content, name)))

test.each([
  ['xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 xlsx'],
  ['PDF', '%PDF-1.7\n', 'PDF'],
  ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
  ['an HTML table named xls', '\ufeff\n<html><table><tr><td>1</td></tr></table>', '网页'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>', 'XML'],
])('refuses %s by what is in it', async (_, content, words) => {
  const refusal = await refused(content, 'file.csv')
  expect(refusal.code).toBe('file-kind-refused')
  expect(refusal.message).toContain(words)
})

test('a wrong extension does not matter', async () => {
  const workbook = await workbookOf({ sheet: '<row r="1"><c r="A1"><v>1</v></c></row>' })
  const { readFileSync } = await import('node:fs')
  const asCsv = writeTemporary(readFileSync(workbook), 'named.csv')
  expect(await rowsOf(asCsv)).toEqual([{ row: 1, cells: [1] }])
  expect(await rowsOf(writeTemporary('a,b\n', 'named.xlsx'))).toEqual([
    { row: 1, cells: ['a', 'b'] },
  ])
})

test('an empty and a missing file are refused', async () => {
  expect((await refused('')).code).toBe('file-empty')
  expect((await refusalOf(rowsOf('/nowhere/at/all.csv'))).code).toBe('file-missing')
})

test('a text with a NUL in it is refused: the database would not take it', async () => {
  expect((await refused('a,b\n1,\0\n')).code).toBe('file-kind-refused')
  const utf16 = Buffer.from('\ufeffa,b\n1,\0\n', 'utf16le')
  expect((await refused(utf16)).code).toBe('file-kind-refused')
  const workbook = await workbookOf({ sheet: '<row><c t="str"><v>\0</v></c></row>' })
  expect((await refusalOf(rowsOf(workbook))).code).toBe('workbook-damaged')
})

test('binary junk is refused', async () => {
  for (let round = 0; round < 20; round += 1) {
    const refusal = await refused(Buffer.concat([Buffer.from('a,b\n'), randomBytes(5000)]))
    expect(['file-kind-refused', 'encoding-broken', 'quote-unbalanced']).toContain(refusal.code)
  }
})

test('a file above the limit is refused before it is read', async () => {
  const file = writeTemporary('a,b\n1,2\n')
  expect((await refusalOf(rowsOf(file, { limits: { bytes: 4 } }))).code).toBe('file-too-large')
})

test('a zip of other things is no workbook', async () => {
  const word = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': '<document><body/></document>',
  }
  for (const parts of [{ 'photo.jpg': 'x' }, word, { 'xl/workbook.bin': 'x' }]) {
    expect((await refusalOf(rowsOf(await zipOf(parts)))).code).toBe('file-kind-refused')
  }
})
