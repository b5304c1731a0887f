import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { generateDistrict, type Truth } from '../../src/demo/generate/index.ts'
import { type Fen, parseYuan } from '../../src/kernel/fen.ts'

export interface Row {
  [column: string]: string
}

export interface WrittenDistrict {
  folder: string
  truth: Truth
}

export async function writeDistrict(
  seed: number,
  people: number,
  months: number,
): Promise<WrittenDistrict> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-district-'))
  return { folder, truth: await generateDistrict({ seed, people, months, out: folder }) }
}

export function filesOf(folder: string, part: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.includes(part))
    .sort()
    .map((file) => path.join(folder, file))
}

/** The rows of every file whose name has the part; the generator quotes nothing in them. */
export function rowsOf({ folder }: WrittenDistrict, part: string): Row[] {
  const encoding = part === 'bank-return' ? 'gb18030' : 'utf-8'
  const skipped = part === 'bank-return' ? 3 : 0
  return filesOf(folder, part).flatMap((file) => {
    const text = new TextDecoder(encoding, { fatal: true }).decode(readFileSync(file))
    const [header = '', ...lines] = text.trimEnd().split('\r\n').slice(skipped)
    const columns = header.split(',')
    return lines
      .filter((line) => !line.startsWith('合计'))
      .map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell])))
  })
}

/** The rows of the statements, in order of month. */
export async function statementRows({ folder }: WrittenDistrict): Promise<Row[][]> {
  const files = filesOf(folder, 'bank-statement')
  return Promise.all(
    files.map(async (file) => {
      const { sheets } = await readXlsx(readFileSync(file))
      const rows = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))
      const at = rows.findIndex(([first]) => first === '交易日期')
      const columns = rows[at] ?? []
      return rows
        .slice(at + 1)
        .filter(([first]) => first !== '合计')
        .map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])))
    }),
  )
}

export function fen(row: Row | undefined, column: string): Fen {
  const amount = parseYuan(row?.[column] || '0')
  if (amount === null) throw new Error(`${column} is no amount`)
  return amount
}

/** Sums of a column by a key of the row. */
export function sumsBy(rows: readonly Row[], keyOf: (row: Row) => string, column: string) {
  const sums = new Map<string, Fen>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0n) + fen(row, column))
  return sums
}

/** Roster rows by their natural key, batch/line. */
export function linesByKey(roster: readonly Row[]): Map<string, Row> {
  const counts = new Map<string, number>()
  return new Map(
    roster.map((row) => {
      const batch = row['批次号'] ?? ''
      const lineNo = (counts.get(batch) ?? 0) + 1
      counts.set(batch, lineNo)
      return [`${batch}/${lineNo}`, row]
    }),
  )
}
