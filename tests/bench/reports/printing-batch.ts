import { printTownships, townshipsToPrint } from '../../../reports/township-evaluation/batch.ts'
import { type BenchContext, type Measure, measure } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { growth, type Held, held } from './memory.ts'

/** Every township's report of a day, loaded and printed one after the other as the batch job does. */
export async function printingBatch(
  context: BenchContext,
  { reads, clerk }: BenchServices,
  asOf: string,
): Promise<Measure[]> {
  const db = reads(clerk)
  const batch = await townshipsToPrint(db, clerk, { asOf, townships: null })
  const { length: count } = batch.townships
  const tenth = Math.ceil(count / 10)
  context.say(`printing the reports of ${count} townships`)
  let early: Held = held()
  let done = 0
  const start = performance.now()
  for await (const { printed } of printTownships(db, clerk, batch)) {
    if (printed.pdf.length === 0) throw new Error('an empty report')
    done += 1
    if (done === tenth) early = held()
  }
  const ms = (performance.now() - start) / count
  return [
    measure({
      name: `batch of ${count} townships: ms a report, loading and printing`,
      value: ms,
      unit: 'ms',
      ratio: null,
      target: null,
      better: 'lower',
    }),
    ...growth(`from ${tenth} to ${count} reports`, early, held()),
  ]
}
