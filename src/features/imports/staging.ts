import { sql } from 'kysely'
import { copyLines, type Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import type { ImportContext, ImportFormat, RowFault } from './format.ts'
import { rowsApart } from './read-apart.ts'
import {
  type FileForm,
  maxFaults,
  noteFault,
  nothingRead,
  type Reading,
  stagedColumns,
} from './read-table.ts'
import { refusing } from './refusing.ts'

export interface Source {
  path: string
  form: FileForm
  /** Lines of a text file; 0 where it has none to count. */
  lineCount: number
  report(step: string, done?: number, total?: number): Promise<void>
}

/** Reads the file into the temporary table `staged`, which goes with the transaction. */
export async function stage(
  tx: Tx,
  format: ImportFormat,
  { path, lineCount, form, report }: Source,
  vault: Services['vault'],
): Promise<Reading> {
  const columns = stagedColumns(format)
  const definition = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  await sql`create temporary table staged (${sql.raw(definition)}) on commit drop`.execute(tx)
  const names = columns.map(({ name }) => name)
  const told = (rows: number) =>
    report('读取', rows, lineCount > 0 ? Math.max(lineCount, rows) : undefined)
  const file = { path, format: { columns: format.columns }, form, keys: vault.sealerKeys }
  const reading = nothingRead()
  await refusing(() => copyLines(tx, 'staged', names, rowsApart(file, { reading, told })))
  const telling = names.filter((name) => !madeFromNumber.test(name))
  await sql`analyze staged (${sql.join(telling.map((name) => sql.ref(name)))})`.execute(tx)
  return reading
}

/** Runs the format's checks; rows at fault leave the staging table. */
export async function checkStaged(
  tx: Tx,
  format: ImportFormat,
  context: ImportContext,
  reading: Reading,
): Promise<void> {
  for (const query of format.checks(context)) {
    const { rows } = await sql<RowFault>`${query} order by 1 limit ${maxFaults}`.execute(tx)
    for (const fault of rows) noteFault(reading, fault)
    if (rows.length > 0) {
      await sql`delete from staged where row_no in (select row from (${query}) fault)`.execute(tx)
    }
  }
  reading.faults.sort((a, b) => a.row - b.row)
}

export async function stagedCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from staged`.execute(tx)
  return Number(rows[0]?.count ?? 0n)
}

/** Of a sealed number only its hash says what it is; the rest is made from it, or by chance. */
const madeFromNumber = /_(sealed|masked|is_valid|birth_on)$/

/**
 * What the rows say, in whatever order, encoding or kind of file: two 64-bit sums over the rows'
 * hashes, which no two different deliveries of a bank share by chance.
 */
export async function fingerprintOf(tx: Tx, format: ImportFormat): Promise<string> {
  const names = stagedColumns(format)
    .map(({ name }) => name)
    .filter((name) => name !== 'row_no' && !madeFromNumber.test(name))
  const row = sql`row(${sql.join(names.map((name) => sql.ref(name)))})`
  const { rows } = await sql<{ fingerprint: string }>`
    select count(*) || '-' || coalesce(sum(hash_record_extended(${row}, 0)::numeric), 0)
      || '-' || coalesce(sum(hash_record_extended(${row}, 1)::numeric), 0) as fingerprint
    from staged`.execute(tx)
  return rows[0]?.fingerprint ?? ''
}
