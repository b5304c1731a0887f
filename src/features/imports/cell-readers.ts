import { normaliseAccount } from '../../kernel/bank-account.ts'
import { isDate } from '../../kernel/date.ts'
import { normaliseDocumentNumber } from '../../kernel/document-number.ts'
import { parseYuan } from '../../kernel/fen.ts'
import {
  birthDateOf,
  identityFault,
  normaliseIdentityNumber,
} from '../../kernel/identity-number.ts'
import { maskAccount, maskIdentity } from '../../kernel/mask.ts'
import { isBookMonth, isBookYear, isMonth, outsideBooks } from '../../kernel/month.ts'
import type { Sealer } from '../../platform/crypto/vault.ts'
import type { CopyValue } from '../../platform/db/copy-text.ts'
import type { SourceCell } from '../../platform/files/index.ts'
import type { Cell, PlainCell } from './cells.ts'

/** Why a cell cannot be taken, in the clerk's words. */
export interface CellRefusal {
  reason: string
}

/** How a cell is read: into which columns of the staging table, and what it refuses. */
export interface CellReader {
  columns: readonly { suffix: string; type: string }[]
  /** Shown masked in faults. */
  isSensitive?: boolean
  read(cell: SourceCell, sealer: Sealer): readonly CopyValue[] | CellRefusal
}

const refuse = (reason: string): CellRefusal => ({ reason })
const textOf = (cell: SourceCell): string => (cell === null ? '' : String(cell).trim())
const single = (type: string) => [{ suffix: '', type }]

/** The type of a cell with one column; `take` gets the trimmed text. */
function simple(
  type: string,
  take: (text: string, cell: SourceCell) => CopyValue | CellRefusal,
  whenEmpty: CopyValue | CellRefusal = refuse('不能为空'),
): CellReader {
  return {
    columns: single(type),
    read: (cell) => {
      const text = textOf(cell)
      const value = text === '' ? whenEmpty : take(text, cell)
      return isRefusal(value) ? value : [value]
    },
  }
}

export function isRefusal(value: unknown): value is CellRefusal {
  return typeof value === 'object' && value !== null && 'reason' in value
}

/** Line breaks and tabs apart; those of the second group turn what one reads around. */
const invisible = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/u
const spreadsheetError = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/

/** A text may be a number of a batch, a voucher or a bank's line, which must not be rounded. */
const takeText = (max: number) => (text: string, cell: SourceCell) => {
  if (text.length > max) return refuse(`不能超过 ${max} 个字`)
  if (invisible.test(text)) return refuse('含有不可见的控制字符')
  if (spreadsheetError.test(text)) return refuse('是 Excel 的错误值,请改正公式后重新填写')
  return isRounded(cell) || isShownRounded.test(text) ? spoiledNumber : text
}

const spoiledNumber = refuse('Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写')

/** Excel keeps 15 digits of a long number, and shows 2.02307E+17. */
const isRounded = (cell: SourceCell): boolean => typeof cell === 'number' && cell >= 1e15
const isShownRounded = /^\d(\.\d+)?E\+\d\d$/i

const notAmount = refuse('不是金额:应为最多两位小数的元')
/** A hundred thousand million yuan: more than a province spends, and far from the end of bigint. */
const mostFen = 10_000_000_000_000n

function takeSigned(text: string): bigint | CellRefusal {
  const fen = parseYuan(text)
  if (fen === null) return notAmount
  return fen > mostFen || fen < -mostFen ? refuse('金额过大') : fen
}

function takeAmount(text: string): bigint | CellRefusal {
  const fen = takeSigned(text)
  return isRefusal(fen) || fen > 0n ? fen : refuse('金额应大于零')
}

const isOurs = (year: string) => /^(19|20|21)/.test(year)

/** A database writes a day with its midnight. */
const dateForms = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

function takeDate(text: string): string | CellRefusal {
  for (const form of dateForms) {
    const [, year, month, day] = form.exec(text) ?? []
    if (year === undefined || month === undefined || day === undefined) continue
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isDate(date) && isOurs(year) ? date : refuse('没有这一天')
  }
  return takeSerialDate(text) ?? refuse('不是日期:应为 2023-07-06 的形式')
}

/** Excel counts days since 1899-12-30; five digits are the years 1927 to 2173. */
function takeSerialDate(text: string): string | null {
  if (!/^\d{5}$/.test(text)) return null
  return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10)
}

