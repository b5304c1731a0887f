import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { cellsOf, refusalOf, rowsOf, writeTemporary } from './support.ts'

const text = '姓名,住址\r\n张三,湘江村\r\n李𠮷,"汨罗,城关"\r\n'
const cells = [
  ['姓名', '住址'],
  ['张三', '湘江村'],
  ['李𠮷', '汨罗,城关'],
]
const mark = (...bytes: number[]) => Buffer.from(bytes)

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with BOM', Buffer.from(`\ufeff${text}`)],
  ['GB18030', iconv.encode(text, 'gb18030')],
  ['UTF-16 LE', Buffer.concat([mark(0xff, 0xfe), iconv.encode(text, 'utf-16le')])],
  ['UTF-16 BE', Buffer.concat([mark(0xfe, 0xff), iconv.encode(text, 'utf-16be')])],
])('reads %s', async (_, bytes) => {
  expect(await cellsOf(writeTemporary(bytes))).toEqual(cells)
})

test('reads GBK and GB2312 as the GB18030 they are part of', async () => {
  const plain = '姓名\n张三\n'
  for (const name of ['gbk', 'gb2312']) {
    expect(await cellsOf(writeTemporary(iconv.encode(plain, name)))).toEqual([['姓名'], ['张三']])
  }
})

test('characters that fall on the border of two pieces stay whole', async () => {
  const line = `${'汉'.repeat(997)},1\n`
  for (const name of ['utf8', 'gb18030']) {
    const rows = await cellsOf(writeTemporary(iconv.encode(line.repeat(600), name)))
    expect(rows).toHaveLength(600)
    expect(rows.every(([first]) => first === '汉'.repeat(997))).toBe(true)
  }
})

test('a GB18030 file whose first Chinese comes late is recognised', async () => {
  const file = writeTemporary(iconv.encode(`${'a,1\n'.repeat(100_000)}张三,1\n`, 'gb18030'))
  expect((await cellsOf(file)).at(-1)).toEqual(['张三', '1'])
})

test('a byte of no encoding is refused with its line', async () => {
  const file = writeTemporary(
    Buffer.concat([iconv.encode('姓名,a\n张三,b\n', 'gb18030'), mark(0xff, 0x2c, 0x0a)]),
  )
  const refusal = await refusalOf(rowsOf(file))
  expect(refusal.code).toBe('encoding-broken')
  expect(refusal.facts).toMatchObject({ line: 3, offset: 14 })
  expect(refusal.message).toContain('第 3 行')
})

test('the line is right in a file of many pieces', async () => {
  const lines = iconv.encode('张三,b\n'.repeat(99_999), 'gb18030')
  const refusal = await refusalOf(rowsOf(writeTemporary(Buffer.concat([lines, mark(0xff, 0x0a)]))))
  expect(refusal.facts).toMatchObject({ line: 100_000, offset: lines.length })
})

test('a broken byte after a UTF-8 mark is refused, not read as GB18030', async () => {
  const file = writeTemporary(
    Buffer.concat([Buffer.from('\ufeff姓名\n'), iconv.encode('张三\n', 'gb18030')]),
  )
  const refusal = await refusalOf(rowsOf(file))
  expect(refusal).toMatchObject({ code: 'encoding-broken', facts: { line: 2, encoding: 'utf-8' } })
})

test.each([
  ['GB18030 first', 'gb18030', 'utf8', { line: 2, otherLine: 1 }],
  ['UTF-8 first', 'utf8', 'gb18030', { line: 1, otherLine: 2 }],
])('a file of two encodings is refused: %s', async (_, first, second, facts) => {
  // Both texts have an even number of bytes, so that each passes for the other encoding.
  const parts = [iconv.encode('湘江村委会的,1\n', first), iconv.encode('湘江村委会的,1\n', second)]
  const refusal = await refusalOf(rowsOf(writeTemporary(Buffer.concat(parts))))
  expect(refusal).toMatchObject({ code: 'encoding-mixed', facts })
})

test('UTF-16 that ends in half a character is refused', async () => {
  const bytes = Buffer.concat([mark(0xff, 0xfe), iconv.encode('姓名', 'utf-16le'), mark(0x2c)])
  expect((await refusalOf(rowsOf(writeTemporary(bytes)))).code).toBe('encoding-broken')
})
