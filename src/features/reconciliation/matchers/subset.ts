/** What a bounded search for amounts that add up to a target came to. */
export type SubsetSearch = { steps: number } & (
  | { outcome: 'one'; members: number[] }
  | { outcome: 'none' | 'several' | 'gave-up' }
)

export interface SubsetBounds {
  /** Members of a subset, at least two. */
  maxSize: number
  /** Additions tried before the search gives up. */
  maxSteps: number
}

/**
 * The only subset of two or more positive amounts that adds up to the target exactly, by its
 * positions. Tries the larger amounts first and stops at a second subset.
 */
export function onlySubset(
  target: bigint,
  amounts: readonly bigint[],
  { maxSize, maxSteps }: SubsetBounds,
): SubsetSearch {
  const order = amounts
    .map((amount, at) => ({ amount, at }))
    .filter(({ amount }) => amount < target)
    .sort((a, b) => (a.amount === b.amount ? a.at - b.at : a.amount > b.amount ? -1 : 1))
  const rests = restsOf(order.map(({ amount }) => amount))
  const found: number[][] = []
  let steps = 0
  const search = (from: number, missing: bigint, members: number[]): void => {
    for (let next = from; next < order.length; next += 1) {
      if (found.length > 1 || steps >= maxSteps || (rests[next] ?? 0n) < missing) return
      const { amount, at } = order[next] ?? { amount: 0n, at: 0 }
      steps += 1
      if (amount > missing) continue
      const taken = [...members, at]
      if (amount === missing) found.push(taken)
      else if (taken.length < maxSize) search(next + 1, missing - amount, taken)
    }
  }
  search(0, target, [])
  const [only] = found
  if (found.length > 1) return { outcome: 'several', steps }
  if (steps >= maxSteps) return { outcome: 'gave-up', steps }
  if (only === undefined) return { outcome: 'none', steps }
  return { outcome: 'one', steps, members: only.toSorted((a, b) => a - b) }
}

/** What the amounts from each position on come to. */
function restsOf(amounts: readonly bigint[]): bigint[] {
  const rests: bigint[] = []
  let sum = 0n
  for (let at = amounts.length - 1; at >= 0; at -= 1) {
    sum += amounts[at] ?? 0n
    rests[at] = sum
  }
  return rests
}
