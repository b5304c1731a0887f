import { formatWan } from '../src/kernel/fen.ts'
import type { Frame } from './kit/chart.ts'
import { columns } from './kit/charts/columns.ts'
import { stackedBars } from './kit/charts/stacked-bars.ts'
import { type Step, waterfall } from './kit/charts/waterfall.ts'
import { type Colour, colours, type Page } from './kit/page.ts'
import { type DwellBand, type MoneyRow, wan } from './money.ts'

/** Draws a chart that more than one report has. */
export type Draw = (page: Page, frame: Frame) => void

/** How the money that came in became money spent, and what stayed behind at each stage. */
export function flowWaterfall(total: MoneyRow, first: 'received' | 'allocated' = 'received'): Draw {
  const { receivedFen, allocatedFen, disbursedFen, paidFen, spentFen } = total
  const used = paidFen + spentFen
  const level = (name: string, fen: bigint, colour: Colour): Step => ({
    name,
    from: 0,
    to: wan(fen),
    label: formatWan(fen),
    colour,
  })
  const gap = (name: string, from: bigint, to: bigint): Step => ({
    name,
    from: wan(from),
    to: wan(to),
    label: formatWan(to - from),
    colour: to > from ? colours.blue : colours.middle,
  })
  const arrival = [
    level('到位', receivedFen, colours.dark),
    gap('未分配', receivedFen, allocatedFen),
  ]
  const steps = [
    ...(first === 'received' ? arrival : []),
    level('分配', allocatedFen, colours.dark),
    gap('未拨付', allocatedFen, disbursedFen),
    level('拨付', disbursedFen, colours.dark),
    gap('未支出', disbursedFen, used),
    level('支出', used, colours.good),
  ]
  return (page, frame) => waterfall(page, frame, steps)
}

const hasMoney = ({ allocatedFen, disbursedFen }: MoneyRow): boolean =>
  allocatedFen !== 0n || disbursedFen !== 0n

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
        .filter(hasMoney)
        .map(({ name, allocatedFen, disbursedFen, paidFen, spentFen }) => ({
          name,
          parts: [
            part(paidFen + spentFen),
            part(disbursedFen - paidFen - spentFen),
            part(allocatedFen - disbursedFen),
          ],
          total: formatWan(allocatedFen),
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

/** Twelve columns side by side have room for whole 万元 only, where those say enough. */
function monthLabel(fen: bigint, isLarge: boolean): string {
  return isLarge ? Math.round(wan(fen)).toLocaleString('en-US') : formatWan(fen)
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
