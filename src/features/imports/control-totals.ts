import { type RawBuilder, sql } from 'kysely'
import { formatYuan } from '../../kernel/fen.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { totalsDiffer } from './expected/problems.ts'
import { type Controlled, type ImportFormat, stagedColumnsOf } from './format.ts'
import { totalsApart } from './read-apart.ts'
import type { FileForm } from './read-table.ts'
import type { FileTotals } from './read-totals.ts'

/** What the sender says beside the file that it holds; null where he does not say. */
export interface ControlTotals {
  rowCount: number | null
  amountFen: bigint | null
  batchNumber: string | null
}

const isTold = ({ rowCount, amountFen, batchNumber }: ControlTotals): boolean =>
  rowCount !== null || amountFen !== null || batchNumber !== null

/**
 * Counts and adds up a file before any of its rows is taken; refuses with `import-totals-differ`
 * where that is not what was told of it.
 */
export async function checkTotals(
  path: string,
  { columns, controlled = { amounts: [] } }: ImportFormat,
  form: FileForm,
  told: ControlTotals,
): Promise<void> {
  if (!isTold(told)) return
  refuseDifferent(
    told,
    controlled,
    await totalsApart({ path, format: { columns }, form, controlled }),
  )
}

/** The same over the staged rows of a month, for totals known only by the month the rows are of. */
export async function checkStagedTotals(
  tx: Tx,
  format: ImportFormat,
  told: ControlTotals & { month: string },
): Promise<void> {
  if (!isTold(told)) return
  const { amounts = [] } = format.controlled ?? {}
  const columns = amounts.map((field) => sql`coalesce(${sql.ref(columnOf(format, field).name)}, 0)`)
  const sum = columns.length === 0 ? sql`0` : sql.join(columns, sql` + `)
  const { rows } = await sql<{ rowCount: number; amountFen: string }>`
    select count(*)::int as "rowCount", coalesce(sum(${sum}), 0)::text as "amountFen"
    from staged where ${isOf(format, told.month)}`.execute(tx)
  const found = { rowCount: rows[0]?.rowCount ?? 0, amountFen: BigInt(rows[0]?.amountFen ?? 0) }
  refuseDifferent(told, format.controlled, {
    ...found,
    batches: await batchesOf(tx, format, told.month),
  })
}

/** The batch numbers of the staged rows of a month; none where the kind has no batches. */
export async function batchesOf(tx: Tx, format: ImportFormat, month: string): Promise<string[]> {
  const batch = format.controlled?.batch
  if (batch === undefined) return []
  const { rows } = await sql<{ number: string }>`
    select distinct ${sql.ref(columnOf(format, batch).name)} as number
    from staged where ${isOf(format, month)} limit 1000`.execute(tx)
  return rows.map(({ number }) => number)
}

/**
 * The months that staged rows are of. Where they name days it is one or none: a file of some days of
 * two months is not the file of either.
 */
export async function monthsOf(tx: Tx, format: ImportFormat): Promise<string[]> {
  const month = format.controlled?.month
  if (month === undefined) return []
  const column = sql.ref(columnOf(format, month).name)
  const { rows: ends } = await sql<{ first: string | null; last: string | null }>`
    select left(min(${column})::text, 7) as first, left(max(${column})::text, 7) as last
    from staged`.execute(tx)
  const { first = null, last = null } = ends[0] ?? {}
  if (first === last) return first === null ? [] : [first]
  if (columnOf(format, month).type === 'date') return []
  const { rows } = await sql<{ month: string }>`
    select distinct ${column} as month from staged where ${column} is not null order by 1`.execute(
    tx,
  )
  return rows.map((row) => row.month)
}

function isOf(format: ImportFormat, month: string): RawBuilder<boolean> {
  const field = format.controlled?.month
  if (field === undefined) return sql`true`
  return sql`left(${sql.ref(columnOf(format, field).name)}::text, 7) = ${month}`
}

function columnOf(format: ImportFormat, field: string): { name: string; type: string } {
  const cell = format.columns[field]?.cell
  const [column] = cell === undefined ? [] : stagedColumnsOf(field, cell)
  if (column === undefined) throw new Error(`${format.kind} has no field ${field}`)
  return column
}

function refuseDifferent(
  told: ControlTotals,
  controlled: Controlled | undefined,
  found: FileTotals,
): void {
  const differences: string[] = []
  if (told.rowCount !== null && told.rowCount !== found.rowCount) {
    differences.push(`应有 ${told.rowCount} 行,实有 ${found.rowCount} 行`)
  }
  if (told.amountFen !== null && controlled !== undefined && told.amountFen !== found.amountFen) {
    const [wanted, there] = [told.amountFen, found.amountFen].map(formatYuan)
    differences.push(`应有金额 ${wanted} 元,实有 ${there} 元`)
  }
  const { batchNumber } = told
  const isOther = found.batches.length !== 1 || found.batches[0] !== batchNumber
  if (batchNumber !== null && controlled?.batch !== undefined && isOther) {
    const there = found.batches.slice(0, 3).join('、') || '(无)'
    differences.push(
      `应为批次 ${batchNumber},实为 ${there}${found.batches.length > 3 ? ' 等' : ''}`,
    )
  }
  if (differences.length === 0) return
  throw totalsDiffer(differences, { differences })
}
