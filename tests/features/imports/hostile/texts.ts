import { randomBytes } from 'node:crypto'
import iconv from 'iconv-lite'
import { csvOf, type Hostile, header, row, sheetOf } from './case.ts'

const shifted = '该行比表头多出内容,各列可能错位:内容里的分隔符(如 1,234.00 中的逗号)须放在双引号内'
const fine = { standards: ['450.00'] }
const refused = (code: string, says: string) => ({ refused: code, says })
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

const encodings: Hostile[] = [
  { name: 'UTF-8 with a mark', file: (n) => `\ufeff${csvOf(row(n))}`, outcome: fine },
  { name: 'GB18030', file: (n) => iconv.encode(csvOf(row(n)), 'gb18030'), outcome: fine },
  {
    name: 'UTF-16 with a mark',
    file: (n) => Buffer.from(`\ufeff${csvOf(row(n))}`, 'utf16le'),
    outcome: fine,
  },
  {
    name: 'UTF-16 the other way round',
    file: (n) => utf16be(`\ufeff${csvOf(row(n))}`),
    outcome: fine,
  },
  {
    name: 'UTF-16 without a mark',
    file: (n) => Buffer.from(csvOf(row(n)), 'utf16le'),
    outcome: refused('file-kind-refused', '这不是文本表格'),
  },
  {
    name: 'two encodings in one file',
    file: (n) =>
      Buffer.concat([
        iconv.encode(`${csvOf(row(n))}\r\n`, 'gb18030'),
        Buffer.from(row(n + 1).join()),
      ]),
    outcome: refused('encoding-mixed', '文件编码不一致:第 3 行是 UTF-8,第 1 行不是'),
  },
  {
    name: 'a byte of no encoding',
    file: (n) => Buffer.concat([Buffer.from(`${csvOf(row(n))}\r\n`), Buffer.from([0xff, 0xff])]),
    outcome: refused('encoding-mixed', '第 1 行是 UTF-8,第 3 行不是'),
  },
  {
    name: 'a character cut in half at the end',
    file: (n) => Buffer.from(csvOf(row(n), row(n + 1, { to: '月' }))).subarray(0, -1),
    outcome: refused('encoding-mixed', '第 1 行是 UTF-8,第 3 行不是'),
  },
  {
    name: 'a NUL',
    file: (n) => csvOf(row(n, { village: 'a\0b' })),
    outcome: refused('file-kind-refused', '这不是文本表格'),
  },
]

