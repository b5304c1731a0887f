import type { Fen } from '../../kernel/fen.ts'

/** Both ends are in. */
export interface Interval<Value> {
  value: Value
  low: Value
  high: Value
}

/**
 * The total of a population from a simple random sample drawn without putting back, with its 95 %
 * interval: N·ȳ ± t·N·√((1 − n/N)·s²/n), t of n − 1 degrees of freedom. Whole fen, the interval
 * rounded outwards, and within what is known: `values` are there, and no one lacks more than all.
 * Null where one value says nothing of the spread. Source: Cochran, Sampling Techniques (3rd ed.,
 * 1977), chapter 2.
 */
export function estimatedTotal(
  populationCount: number,
  values: readonly Fen[],
): Interval<Fen> | null {
  const [size, n] = [BigInt(populationCount), BigInt(values.length)]
  const sum = values.reduce((total, one) => total + one, 0n)
  if (n === size) return { value: sum, low: sum, high: sum }
  if (n < 2n) return null
  const value = (2n * size * sum + n) / (2n * n)
  const squares = values.reduce((total, one) => total + one * one, 0n)
  const t = BigInt(Math.round(studentQuantile(values.length - 1) * tScale))
  const top = t * t * size * (size - n) * (n * squares - sum * sum)
  const bottom = n * n * (n - 1n) * BigInt(tScale) ** 2n
  const half = rootUp((top + bottom - 1n) / bottom)
  return { value, low: value - half > sum ? value - half : sum, high: value + half }
}

const tScale = 10_000

/** The smallest whole number whose square is not below. */
function rootUp(square: bigint): bigint {
  if (square <= 0n) return 0n
  let root = BigInt(Math.ceil(Math.sqrt(Number(square)))) + 1n
  while (root * root >= square) root -= 1n
  while (root * root < square) root += 1n
  return root
}

/** z of the two-sided 95 %. */
const z = 1.959963984540054

/**
 * t of the two-sided 95 % by degrees of freedom: exact for 1 and 2, else the series in 1/ν of
 * Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5, right to 0.005.
 */
export function studentQuantile(freedom: number): number {
  if (freedom === 1) return 12.7062
  if (freedom === 2) return 4.3027
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z)
}

/**
 * How many of a population differ, when `found` of a simple random sample of `sampled` do, with the
 * exact 95 % interval: all numbers for which neither so few nor so many would be rarer than 2.5 %
 * under the hypergeometric distribution. So a sample without a case still has an upper end. Source:
 * Cochran, Sampling Techniques (3rd ed., 1977), chapter 3.
 */
export function estimatedCount(
  populationCount: number,
  { sampled, found }: { sampled: number; found: number },
): Interval<number> | null {
  if (sampled === 0) return populationCount === 0 ? { value: 0, low: 0, high: 0 } : null
  const most = populationCount - sampled + found
  const logs = logFactorials(populationCount)
  const chance = (marked: number, from: number, to: number) =>
    tail(logs, { populationCount, sampled, marked, from, to })
  const isNotTooFew = (marked: number) => chance(marked, found, sampled) > tailShare
  const isNotTooMany = (marked: number) => chance(marked, 0, found) > tailShare
  return {
    value: Math.round((populationCount * found) / sampled),
    low: firstWhere(found, most, isNotTooFew),
    high: firstWhere(found, most + 1, (marked) => marked > most || !isNotTooMany(marked)) - 1,
  }
}

const tailShare = 0.025

/** The first whole number from `low` for which it holds; it holds for `high`, and from one on. */
function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1)
  for (let n = 2; n <= upTo; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n)
  return logs
}

interface Draw {
  populationCount: number
  sampled: number
  /** How many of the population are such. */
  marked: number
  from: number
  to: number
}

/** The probability that from…to of those drawn are marked. */
function tail(logs: Float64Array, { populationCount, sampled, marked, from, to }: Draw): number {
  const choose = (n: number, k: number) => (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0)
  const all = choose(populationCount, sampled)
  const least = Math.max(from, 0, sampled - (populationCount - marked))
  let sum = 0
  for (let k = least; k <= Math.min(to, sampled, marked); k += 1) {
    sum += Math.exp(choose(marked, k) + choose(populationCount - marked, sampled - k) - all)
  }
  return sum
}
