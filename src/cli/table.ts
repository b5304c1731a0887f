/** Rows in columns, for a terminal where a Chinese character takes two places. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, placesOf(cell))
    }
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const gap = ' '.repeat((widths[index] ?? 0) - placesOf(cell))
          return isAmount(cell) ? gap + cell : cell + gap
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const isAmount = (cell: string): boolean => /^-?[\d,]+(\.\d+)?$/.test(cell)

const placesOf = (text: string): number =>
  [...text].reduce((places, character) => places + (character > '\u2e7f' ? 2 : 1), 0)
