import { formatWan } from '../src/kernel/fen.ts'
import { roundHalfUp } from '../src/kernel/ratio.ts'
import type { Frame } from './kit/chart.ts'
import { columns } from './kit/charts/columns.ts'
import { stackedBars } from './kit/charts/stacked-bars.ts'
import { type Step, waterfall } from './kit/charts/waterfall.ts'
import { type Colour, colours, type Page } from './kit/page.ts'
import { type DwellBand, type MoneyRow, wan } from './money.ts'

/** Draws a chart that more than one report has. */
export type Draw = (page: Page, frame: Frame) => void

/** A stage with what came to it, and what is added and taken away on the way to the next one. */
interface Reach {
  readonly name: string
  readonly fen: bigint
  readonly changes: readonly (readonly [name: string, by: bigint])[]
}

/** A place's money begins with what is allocated to it. */
function reaches(total: MoneyRow, first: 'received' | 'allocated'): Reach[] {
  const { receivedFen, toAllocateFen, unallocatedFen, allocatedFen } = total
  const { toDisburseFen, undisbursedFen, disbursedFen, toPayFen, balanceFen } = total
  const unallocatedOut = first === 'received' ? toAllocateFen - unallocatedFen - allocatedFen : 0n
  const undisbursedOut = toDisburseFen - undisbursedFen - disbursedFen
  const received: Reach = {
    name: '到位',
    fen: receivedFen,
    changes: [
      ['上年结转', toAllocateFen - receivedFen],
      ['未分配', -unallocatedFen],
      ['结转下年', -unallocatedOut],
    ],
  }
  const allocated: Reach = {
    name: '分配',
    fen: allocatedFen,
    changes: [
      ['上年结转', toDisburseFen - allocatedFen],
      ['未拨付', -undisbursedFen],
      ['结转下年', -undisbursedOut],
    ],
  }
  const disbursed: Reach = {
    name: '拨付',
    fen: disbursedFen,
    changes: [
      ['上年结转', toPayFen - disbursedFen],
      ['未支出', undisbursedFen - balanceFen],
      ['追缴', total.recoveredFen],
      ['上缴', -total.remittedFen],
      ['结转下年', unallocatedOut + undisbursedOut - total.carriedOutFen],
    ],
  }
  return first === 'received' ? [received, allocated, disbursed] : [allocated, disbursed]
}

/** How the money that came in became money spent, and what stayed behind at each stage. */
export function flowSteps(total: MoneyRow, first: 'received' | 'allocated' = 'received'): Step[] {
  const level = (name: string, fen: bigint, colour: Colour): Step => ({
    name,
    from: 0,
    to: wan(fen),
    label: formatWan(fen),
    colour,
  })
  const steps = reaches(total, first).flatMap(({ name, fen, changes }) => {
    let at = fen
    const gaps = changes.map(([what, by]): Step => {
      const from = at
      at += by
      const colour = by > 0n ? colours.blue : colours.middle
      return { name: what, from: wan(from), to: wan(at), label: formatWan(by), colour }
    })
    // What waits is said where it is nothing too.
    return [
      level(name, fen, colours.dark),
      ...gaps.filter((gap) => gap.from !== gap.to || gap.name.startsWith('未')),
    ]
  })
  return [...steps, level('支出', total.paidFen + total.spentFen, colours.good)]
}

export function flowWaterfall(total: MoneyRow, first?: 'received' | 'allocated'): Draw {
  return (page, frame) => waterfall(page, frame, flowSteps(total, first))
}

/** Each row's money: used, with the channel, not yet disbursed. */
export function stageBars(rows: readonly MoneyRow[]): Draw {
  const part = (fen: bigint) => ({ value: Math.max(0, wan(fen)), label: formatWan(fen) })
  return (page, frame) =>
    stackedBars(page, frame, {
      parts: [
        { name: '已支出', colour: colours.dark },
        { name: '已拨付未支出', colour: colours.middle, inkOn: colours.ink },
        { name: '已分配未拨付', colour: colours.light, inkOn: colours.ink },
      ],
      rows: rows
        .filter(({ budgetFen }) => budgetFen !== 0n)
        .map(({ name, paidFen, spentFen, balanceFen, undisbursedFen }) => ({
          name,
          parts: [
            part(paidFen + spentFen),
            part(balanceFen - undisbursedFen),
            part(undisbursedFen),
          ],
          total: formatWan(paidFen + spentFen + balanceFen),
        })),
    })
}

const stageColours = [colours.dark, colours.blue, colours.light, colours.middle, colours.bad]

/** How much money has waited how long, by the stage where it lies. */
export function dwellColumns(bands: readonly DwellBand[]): Draw {
  const stages = bands[0]?.amounts.map(({ stage }) => stage) ?? []
  const totalOf = (band: DwellBand) => band.amounts.reduce((sum, one) => sum + one.amountFen, 0n)
  const last = stages.length - 1
  return (page, frame) =>
    columns(page, frame, {
      names: bands.map(({ name }) => name),
      stacked: true,
      series: stages.map((name, at) => ({
        name,
        colour: stageColours[at % stageColours.length] ?? colours.dark,
        bars: bands.map((band) => ({
          value: wan(band.amounts[at]?.amountFen ?? 0n),
          // The words stand above the column, so its last part carries them.
          label: at === last && totalOf(band) !== 0n ? formatWan(totalOf(band)) : '',
        })),
      })),
    })
}

const fenInWan = 1_000_000n

/** Twelve columns side by side have room for whole 万元 only, where those say enough. */
function monthLabel(fen: bigint, isLarge: boolean): string {
  if (!isLarge) return formatWan(fen)
  return roundHalfUp({ numerator: fen, denominator: fenInWan }).toLocaleString('en-US')
}

/** What was paid and used in each month. */
export function monthColumns(
  months: readonly { month: string; paidFen: bigint; spentFen: bigint }[],
): Draw {
  const isLarge = months.some(({ paidFen, spentFen }) => wan(paidFen + spentFen) >= 100)
  return (page, frame) =>
    columns(page, frame, {
      names: months.map(({ month }) => `${Number(month.slice(5))}月`),
      stacked: true,
      series: [
        {
          name: '发放',
          colour: colours.dark,
          bars: months.map(({ paidFen }) => ({ value: wan(paidFen), label: '' })),
        },
        {
          name: '使用',
          colour: colours.middle,
          bars: months.map(({ paidFen, spentFen }) => ({
            value: wan(spentFen),
            label: monthLabel(paidFen + spentFen, isLarge),
          })),
        },
      ],
    })
}
