import { sql } from 'kysely'
import { postTransfers } from '../../../src/features/ledger/index.ts'
import type { CopyValue } from '../../../src/platform/db/copy-text.ts'
import { copyRows, inTransaction } from '../../../src/platform/db/transaction.ts'
import { alternating, type BenchContext, type Measure, measure, timed } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { type Cell, fiscalYear, fundedCells } from './cells.ts'

const batchSize = 10_000
const columns =
  'kind, from_stage, to_stage, category_code, township_code, amount_fen, effective_on, ' +
  'disbursement_id, payment_batch_id'

/** Transfers in batches through the service layer, against COPY of the same rows, bare. */
export async function bookingInBatches(context: BenchContext): Promise<Measure> {
  const services = await context.district()
  const { documentId, cells } = await fundedCells(services)
  const count = context.rows(100_000)
  await sql`create table bare_transfer as select * from transfer with no data`.execute(services.db)
  const booked = await bookAll(services, documentId, cells, count)
  const bare = await bareRows(services, count)
  context.say(`${count} transfers: booked once in ${booked.toFixed(0)} ms, now in turn with COPY`)

  const times = await alternating(context.runs, {
    limit: () =>
      timed(() =>
        inTransaction(services.pool, (tx) =>
          copyRows(tx, 'bare_transfer', bare.columns, each(bare.rows)),
        ),
      ),
    subject: () => bookAll(services, documentId, cells, count),
  })
  const perSecond = (ms: number) => (count * 1000) / ms
  return measure({
    name: `book ${count} transfers in batches of ${batchSize}, against COPY into a bare table`,
    value: perSecond(times.subject),
    unit: 'transfers/s',
    ratio: times.limit / times.subject,
    target: 0.25,
    better: 'higher',
  })
}

/** Books disbursements and payments by turns, each batch a command of its own. */
async function bookAll(
  { command, clerk }: BenchServices,
  documentId: string,
  cells: readonly Cell[],
  count: number,
): Promise<number> {
  const district = clerk.districtCode
  const batches = transfersOf(cells, count)
  return timed(async () => {
    for (const batch of batches) {
      await command(clerk, { action: 'bench:book', input: null }, async (tx) => {
        await sql`
          create temporary table staged (kind text, from_stage text, to_stage text,
            category_code text, township_code text, amount_fen bigint, effective_on date,
            disbursement_id uuid, payment_batch_id uuid) on commit drop`.execute(tx)
        await copyRows(tx, 'staged', columns.split(', '), each(batch))
        await postTransfers(
          tx,
          district,
          sql`
            select kind, from_stage, to_stage, ${fiscalYear}::int as fiscal_year,
              ${documentId}::uuid as appropriation_id, category_code, township_code,
              'bank' as channel, amount_fen, effective_on,
              coalesce(disbursement_id, payment_batch_id) as origin_id
            from staged`,
        )
        return { subject: 'bench', detail: {}, result: null }
      })
    }
  })
}

/** A sum that goes to a channel, then the same sum to people; days in order. */
function transfersOf(cells: readonly Cell[], count: number): CopyValue[][][] {
  const rows = Array.from({ length: count }, (_, index): CopyValue[] => {
    const cell = cells[(index >> 1) % cells.length]
    if (cell === undefined) throw new Error('there are no cells')
    const amount = 1_000 + ((index >> 1) % 97)
    const day = new Date(Date.UTC(2023, 0, 3 + Math.floor((index / count) * 360)))
    const date = day.toISOString().slice(0, 10)
    const place: CopyValue[] = [cell.category, cell.township, amount, date]
    return index % 2 === 0
      ? ['disburse', 'allocated', 'disbursed', ...place, cell.disbursementId, null]
      : ['pay', 'disbursed', 'paid', ...place, null, cell.batchId]
  })
  const batches: CopyValue[][][] = []
  for (let at = 0; at < rows.length; at += batchSize) batches.push(rows.slice(at, at + batchSize))
  return batches
}

/** The transfers as they stand in the table, for COPY. */
async function bareRows({ db }: BenchServices, count: number) {
  const rows = await db
    .selectFrom('transfer')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(count)
    .execute()
  const names = Object.keys(rows[0] ?? {})
  return {
    columns: names,
    rows: rows.map((row) =>
      Object.values(row).map((value) =>
        value instanceof Date ? value.toISOString() : (value as CopyValue),
      ),
    ),
  }
}

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}
