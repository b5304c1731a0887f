import { hash, pickFrom, streams } from './hash.ts'
import type { Cell } from './plan.ts'

/** How eight people in a row live together; each sums to eight. */
const patterns: readonly (readonly number[])[] = [
  [1, 1, 2, 1, 3],
  [1, 2, 1, 4],
  [2, 1, 1, 2, 2],
  [1, 1, 1, 1, 2, 2],
  [3, 1, 2, 1, 1],
  [1, 4, 1, 2],
]

interface Place {
  /** How far in front of the person its head of household stands. */
  toHead: number
  size: number
}

const placesByPattern = patterns.map((sizes) =>
  sizes.flatMap((size) => Array.from({ length: size }, (_, toHead): Place => ({ toHead, size }))),
)

export interface Household {
  /** Index of the head within the category. */
  head: number
  size: number
}

/** Whose household the person at `index` belongs to; only dibao knows households above one. */
export function householdOf(seed: number, cell: Cell, index: number): Household {
  const { category, categoryNo, townshipNo, start, end } = cell
  if (category.code !== 'dibao_urban' && category.code !== 'dibao_rural') {
    return { head: index, size: 1 }
  }
  const block = Math.floor((index - start) / 8)
  const number = hash(seed, streams.household, block, categoryNo * 10 + townshipNo)
  const places = pickFrom(placesByPattern, number)
  const place = places[(index - start) % 8]
  if (place === undefined) throw new Error('a pattern does not sum to eight')
  const head = index - place.toHead
  return { head, size: Math.min(place.size, end - head) }
}
