import type { Measure } from './bench.ts'

const columns = ['measure', 'value', 'ratio', 'target', ''] as const

/** The measures for people: figures to the right, what is missed marked. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((one) => [
    one.name,
    `${short(one.value)} ${one.unit}`,
    one.ratio === null ? '' : short(one.ratio),
    one.target === null ? '' : `${one.better === 'higher' ? '≥' : '≤'} ${short(one.target)}`,
    one.ok ? 'ok' : 'MISSED',
  ])
  const widths = columns.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  return [[...columns], ...rows]
    .map((row) =>
      row
        .map((cell, index) => {
          const width = widths[index] ?? 0
          return index === 1 || index === 2 ? cell.padStart(width) : cell.padEnd(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}

/** Three digits that count: 0.312, 12.3, 250,000. */
function short(figure: number): string {
  return figure.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}