const forms: Hostile[] = [
  {
    name: 'tabs, named csv',
    file: (n) =>
      sheetOf(row(n))
        .map((cells) => cells.join('\t'))
        .join('\n'),
    outcome: fine,
  },
  {
    name: 'semicolons',
    file: (n) =>
      sheetOf(row(n))
        .map((cells) => cells.join(';'))
        .join('\n'),
    outcome: fine,
  },
  {
    name: 'line ends of an old Macintosh',
    file: (n) => csvOf(row(n)).replaceAll('\r\n', '\r'),
    outcome: fine,
  },
  {
    name: 'a header in other order, with blanks, stars and a unit',
    file: (n) => {
      const [names = [], cells = []] = sheetOf(row(n))
      const odd = names.map((name) => (name === '月标准' ? ' *月 标准（元）' : `${name}　`))
      return [odd.reverse().join(), [...cells].reverse().join()].join('\n')
    },
    outcome: fine,
  },
  {
    name: 'titles above and totals below',
    file: (n) => `2023 年在保名单\n\n${csvOf(row(n))}\n合计,,,,,,,450.00\n以下空白\n制表:测试`,
    outcome: fine,
  },
  {
    name: 'rows of nothing in between',
    file: (n) => `${csvOf(row(n))}\n,,,,,,,,,\n\n   \n`,
    outcome: fine,
  },
  {
    name: 'more columns than anybody asked for',
    file: (n) => `${header},备注,电话\n${row(n).join()},无,0`,
    outcome: fine,
  },
  {
    name: 'line ends of three systems',
    file: (n) => [header, row(n).join(), row(n + 1).join()].join('\r').replace('\r', '\n'),
    outcome: { standards: ['450.00', '450.00'] },
  },
  {
    name: 'thousands that divide an amount',
    file: (n) => `${header}\n${row(n, { standard: '1,234.00' }).join()}`,
    outcome: { errors: [[2, '', '1,234.00', shifted]] },
  },
  {
    name: 'a quote after a blank that a comma divides',
    file: (n) => `${header},备注\n${row(n, { village: ' "示例,社区"' }).join()},甲`,
    outcome: { errors: [[2, '', '甲', shifted]] },
  },
  {
    name: 'lines that end with the separator, their header not',
    file: (n) => `${header}\n${row(n).join()},`,
    outcome: fine,
  },
  {
    name: 'a page carried over, what stands above the header with it',
    file: (n) => {
      const head = `单位:示例区,,打印柜员:1\n${header}`
      const page = `承前页,,,,,,,0\n${row(n).join()}\n本页发生额合计,,,,,,,450.00\n过次页,,,,,,,450.00`
      return `${head}\n${page}\n${head}\n期末余额,,,,,,,450.00\n支出总笔数:1,总金额:450.00\n第1页,共1页`
    },
    outcome: fine,
  },
  { name: 'nothing', file: () => '', outcome: refused('file-empty', '文件是空的') },
  {
    name: 'nothing but a mark',
    file: () => '\ufeff',
    outcome: refused('file-empty', '文件中没有内容'),
  },
  {
    name: 'nothing but blanks',
    file: () => ' \r\n,,,\r\n',
    outcome: refused('file-empty', '文件中没有内容'),
  },
  {
    name: 'a header alone',
    file: () => header,
    outcome: refused('import-empty', '没有可导入的数据行'),
  },
  {
    name: 'rows without a header',
    file: (n) => row(n).join(),
    outcome: refused('header-missing', '没有找到表头,缺少列:救助类别、乡镇代码'),
  },
  {
    name: 'a header without one of its columns',
    file: (n) => csvOf(row(n)).replace('月标准', '标准的'),
    outcome: refused('header-missing', '缺少列:月标准'),
  },
  {
    name: 'two columns of one name',
    file: (n) => `${header},月标准\n${row(n).join()},1.00`,
    outcome: refused('header-duplicated', '第 1 行有两列都是“月标准”'),
  },
  {
    name: 'a quote that nothing closes',
    file: (n) => `${csvOf(row(n))}\r\n"${row(n + 1).join()}`,
    outcome: refused('quote-unbalanced', '第 3 行的双引号没有配对'),
  },
  {
    name: 'a cell of 40,000 characters',
    file: (n) => csvOf(row(n, { village: '长'.repeat(40_000) })),
    outcome: refused('cell-too-long', '第 2 行第 3 列的内容过长'),
  },
  {
    name: 'five thousand columns',
    file: (n) => `${csvOf(row(n))}${',x'.repeat(5000)}`,
    outcome: refused('too-many-columns', '第 2 行超过 200 列'),
  },
  {
    name: 'one line of seven million characters',
    file: (n) => `${csvOf(row(n))}\r\n${'x'.repeat(7_000_000)}`,
    outcome: refused('line-too-long', '第 3 行过长'),
  },
]

const kinds: Hostile[] = [
  {
    name: 'an old xls or a workbook with a password',
    file: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    outcome: refused('file-kind-refused', '旧版 Excel(xls)或加密的文件'),
  },
  {
    name: 'a PDF',
    file: () => '%PDF-1.7\n',
    outcome: refused('file-kind-refused', '这是 PDF 文件'),
  },
  {
    name: 'a picture',
    file: () => Buffer.from('89504e470d0a1a0a', 'hex'),
    outcome: refused('file-kind-refused', '这是图片文件'),
  },
  {
    name: 'a RAR archive',
    file: () => 'Rar!\x1a\x07\x00',
    outcome: refused('file-kind-refused', '这是 RAR 压缩包'),
  },
  {
    name: 'a gzip archive',
    file: () => Buffer.from('1f8b0800', 'hex'),
    outcome: refused('file-kind-refused', '这是 gzip 压缩包'),
  },
  {
    name: 'a web page that calls itself xls',
    file: (n) => `<html><table><tr><td>${row(n).join('</td><td>')}</td></tr></table></html>`,
    outcome: refused('file-kind-refused', '这是网页或 XML 格式的表格'),
  },
  {
    name: 'XML with an external entity',
    file: () =>
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    outcome: refused('file-kind-refused', '这是网页或 XML 格式的表格'),
  },
  {
    name: 'random bytes with a NUL',
    file: () => Buffer.concat([Buffer.from('a,b\n\0'), randomBytes(4000)]),
    outcome: refused('file-kind-refused', '这不是文本表格'),
  },
]

export const textCases: readonly Hostile[] = [...encodings, ...forms, ...kinds]
