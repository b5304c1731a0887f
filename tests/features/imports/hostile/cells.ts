import { type Cells, csvOf, type Hostile, row } from './case.ts'

const notAmount = '不是金额:应为最多两位小数的元'
/** The end of an identity number is its row's own. */
const shiftedNumber = /^\*\*\*\*.{4}$/
const spoiled = 'Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写'

const taken = (name: string, cells: Cells, standard: string): Hostile => ({
  name,
  file: (person) => csvOf(row(person, cells)),
  outcome: { standards: [standard] },
})

const refused = (name: string, cells: Cells, column: string, value: string, reason: string) =>
  ({
    name,
    file: (person: number) => csvOf(row(person, cells)),
    outcome: { errors: [[2, column, value, reason]] },
  }) satisfies Hostile

const amounts: Hostile[] = [
  taken('an amount with thousands separators', { standard: '1,234.50' }, '1234.50'),
  taken('an amount in full-width digits', { standard: '４５０．５０' }, '450.50'),
  taken('an amount with the sign of the yuan and blanks', { standard: ' ¥ 450.5 ' }, '450.50'),
  taken('an amount with ideographic and no-break blanks', { standard: '　450 ' }, '450.00'),
  taken('an amount with its unit', { standard: '450元' }, '450.00'),
  taken('an amount with a leading plus', { standard: '+450.00' }, '450.00'),
  refused('an amount with three decimals', { standard: '450.005' }, '月标准', '450.005', notAmount),
  refused('an amount with an exponent', { standard: '4.5E+02' }, '月标准', '4.5E+02', notAmount),
  refused('an amount in words', { standard: '肆佰伍拾元整' }, '月标准', '肆佰伍拾元整', notAmount),
  refused('an amount of nothing', { standard: '0.00' }, '月标准', '0.00', '金额应大于零'),
  refused('an amount below nothing', { standard: '-450' }, '月标准', '-450', '金额应大于零'),
  refused('an amount with wrong groups', { standard: '45,0.00' }, '月标准', '45,0.00', notAmount),
  refused('an amount that is NaN', { standard: 'NaN' }, '月标准', 'NaN', notAmount),
  refused('an amount in hexadecimal', { standard: '0x1C2' }, '月标准', '0x1C2', notAmount),
  refused('an amount that is missing', { standard: '' }, '月标准', '', '不能为空'),
  refused(
    'an amount beyond 64 bits',
    { standard: '99999999999999999999.00' },
    '月标准',
    '****9999.00',
    '金额过大',
  ),
  refused(
    'an amount that SQL would run',
    { standard: "1'); drop table person; --" },
    '月标准',
    "1'); drop table person; --",
    notAmount,
  ),
]

const numbers: Hostile[] = [
  {
    name: 'an identity number that a spreadsheet turned into 4.3e17',
    file: (person) => csvOf(row(person, { identity: '4.30699E+17' })),
    outcome: { errors: [[2, '享受人身份证号', '****E+17', spoiled]] },
  },
  refused(
    'an identity number of 15 digits',
    { identity: '430699500101001' },
    '享受人身份证号',
    '****1001',
    '身份证号应为 18 位',
  ),
  refused(
    'an identity number with letters',
    { identity: '43069919500101O01X' },
    '享受人身份证号',
    '****O01X',
    '身份证号应为 18 位',
  ),
  {
    name: 'an identity number with blanks, an apostrophe and a small x',
    file: (person) => {
      const cells = row(person)
      const number = cells[6] ?? ''
      cells[6] = `'${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`
      return csvOf(cells)
    },
    outcome: { standards: ['450.00'] },
  },
]

