import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Measure, measure } from '../bench.ts'

const mebibyte = 1024 * 1024

/** What the process holds in all, and of it the objects that are still in use. */
export interface Held {
  rss: number
  heap: number
}

/** Collects the garbage first, so that only what is held on to is counted. */
export function held(): Held {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { rss, heapUsed } = process.memoryUsage()
  return { rss, heap: heapUsed }
}

/** How much a process that has done a tenth has grown by at the end. */
export function growth(what: string, early: Held, late: Held): Measure[] {
  const mib = { unit: 'MiB', ratio: null, better: 'lower' } as const
  return [
    measure({
      ...mib,
      name: `growth of the heap, ${what}`,
      value: (late.heap - early.heap) / mebibyte,
      target: 10,
    }),
    measure({
      ...mib,
      name: `growth of the process, ${what}`,
      value: (late.rss - early.rss) / mebibyte,
      target: 100,
    }),
  ]
}
