import type { LinePart, VoucherPart } from './world.ts'

/** What happens to a payment between the books and the bank's file. */
export const disturbances = [
  'none',
  'late in the window',
  'late beyond the window',
  'late, but named',
  'over the end of the month',
  'dropped',
  'duplicated on a later day',
  'duplicated on the same day',
  'twins',
  'split in two',
  'split in three',
  'merged',
  'written in another way',
  'renamed, same account',
  'renamed, without account',
  'nobody named',
  'other amount, named',
  'other amount, same account',
  'returned',
  'taken as a fee',
] as const
export type Disturbance = (typeof disturbances)[number]

/** What the clerk must find: matches as "lines = entries", exceptions as "kind reference". */
export interface Derived {
  vouchers: VoucherPart[]
  lines: LinePart[]
  matches: string[]
  exceptions: string[]
}

export interface Payment {
  disturbance: Disturbance
  /** Of March, up to 20. */
  day: number
  /** Which of the few payees, so that payments meet others of the same payee. */
  payee: number
}

const station = {
  name: '示例汽车站',
  other: ' 示例汽車站 （北） ',
  account: '999999000001',
}
const payees = [
  station,
  { name: '示例公寓', other: '示例公寓【代】', account: '999999000002' },
  { name: '示例医院', other: '示例醫院', account: '999999000003' },
]
const window = 3
const march = (day: number) => `2023-03-${String(day).padStart(2, '0')}`

/**
 * The nth payment, disturbed. No amount is a sum of others, nor near one: each is three times the
 * one before, and what is split off, once or twice, four times that of the one before. So whatever
 * is matched otherwise than expected here is matched wrongly.
 */
export function derive(n: number, { disturbance, day, payee }: Payment): Derived {
  const fen = 10_090n * 3n ** BigInt(n)
  const rest = 13n * 4n ** BigInt(n)
  const { name, other, account } = payees[payee % payees.length] ?? station
  const [p, q] = [`PZ${n}A`, `PZ${n}B`]
  const [s, t, u] = [`S${n}A`, `S${n}B`, `S${n}C`]
  const voucher: VoucherPart = { number: p, on: march(day), fen, name, account }
  const line: LinePart = { serial: s, on: march(day), fen: -fen, name, account }
  const on = (later: number) => march(day + later)
  const paired = `${s} = ${p}`
  const openBoth = [`in_bank_not_in_books ${s}`, `in_books_not_at_bank ${p}`]
  const all = (
    lines: LinePart[],
    matches: string[],
    exceptions: string[] = [],
    vouchers = [voucher],
  ): Derived => ({ vouchers, lines, matches, exceptions })

  switch (disturbance) {
    case 'none':
      return all([line], [paired])
    case 'late in the window':
      return all([{ ...line, on: on(window) }], [paired])
    case 'late beyond the window':
      return all([{ ...line, on: on(window + 1) }], [], openBoth)
    case 'late, but named':
      return all([{ ...line, on: on(window + 5), remark: `支付 ${p}` }], [paired])
    case 'over the end of the month':
      return all([{ ...line, on: '2023-04-02' }], [paired], [], [{ ...voucher, on: march(31) }])
    case 'dropped':
      return all([], [], [`in_books_not_at_bank ${p}`])
    case 'duplicated on a later day':
      return all(
        [
          { ...line, remark: p },
          { ...line, serial: t, on: on(1), remark: p },
        ],
        [paired],
        [`paid_twice ${t}`],
      )
    case 'duplicated on the same day':
      return all(
        [
          { ...line, remark: p },
          { ...line, serial: t, remark: p },
        ],
        [],
        [`paid_twice ${s}`, `paid_twice ${t}`, `in_books_not_at_bank ${p}`],
      )
    case 'twins':
      return all(
        [line, { ...line, serial: t, on: on(1) }],
        [],
        [...openBoth, `in_bank_not_in_books ${t}`, `in_books_not_at_bank ${q}`],
        [voucher, { ...voucher, number: q, on: on(1) }],
      )
    case 'split in two':
      return all(
        [
          { ...line, fen: rest - fen },
          { ...line, serial: t, on: on(2), fen: -rest },
        ],
        [`${s} ${t} = ${p}`],
      )
    case 'split in three':
      return all(
        [
          { ...line, fen: 3n * rest - fen },
          { ...line, serial: t, on: on(1), fen: -rest },
          { ...line, serial: u, on: on(2), fen: -2n * rest },
        ],
        [`${s} ${t} ${u} = ${p}`],
      )
    case 'merged':
      return all(
        [line],
        [`${s} = ${p} ${q}`],
        [],
        [
          { ...voucher, fen: fen - rest },
          { ...voucher, number: q, on: on(1), fen: rest },
        ],
      )
    case 'written in another way':
      return all([{ ...line, name: other, account: '' }], [paired])
    case 'renamed, same account':
      return all([{ ...line, name: '改名以后的单位' }], [paired])
    case 'renamed, without account':
      return all([{ ...line, name: '不相干的单位', account: '' }], [], [`name_differs ${s}`])
    case 'nobody named':
      return all([{ ...line, name: '', account: '' }], [paired])
    case 'other amount, named':
      return all([{ ...line, fen: -fen - rest, remark: p }], [], [`amount_differs ${s}`])
    case 'other amount, same account':
      return all([{ ...line, fen: -fen - rest }], [], [`amount_differs ${s}`])
    case 'returned':
      return all(
        [line, { ...line, serial: t, on: on(1), fen, summary: '退汇' }],
        [paired],
        [`returned_not_booked ${t}`],
      )
    case 'taken as a fee': {
      const fee = { serial: t, on: on(1), fen: -rest, summary: '手续费' }
      return all([line, fee], [paired], [`fee_or_interest ${t}`])
    }
  }
}