const months: Hostile[] = [
  taken('a month as 2023/1', { from: '2023/1' }, '450.00'),
  taken('a month as 2023年1月', { from: '2023年1月' }, '450.00'),
  taken('a month as 202301', { from: '202301' }, '450.00'),
  taken('a month as its first day', { from: '2023-01-01' }, '450.00'),
  refused(
    'a thirteenth month',
    { from: '2023-13' },
    '起始月份',
    '2023-13',
    '不是月份:应为 2023-07 的形式',
  ),
  refused(
    'a month in the year 0',
    { from: '0000-01' },
    '起始月份',
    '0000-01',
    '不是月份:应为 2023-07 的形式',
  ),
  refused(
    'an end before its beginning',
    { to: '2022-12' },
    '终止月份',
    '2022-12',
    '终止月份早于起始月份',
  ),
]

const texts: Hostile[] = [
  taken('a name with quotes, a comma and a line break', { village: '示例"甲",\n社区' }, '450.00'),
  taken('a name of rare characters', { head: '𠮷𪚥', person: '𠮷𪚥' }, '450.00'),
  taken('a village that would run as a formula', { village: '=HYPERLINK("http://x")' }, '450.00'),
  refused(
    'a name of 300 characters',
    { person: '长'.repeat(300) },
    '享受人姓名',
    '长'.repeat(200),
    '不能超过 60 个字',
  ),
  refused(
    'a name that turns the line around',
    { person: '张\u202e三' },
    '享受人姓名',
    '张\u202e三',
    '含有不可见的控制字符',
  ),
  refused(
    'a name with a bell in it',
    { person: '张\u0007三' },
    '享受人姓名',
    '张\u0007三',
    '含有不可见的控制字符',
  ),
  refused(
    'a name that is a spreadsheet’s error',
    { person: '#N/A' },
    '享受人姓名',
    '#N/A',
    '是 Excel 的错误值,请改正公式后重新填写',
  ),
  refused(
    'a category that there is not',
    { category: '城镇低保户' },
    '救助类别',
    '城镇低保户',
    '没有这个救助类别',
  ),
  refused(
    'a township of another county',
    { township: '430602001' },
    '乡镇代码',
    '430602001',
    '本区没有这个乡镇',
  ),
  refused(
    'a township whose leading digits are gone',
    { township: '3002' },
    '乡镇代码',
    '3002',
    '乡镇代码应为 9 位数字',
  ),
  {
    name: 'the same person twice',
    file: (person) => csvOf(row(person), row(person, { standard: '451.00' })),
    outcome: { errors: [[3, '享受人身份证号', '430699********0784', '与第 2 行重复']] },
  },
  {
    name: 'a row that lacks its last columns',
    file: (person) => csvOf(row(person), row(person + 1).slice(0, 7)),
    outcome: {
      errors: [
        [3, '月标准', '', '不能为空'],
        [3, '起始月份', '', '不能为空'],
      ],
    },
  },
  {
    name: 'a row shifted by a stray comma: no number comes back in clear',
    file: (person) => csvOf(['', ...row(person, { head: '甲', person: '甲' })]),
    outcome: {
      errors: [
        [2, '救助类别', '', '不能为空'],
        [2, '乡镇代码', '城市低保', '乡镇代码应为 9 位数字'],
        [2, '户主身份证号', '****甲', '身份证号应为 18 位'],
        [2, '享受人身份证号', '****甲', '身份证号应为 18 位'],
        [2, '月标准', shiftedNumber, '不是金额:应为最多两位小数的元'],
        [2, '起始月份', '450.00', '不是月份:应为 2023-07 的形式'],
      ],
    },
  },
]

const wide = (text: string) =>
  text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))

const wideNumbers: Hostile[] = [
  {
    name: 'an identity number in full-width digits, between marks that nobody sees',
    file: (person) => {
      const cells = row(person)
      cells[6] = `\u202d${wide(cells[6] ?? '')}\u202c`
      return csvOf(cells)
    },
    outcome: { standards: ['450.00'] },
  },
  refused(
    'an identity number in full-width digits in another column',
    { township: wide('430699195001010012') },
    '乡镇代码',
    '****００１２',
    '乡镇代码应为 9 位数字',
  ),
]

export const cellCases: readonly Hostile[] = [
  ...amounts,
  ...numbers,
  ...months,
  ...texts,
  ...wideNumbers,
]
