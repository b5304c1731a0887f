import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { gathered } from '../../src/platform/gathered.ts'

/** Answers each with itself; the run with `held` in it begins, and ends when it is let go. */
function echoes(held: number, most: number) {
  const runs: number[][] = []
  const gate = new EventTarget()
  const ask = gathered(async (items: readonly number[]) => {
    runs.push([...items])
    if (items.includes(held)) {
      gate.dispatchEvent(new Event('begun'))
      await once(gate, 'letGo')
    }
    return items
  }, most)
  const begun = once(gate, 'begun')
  return { ask, runs, begun, letGo: () => gate.dispatchEvent(new Event('letGo')) }
}

describe('what several ask for at the same time', () => {
  test('goes together, each with its own answer', async () => {
    const { ask, runs, begun, letGo } = echoes(1, 3)
    const first = ask(1)
    await begun
    const others = [2, 3, 4, 5].map(ask)
    letGo()
    expect(await Promise.all([first, ...others])).toEqual([1, 2, 3, 4, 5])
    expect(runs).toEqual([[1], [2, 3, 4], [5]])
    expect(await ask(6)).toBe(6)
  })

  test('is done one by one where that fails, so that only whose fault it is fails', async () => {
    const runs: number[][] = []
    const odd = gathered(async (items: readonly number[]) => {
      runs.push([...items])
      const even = items.find((item) => item % 2 === 0)
      if (even !== undefined) throw new Error(`${even} is even`)
      return items
    }, 10)
    const answers = await Promise.allSettled([1, 2, 3].map(odd))
    expect(answers).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('2 is even') },
      { status: 'fulfilled', value: 3 },
    ])
    expect(runs).toEqual([[1, 2, 3], [1], [2], [3]])
  })

  test('does not wait for a run that takes long', async () => {
    const { ask, begun, letGo } = echoes(1, 3)
    const slow = ask(1)
    await begun
    expect(await ask(2)).toBe(2)
    letGo()
    expect(await slow).toBe(1)
  })
})
