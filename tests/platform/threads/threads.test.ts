import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { ThreadExhausted, threadFor } from '../../../src/platform/threads/start-thread.ts'
import type { CountingOrder } from './counting-thread.ts'

const program = new URL('./counting-thread.ts', import.meta.url)
const counting = threadFor<CountingOrder, number>(program, { maxOldGenerationSizeMb: 24 })

async function numbersOf(order: CountingOrder): Promise<number[]> {
  const numbers: number[] = []
  for await (const number of counting(order)) numbers.push(number)
  return numbers
}

test('a thread gives its parts in order, to several at once', async () => {
  const [long, short] = await Promise.all([numbersOf({ upTo: 500 }), numbersOf({ upTo: 3 })])
  expect(short).toEqual([1, 2, 3])
  expect(long).toEqual(Array.from({ length: 500 }, (_, at) => at + 1))
})

test('what fails in it fails for who asked, and for nobody else', async () => {
  const failing = numbersOf({ upTo: 9, failsAt: 5 })
  const other = numbersOf({ upTo: 9 })
  await expect(failing).rejects.toThrow(new RangeError('no 5'))
  expect(await other).toHaveLength(9)
})

test('it stops a few parts after the last that is wanted', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-thread-'))
  const stoppedFile = path.join(folder, 'stopped')
  try {
    for await (const number of counting({ upTo: 1_000_000, stoppedFile })) if (number === 10) break
    await vi.waitUntil(() => existsSync(stoppedFile))
    expect(Number(readFileSync(stoppedFile, 'utf8'))).toBeLessThan(20)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('one that takes too much memory ends alone, and the next order finds another', async () => {
  const hoarding = numbersOf({ upTo: 9, hoardsAt: 5 })
  await expect(hoarding).rejects.toThrow(ThreadExhausted)
  expect(await numbersOf({ upTo: 9 })).toHaveLength(9)
})
