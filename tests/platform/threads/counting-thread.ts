import { writeFileSync } from 'node:fs'
import { serveThread } from '../../../src/platform/threads/serve-thread.ts'

/** What the thread of the test is asked for: numbers up to a last one, unless something happens. */
export interface CountingOrder {
  upTo: number
  /** Before which number it fails, or takes memory without end. */
  failsAt?: number
  hoardsAt?: number
  /** Written with the last number when nobody wants more. */
  stoppedFile?: string
}

async function* count({ upTo, failsAt, hoardsAt, stoppedFile }: CountingOrder) {
  let number = 1
  try {
    for (; number <= upTo; number += 1) {
      if (number === failsAt) throw new RangeError(`no ${number}`)
      const hoard: object[] = []
      while (number === hoardsAt) hoard.push({ number, of: hoard.length })
      yield number
    }
  } finally {
    if (stoppedFile !== undefined) writeFileSync(stoppedFile, String(number))
  }
}

serveThread(count)
