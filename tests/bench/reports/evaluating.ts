import { computeEvaluation, openEvaluation } from '../../../src/features/evaluation/index.ts'
import { aggregateByTownship, sequentialAggregate } from '../aggregate.ts'
import { alternating, type BenchContext, type Measure, measure, timed } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { printingBatch } from './printing-batch.ts'
import { fillTownships, type Size } from './townships.ts'

/**
 * Gathering and scoring every township, as the service does it, against one sequential aggregate
 * over their payment lines; then printing their reports. A thousand townships for a hundred reports.
 */
export async function evaluating(context: BenchContext, reports: number): Promise<Measure[]> {
  const size = { townships: 10 * reports, lines: 10_000 * reports }
  const services = await context.district()
  context.say(`filling ${size.townships} townships with ${size.lines} payment lines`)
  await fillTownships(services, size)
  const { days, measures } = await times(context, services, size)
  return [...measures, ...(await printingBatch(context, services, days[0] ?? ''))]
}

/** Each run is of a day of its own, from the last of the year backwards. */
async function times(
  context: BenchContext,
  services: BenchServices,
  { lines, townships }: Size,
): Promise<{ days: string[]; measures: Measure[] }> {
  const days: string[] = []
  const { bare, limit, subject } = await alternating(context.runs, {
    bare: () => sequentialAggregate(services.db),
    limit: () => aggregateByTownship(services.db),
    subject: async () => {
      const asOf = `2023-12-${31 - days.length}`
      days.push(asOf)
      const { gather, score } = await evaluate(services, asOf)
      context.say(`gathered in ${gather.toFixed(0)} ms, scored in ${score.toFixed(0)} ms`)
      return gather + score
    },
  })
  const plain = { unit: 'ms', ratio: null, target: null, better: 'lower' } as const
  return {
    days,
    measures: [
      measure({ ...plain, name: `aggregate over ${lines} payment lines`, value: bare }),
      measure({ ...plain, name: 'aggregate by township and month', value: limit }),
      measure({
        ...plain,
        name: `evaluate ${townships} townships, against the aggregate by township`,
        value: subject,
        ratio: subject / limit,
        target: 10,
      }),
    ],
  }
}

async function evaluate({ db, command, clerk }: BenchServices, asOf: string) {
  let id = ''
  const gather = await timed(async () => {
    const asked = { scheme: 'effectiveness-2023', asOf, today: '2024-01-10' }
    id = await openEvaluation(command, clerk, asked)
  })
  const { version } = await db
    .selectFrom('evaluation')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const score = await timed(() => computeEvaluation(command, clerk, { id, version }))
  return { gather, score }
}
