import type { BarSeriesOption } from 'echarts/charts'
import type { ChartOption } from './chart.ts'
import { type Colour, colours } from './page.ts'

/** One value and the words that stand beside it; the words are exact, the length need not be. */
export interface Bar {
  readonly value: number
  readonly label: string
}

export interface BarSeries {
  readonly name: string
  readonly colour: Colour
  readonly bars: readonly Bar[]
}

const text = { fontFamily: 'hei', fontSize: 9.5, color: colours.ink } as const
const axisLine = { lineStyle: { color: colours.line, width: 0.6 } } as const
const splitLine = { lineStyle: { color: colours.shade, width: 0.6 } } as const
const grid = { left: 4, right: 40, top: 6, bottom: 26, outerBoundsMode: 'same' } as const
const legend = { bottom: 0, itemWidth: 14, itemHeight: 9, icon: 'rect', textStyle: text } as const

function seriesOf(series: BarSeries, options: BarSeriesOption): BarSeriesOption {
  return {
    type: 'bar',
    name: series.name,
    itemStyle: { color: series.colour },
    ...options,
    data: series.bars.map((bar) => ({
      value: bar.value,
      label: { show: bar.label !== '', formatter: () => bar.label },
    })),
  }
}

/**
 * Lying bars, side by side, of rates in percent: one group a name, top to bottom. The axis goes
 * from 0 to 100, and further where marks were added or went below zero.
 */
export function rateBars(names: readonly string[], series: readonly BarSeries[]): ChartOption {
  const values = series.flatMap((one) => one.bars.map((bar) => bar.value))
  return {
    grid,
    legend,
    xAxis: {
      type: 'value',
      min: Math.floor(Math.min(0, ...values) / 20) * 20,
      max: Math.ceil(Math.max(100, ...values) / 20) * 20,
      interval: 20,
      axisLabel: { ...text, formatter: '{value}%' },
      splitLine,
    },
    yAxis: {
      type: 'category',
      data: [...names],
      inverse: true,
      axisLabel: text,
      axisLine,
      axisTick: { show: false },
    },
    series: series.map((one) =>
      seriesOf(one, {
        barGap: '10%',
        barCategoryGap: '28%',
        label: { ...text, position: 'right' },
      }),
    ),
  }
}

/**
 * Lying bars, end to end: how far money came, then what stayed behind. The words of the
 * second series stand to the right; those of the first beside the names, as a bar may be too short.
 */
export function stageBars(
  names: readonly string[],
  reached: BarSeries,
  behind: BarSeries,
): ChartOption {
  const widest = Math.max(
    1,
    ...reached.bars.map((bar, i) => bar.value + (behind.bars[i]?.value ?? 0)),
  )
  const shared = { stack: 'all', barCategoryGap: '34%' } as const
  return {
    grid: { ...grid, right: 96 },
    legend,
    xAxis: { type: 'value', min: 0, max: widest, show: false },
    yAxis: {
      type: 'category',
      data: names.map((name, i) => `${name} ${reached.bars[i]?.label ?? ''}`),
      inverse: true,
      axisLabel: text,
      axisLine,
      axisTick: { show: false },
    },
    series: [
      seriesOf({ ...reached, bars: reached.bars.map((bar) => ({ ...bar, label: '' })) }, shared),
      seriesOf(behind, { ...shared, label: { ...text, position: 'right' } }),
    ],
  }
}

/** Standing columns, one on top of the other, one column a name. */
export function columns(names: readonly string[], series: readonly BarSeries[]): ChartOption {
  return {
    grid: { ...grid, top: 18, right: 8 },
    legend,
    xAxis: {
      type: 'category',
      data: [...names],
      axisLabel: { ...text, interval: 0 },
      axisLine,
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: text,
      splitLine,
    },
    series: series.map((one) =>
      seriesOf(one, {
        stack: 'all',
        barCategoryGap: '40%',
        label: { ...text, fontSize: 7.5, position: 'top' },
      }),
    ),
  }
}