function takeMonth(text: string): string | CellRefusal {
  const [, year, month] = /^(\d{4})[-/.年]?(\d{1,2})(?:月|[-/.]0?1)?$/.exec(text) ?? []
  const read = `${year}-${month?.padStart(2, '0')}`
  if (year !== undefined && isOurs(year) && isMonth(read)) return read
  return takeSerialDate(text)?.slice(0, 7) ?? refuse('不是月份:应为 2023-07 的形式')
}

const isSpoiled = (cell: SourceCell): boolean =>
  isRounded(cell) || /^\d(\.\d+)?E\+?\d+$/i.test(textOf(cell))

const identityColumns = [
  { suffix: '_hash', type: 'bytea' },
  { suffix: '_sealed', type: 'bytea' },
  { suffix: '_masked', type: 'text' },
  { suffix: '_is_valid', type: 'boolean' },
  { suffix: '_birth_on', type: 'date' },
]

const identity: CellReader = {
  columns: identityColumns,
  isSensitive: true,
  read: (cell, sealer) => {
    if (isSpoiled(cell)) return spoiledNumber
    const number = normaliseIdentityNumber(textOf(cell))
    if (number === null) return refuse('身份证号应为 18 位')
    const fault = identityFault(number)
    return [
      sealer.hash(number),
      sealer.seal(number),
      maskIdentity(number),
      fault === null,
      fault === 'birth-date' ? null : birthDateOf(number),
    ]
  },
}

const account: CellReader = {
  columns: identityColumns.slice(0, 3),
  isSensitive: true,
  read: (cell, sealer) => {
    if (isSpoiled(cell)) return spoiledNumber
    const number = normaliseAccount(textOf(cell))
    if (number === null) return refuse('不是银行账号')
    return [sealer.hash(number), sealer.seal(number), maskAccount(number)]
  },
}

const readers: Readonly<Record<PlainCell, CellReader>> = {
  account,
  amount: simple('bigint', takeAmount),
  'book-month': simple('text', (text) => {
    const read = takeMonth(text)
    return isRefusal(read) || isBookMonth(read) ? read : refuse(outsideBooks)
  }),
  'book-year': simple('int', (text) =>
    /^\d{4}$/.test(text) && isBookYear(Number(text)) ? Number(text) : refuse(outsideBooks),
  ),
  date: simple('date', takeDate),
  decimal: simple('numeric', (text) =>
    /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? text : refuse('应为数字'),
  ),
  'document-number': simple(
    'text',
    (text) => normaliseDocumentNumber(text) ?? refuse('不是文号:应为 湘财社指〔2023〕12号 的形式'),
  ),
  identity,
  integer: simple('int', (text) =>
    /^\d{1,9}$/.test(text) ? Number(text) : refuse('应为不小于零的整数,最多 9 位'),
  ),
  month: simple('text', takeMonth),
  'optional-amount': simple(
    'bigint',
    (text) => {
      const fen = takeSigned(text)
      return isRefusal(fen) || fen >= 0n ? fen : refuse('金额不能为负')
    },
    0n,
  ),
  'red-or-amount': simple('bigint', (text) => (/^[-—]+$/.test(text) ? 0n : takeSigned(text)), 0n),
  'signed-amount': simple('bigint', (text) => parseYuan(text) ?? notAmount),
  'township-code': simple('text', (text) =>
    /^\d{9}$/.test(text) ? text : refuse('乡镇代码应为 9 位数字'),
  ),
}

/** What reads such a cell. */
export function readerOf(cell: Cell): CellReader {
  const reader = readerOfFilled(cell)
  if (cell.isOptional !== true) return reader
  return {
    ...reader,
    read: (source, sealer) =>
      textOf(source) === '' ? reader.columns.map(() => null) : reader.read(source, sealer),
  }
}

function readerOfFilled(cell: Cell): CellReader {
  if (cell.type === 'text') return simple('text', takeText(cell.max))
  if (cell.type === 'optional-text') return simple('text', takeText(cell.max), '')
  if (cell.type !== 'choice') return readers[cell.type]
  const { options } = cell
  return simple(
    'text',
    (text) => options[text] ?? refuse(`应为 ${Object.keys(options).join('、')} 之一`),
  )
}
