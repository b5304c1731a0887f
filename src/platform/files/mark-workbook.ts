import { readFile } from 'node:fs/promises'
import { openXlsx, saveXlsx } from 'hucre/xlsx'

export interface CellMark {
  /** Counted from 1, as Excel shows it. */
  readonly row: number
  /** Counted from 0; null where the row as a whole is meant. */
  readonly column: number | null
  readonly reason: string
}

export interface Marking {
  /** The sheet that was read; the first that shows where not given. */
  readonly sheet: string | null
  readonly marks: readonly CellMark[]
  readonly headerRow: number
  /** How many columns the table has; the reasons are written in the first that is free. */
  readonly width: number
  readonly reasonTitle: string
}

const ground = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } as const
const author = '明账'

/**
 * A workbook that `readWorkbook` could read, as it is but for its marks: a red ground and a comment
 * on each marked cell, and all reasons of a row at its end. It is held in memory as a whole.
 */
export async function markWorkbook(path: string, marking: Marking): Promise<Uint8Array> {
  const workbook = await openXlsx(await readFile(path))
  const sheet = workbook.sheets.find(({ name, hidden, veryHidden }) =>
    marking.sheet === null ? !hidden && !veryHidden : name.trim() === marking.sheet.trim(),
  )
  if (sheet === undefined) return saveXlsx(workbook)
  sheet.cells ??= new Map()
  const { rows, cells } = sheet
  const write = (row: number, column: number, text: string) => {
    while (rows.length < row) rows.push([])
    const line = rows[row - 1] ?? []
    while (line.length < column) line.push(null)
    line[column] = text
  }
  const reasonColumn = rows.reduce(
    (most, row) => Math.max(most, row.findLastIndex((cell) => cell != null && cell !== '') + 1),
    marking.width,
  )
  write(marking.headerRow, reasonColumn, marking.reasonTitle)
  for (const [row, marks] of Map.groupBy(marking.marks, (mark) => mark.row)) {
    for (const { column, reason } of marks) {
      const key = `${row - 1},${column ?? 0}`
      const cell = cells.get(key)
      const value = cell?.value ?? rows[row - 1]?.[column ?? 0] ?? null
      const earlier = cell?.comment?.text
      const text = earlier === undefined ? reason : `${earlier}\n${reason}`
      cells.set(key, {
        type: typeof value === 'number' ? 'number' : 'string',
        ...cell,
        value,
        style: { ...cell?.style, fill: ground },
        comment: { text, author },
      })
    }
    write(row, reasonColumn, marks.map(({ reason }) => reason).join(';'))
  }
  return saveXlsx(workbook)
}
