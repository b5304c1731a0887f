/** One number per purpose, so that two purposes never share their chance. */
export const streams = {
  household: 1,
  income: 2,
  span: 3,
  oldStart: 4,
  failure: 5,
  failureReason: 6,
  name: 7,
  bank: 8,
  birthOffset: 9,
  birthSequence: 10,
  grantTownship: 11,
  grantAmount: 12,
  pick: 13,
  count: 14,
  payDay: 15,
  lead: 16,
  voucher: 17,
  voucherAmount: 18,
  voucherTownship: 19,
  bankDelay: 20,
  bankReference: 21,
  bankTime: 22,
  amount: 23,
  indicator: 24,
  death: 25,
  namedDocument: 26,
  case: 27,
} as const

export type Stream = (typeof streams)[keyof typeof streams]

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** 32 random bits that depend on nothing but the seed, the purpose and two numbers. */
export function hash(seed: number, stream: Stream, a: number, b = 0): number {
  return mix(mix(mix(mix(seed) + stream * 0x9e3779b1) + a * 0x85ebca77) + b * 0xc2b2ae3d)
}

/** The same as a fraction from 0 (inclusive) to 1 (exclusive). */
export function chance(seed: number, stream: Stream, a: number, b = 0): number {
  return hash(seed, stream, a, b) / 4_294_967_296
}

export function pickFrom<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
