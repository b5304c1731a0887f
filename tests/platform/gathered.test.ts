import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { gathered } from '../../src/platform/gathered.ts'

/** Answers each with itself; the run with `held` in it begins, and ends when it is let go. */
function echoes(held: number, most: number) {
  const runs: number[][] = []
  const gate = new EventTarget()
  const together = async (items: readonly number[]) => {
    runs.push([...items])
    if (items.includes(held)) {
      gate.dispatchEvent(new Event('begun'))
      await once(gate, 'letGo')
    }
    return items
  }
  const ask = gathered({ together, alone: async (item) => item, most })
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
    const halved = gathered({
      together: async (items: readonly number[]) => {
        runs.push([...items])
        if (items.some((item) => item % 2 !== 0)) throw new Error('some are odd')
        return items.map((item) => item / 2)
      },
      alone: async (item) => {
        runs.push([item])
        if (item % 2 !== 0) throw new Error(`${item} is odd`)
        return item / 2
      },
      most: 10,
    })
    expect(await Promise.allSettled([2, 3, 4].map(halved))).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('3 is odd') },
      { status: 'fulfilled', value: 2 },
    ])
    expect(runs).toEqual([[2, 3, 4], [2], [3], [4]])
    await expect(halved(5)).rejects.toThrow('5 is odd')
    expect(await halved(6)).toBe(3)
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
