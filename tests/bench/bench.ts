import type { BenchServices } from './district.ts'

/** One thing that was measured, and whether it is good enough. */
export interface Measure {
  name: string
  /** The subject's median over the runs. */
  value: number
  unit: string
  /** Subject / limit, both of the same run; null where there is nothing to compare with. */
  ratio: number | null
  /** What is asked of the ratio or, where there is none, of the value; null: nothing. */
  target: number | null
  better: 'higher' | 'lower'
  ok: boolean
}

/** What a bench is given: its size, and databases of its own. */
export interface BenchContext {
  /** `--rows`, or what the bench takes by itself. */
  rows(usual: number): number
  /** `--runs`: how often limit and subject are measured. */
  readonly runs: number
  /** An empty migrated database with the district's reference data. */
  district(): Promise<BenchServices>
  /** Progress, on stderr. */
  say(line: string): void
}

export interface Bench {
  readonly summary: string
  run(context: BenchContext): Promise<Measure[]>
}

/** A measure with its verdict. */
export function measure(taken: Omit<Measure, 'ok'>): Measure {
  const { target, better, value, ratio } = taken
  const judged = ratio ?? value
  const ok = target === null || (better === 'higher' ? judged >= target : judged <= target)
  return { ...taken, ok }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the share of the values lies, 0.99 for p99; nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Timing = () => Promise<number>

/**
 * Takes limit and subject in turn, so that a slow minute of the machine meets both, after one
 * round that does not count. Each returns a figure of its own; the medians come back.
 */
export async function alternating<Name extends string>(
  runs: number,
  sides: Readonly<Record<Name, Timing>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const figure = await sides[name]()
      if (run > 0) taken.get(name)?.push(figure)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >
}
