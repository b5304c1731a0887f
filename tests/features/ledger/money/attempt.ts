import type { World } from './world.ts'

/** Numbers that say which of the possible things an operation does. */
export interface Choice {
  a: number
  b: number
  c: number
}

/** A call of the API, what must come of it, and what it then changes. */
export interface Attempt {
  url: string
  role?: 'leadership'
  body: object
  /** The problem's code, or null where it must succeed. */
  refusal: string | null
  apply(answer: { id?: string | null }): void
}
/** Null where there is nothing that it could be tried on. */
export type Operation = (world: World, choice: Choice) => Attempt | null

export const pick = <T>(from: readonly T[], n: number): T | undefined =>
  from[n % Math.max(1, from.length)]

/** Mostly what is there, one time in five a fen to a yuan more. */
export function amountOf(most: bigint, n: number): bigint {
  if (n % 5 === 0) return most + 1n + BigInt(n % 100)
  return most <= 1n ? 1n : 1n + ((BigInt(n) * 7919n) % most)
}

/** The first refusal of which it is true, in the order in which the service looks. */
export function firstOf(...tests: readonly (readonly [isSo: boolean, code: string])[]) {
  return tests.find(([isSo]) => isSo)?.[1] ?? null
}
