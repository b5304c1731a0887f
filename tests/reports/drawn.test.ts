import { expect, test } from 'vitest'
import { colours } from '../../reports/kit/page.ts'
import { type Drawn, drawnRectangles } from './drawn-rectangles.ts'
import { sampleBulletin } from './sample-bulletin.ts'
import { sampleDistrict } from './sample-district.ts'
import { sampleFundFlow } from './sample-fund-flow.ts'
import { sampleReconciliation } from './sample-reconciliation.ts'
import { sampleRectification } from './sample-rectification.ts'
import { sampleTownship } from './sample-township.ts'
import { samples } from './samples.ts'

const pictures = new Map<string, Promise<Drawn[]>>()

function drawnIn(name: string): Promise<Drawn[]> {
  const known = pictures.get(name)
  if (known !== undefined) return known
  const drawn = (samples[name]?.() ?? Promise.resolve(Buffer.alloc(0))).then(drawnRectangles)
  pictures.set(name, drawn)
  return drawn
}

/** Bars only: neither the boxes of a legend nor rules and bands. */
async function barsOf(name: string, page: number, colour: string): Promise<Drawn[]> {
  const drawn = await drawnIn(name)
  const isLegend = ({ width, height }: Drawn) =>
    Math.abs(width - 8) < 0.01 && Math.abs(height - 8) < 0.01
  return drawn.filter(
    (one) =>
      one.page === page &&
      one.colour === colour &&
      !isLegend(one) &&
      Math.min(one.width, one.height) > 3,
  )
}

/** All lengths stand in one ratio to what they mean. */
function expectToScale(lengths: readonly number[], values: readonly number[]): void {
  expect(lengths).toHaveLength(values.length)
  const scale = (lengths[0] ?? 0) / (values[0] ?? 1)
  expect(scale).toBeGreaterThan(0)
  for (const [at, value] of values.entries()) {
    expect(Math.abs((lengths[at] ?? 0) - value * scale)).toBeLessThan(0.5)
  }
}

const widths = (bars: readonly Drawn[]) => bars.map(({ width }) => width)
const heights = (bars: readonly Drawn[]) => bars.map(({ height }) => height)

test('the bars of a township are as long as its rates and the means', async () => {
  const { areas } = sampleTownship()
  const own = await barsOf('township-evaluation', 1, colours.dark)
  const mean = await barsOf('township-evaluation', 1, colours.light)
  expectToScale(widths([...own, ...mean]), [
    ...areas.map(({ score, weight }) => Number(score) / Number(weight)),
    ...areas.map(({ districtMean, weight }) => Number(districtMean) / Number(weight)),
  ])
})

test('the waterfall of the fund flow is as high as what reached each stage', async () => {
  const { receivedFen, allocatedFen, disbursedFen, paidFen, spentFen } = sampleFundFlow().totals
  const reached = await barsOf('fund-flow', 1, colours.dark)
  const used = await barsOf('fund-flow', 1, colours.good)
  const lost = await barsOf('fund-flow', 1, colours.middle)
  const spent = paidFen + spentFen
  const gaps = [receivedFen - allocatedFen, allocatedFen - disbursedFen, disbursedFen - spent]
  expectToScale(
    heights([...reached, ...used, ...lost]),
    [receivedFen, allocatedFen, disbursedFen, spent, ...gaps].map(Number),
  )
})

test('the parts of a township in the district summary are as long as its scores', async () => {
  const { ranking } = sampleDistrict()
  const first = await barsOf('district-summary', 1, colours.dark)
  const third = await barsOf('district-summary', 1, colours.blue)
  expectToScale(
    widths([...first, ...third]),
    [...ranking.map(({ scores }) => scores[0]), ...ranking.map(({ scores }) => scores[2])].map(
      Number,
    ),
  )
})

test('the ways of matching are as long as their counts', async () => {
  const bars = await barsOf('reconciliation-statement', 2, colours.dark)
  const counts = sampleReconciliation().matches.map(({ count }) => count)
  // The shortest bar is thinner than what counts as one here.
  expectToScale(widths(bars), counts.slice(0, bars.length))
  expect(bars.length).toBeGreaterThanOrEqual(3)
})

test('the progress of each unit is as long as its findings', async () => {
  const { findings } = sampleRectification()
  const units = [...Map.groupBy(findings, ({ unit }) => unit).values()].toSorted(
    (a, b) => b.length - a.length,
  )
  const bars = await barsOf('rectification-ledger', 1, colours.good)
  expectToScale(
    widths(bars.slice(0, units.length)),
    units.map((own) => own.filter(({ isDone }) => isDone).length),
  )
})

test('the marks of the trend stand as high as what was found and put right by each month', async () => {
  const { findings } = sampleRectification()
  const by = (days: readonly (string | null)[]) =>
    Array.from({ length: 12 }, (_, at) => {
      const end = `2023-${String(at + 1).padStart(2, '0')}-31`
      return days.filter((day) => day !== null && day <= end).length
    })
  const marks = async (colour: string) =>
    (await barsOf('rectification-ledger', 1, colour)).filter(({ width }) => width === 4)
  const [found, done] = [await marks(colours.dark), await marks(colours.good)]
  const zero = done[0]?.top ?? 0
  const doneOn = findings.map(({ isDone, handedInOn }) => (isDone ? handedInOn : null))
  expect(doneOn.every((day) => day === null || day > '2023-01-31')).toBe(true)
  expectToScale(
    [...found, ...done].map(({ top }) => zero - top),
    [...by(findings.map(({ foundOn }) => foundOn)), ...by(doneOn)],
  )
})

test('the bars of the bulletin are as long as the rates', async () => {
  const { townships } = sampleBulletin()
  const bars = await barsOf('dispatch-bulletin', 2, colours.dark)
  expectToScale(
    widths(bars),
    townships.map(({ executionRate }) => Number(executionRate)),
  )
})
