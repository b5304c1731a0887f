import { addMonths, type Month, monthOf } from '../src/kernel/month.ts'
import type { Draw } from './charts.ts'
import { type LedgerFinding, progressOf } from './findings.ts'
import { lines } from './kit/charts/lines.ts'
import { stackedBars } from './kit/charts/stacked-bars.ts'
import { type Colour, colours } from './kit/page.ts'

/** How many findings are put right, in work and overdue, a bar a group. */
export function progressBars(
  groups: readonly { name: string; findings: readonly LedgerFinding[] }[],
): Draw {
  const part = (count: number) => ({ value: count, label: count === 0 ? '' : String(count) })
  return (page, frame) =>
    stackedBars(page, frame, {
      parts: [
        { name: '已整改', colour: colours.good },
        { name: '整改中', colour: colours.middle, inkOn: colours.ink },
        { name: '超期', colour: colours.bad },
      ],
      rows: groups.map(({ name, findings }) => {
        const { done, inWork, overdue } = progressOf(name, findings)
        return {
          name,
          parts: [part(done), part(inWork), part(overdue)],
          total: `${findings.length} 个`,
        }
      }),
    })
}

const monthsShown = 12

/** The months up to that of the day. */
const trendMonths = (asOf: string): Month[] =>
  Array.from({ length: monthsShown }, (_, at) => addMonths(monthOf(asOf), at + 1 - monthsShown))

/** How many findings there were, and how many of them were put right, at the end of each month. */
export function findingTrend(findings: readonly LedgerFinding[], asOf: string): Draw {
  const months = trendMonths(asOf)
  const series = (name: string, colour: Colour, days: readonly (string | null)[]) => ({
    name,
    colour,
    bars: months.map((month) => {
      const value = days.filter((day) => day !== null && day.slice(0, 7) <= month).length
      return { value, label: month === monthOf(asOf) ? String(value) : '' }
    }),
  })
  const doneOn = findings.map(({ isDone, handedInOn }) => (isDone ? handedInOn : null))
  return (page, frame) =>
    lines(page, frame, {
      names: months.map((month) => `${Number(month.slice(5))}月`),
      series: [
        series(
          '累计发现',
          colours.dark,
          findings.map(({ foundOn }) => foundOn),
        ),
        series('累计整改', colours.good, doneOn),
      ],
    })
}
