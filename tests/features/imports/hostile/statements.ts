import { readFileSync } from 'node:fs'
import type { Hostile } from './case.ts'

const message = readFileSync('tests/fixtures/bank-statements/camt.053.xml', 'utf8')
const kind = 'bank-statement'
const changed = (
  name: string,
  from: string | RegExp,
  to: string,
  outcome: Hostile['outcome'],
): Hostile => ({ name, kind, file: () => message.replace(from, to), outcome })
const refused = (code: string, says: string) => ({ refused: code, says })

const line = (cells: string) =>
  `账号,交易日期,借方金额,贷方金额,余额,对方户名,摘要,流水号\n${cells}`
const faulty = (name: string, cells: string, ...faults: [string, string, string][]): Hostile => ({
  name,
  kind,
  file: () => line(cells),
  outcome: { errors: faults.map(([column, value, reason]) => [2, column, value, reason] as const) },
})
const noDate = '不是日期:应为 2023-07-06 的形式'

/** Bank statements: messages that lie, and lines that cannot be. */
export const statementCases: readonly Hostile[] = [
  changed(
    'a message with entities that swell',
    '<Document',
    '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Document',
    refused('xml-doctype', '报文含有文档类型声明(DTD),不予接收'),
  ),
  changed(
    'a message with an entity of its own',
    '手续费',
    '&secret;',
    refused('xml-damaged', '不是完整的 XML'),
  ),
  changed(
    'a message cut off',
    /<Ntry>\s*<Amt Ccy="CNY">1200[\s\S]*/,
    '',
    refused('xml-damaged', '文件已损坏或被截断'),
  ),
  changed(
    'a message with tags a hundred deep',
    '<Id>S1</Id>',
    '<a>'.repeat(100),
    refused('xml-damaged', '层次过深'),
  ),
  changed(
    'a message with a text of 40,000 characters',
    '拨款',
    '长'.repeat(40_000),
    refused('cell-too-long', '第 1 笔明细的内容过长'),
  ),
  changed(
    'a message whose entries do not come to its balance',
    '1200.50',
    '1200.51',
    refused('statement-incomplete', '期初余额加各笔明细得'),
  ),
  changed(
    'a message in another currency',
    '"CNY">1200',
    '"HKD">1200',
    refused('currency-refused', '第 2 笔明细的币种是 HKD'),
  ),
  {
    name: 'a message whose bytes are not of its encoding',
    kind,
    file: () => Buffer.from(message, 'utf16le').swap16(),
    outcome: refused('file-kind-refused', '这不是文本表格'),
  },
  {
    name: 'a message that is Latin and says UTF-8',
    kind,
    file: () => Buffer.from(message.replace('拨款', '\xff\xfe'), 'latin1'),
    outcome: refused('encoding-broken', '与其声明的编码不符'),
  },
  faulty('a day that there is not', '9999990000000000001,2023-02-30,1.00,,1.00,甲,乙,F1', [
    '交易日期',
    '2023-02-30',
    '没有这一天',
  ]),
  faulty('a day in the year 0', '9999990000000000001,0000-01-01,1.00,,1.00,甲,乙,F1', [
    '交易日期',
    '0000-01-01',
    '没有这一天',
  ]),
  faulty('a day written as 07/06/2023', '9999990000000000001,07/06/2023,1.00,,1.00,甲,乙,F1', [
    '交易日期',
    '07/06/2023',
    noDate,
  ]),
  faulty('a line on both sides', '9999990000000000001,2023-07-01,1.00,1.00,1.00,甲,乙,F1', [
    '借方金额',
    '1.00',
    '借方和贷方须有且只有一方有金额',
  ]),
  faulty('a line on neither side', '9999990000000000001,2023-07-01,,,1.00,甲,乙,F1', [
    '借方金额',
    '',
    '借方和贷方须有且只有一方有金额',
  ]),
  faulty('an account as 6.2E+18', '6.2E+18,2023-07-01,1.00,,1.00,甲,乙,F1', [
    '账号',
    '****E+18',
    'Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写',
  ]),
  faulty(
    'a serial number as 2.02307E+17',
    '9999990000000000001,2023-07-01,1.00,,1.00,甲,乙,2.02307E+17',
    ['流水号', '2.02307E+17', 'Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写'],
  ),
  {
    name: 'a statement of two accounts, page by page',
    kind,
    file: () => {
      const page = (account: string, rest: string) =>
        `账号:${account}\n${line(rest).replace('账号,', '')}`
      return [
        page('9999990000000000001', '2023-07-01,1.00,,9.00,甲,乙,F1'),
        page('9999990000000000002', '2023-07-02,,1.00,10.00,甲,乙,F2'),
      ].join('\n')
    },
    outcome: refused(
      'preamble-differs',
      '第 4 行的“账号”与表头上方的不同,请每个账号单独导出一个文件',
    ),
  },
  {
    name: 'a statement without an account anywhere',
    kind,
    file: () => line('x').replace('账号,', '').replace('x', '2023-07-01,1.00,,1.00,甲,乙,F1'),
    outcome: { errors: [[2, '账号', '', '不是银行账号']] },
  },
]
