import { execFile } from 'node:child_process'
import path from 'node:path'
import { isDeepStrictEqual, promisify } from 'node:util'
import { sql } from 'kysely'
import { alternating, type BenchContext, type Measure, measure, timed } from '../bench.ts'
import { type BenchServices, benchSecret } from '../district.ts'
import { benchMonth, type Expected, expectedOf, fillBooks } from './books.ts'
import type { MatchOrder } from './match-once.ts'

const program = path.join(import.meta.dirname, 'match-once.ts')

/**
 * A month of payments against its statement, from what is open to matches and exceptions written,
 * against one hash join in bare SQL that writes the pairs of equal serial number and amount into a
 * table without any key; for comparison into one with the product's keys.
 */
export async function matchingStatement(context: BenchContext): Promise<Measure[]> {
  const count = context.rows(1_000_000)
  const tenth = Math.min(count, Math.max(100_000, count / 10))
  const small = await filled(context, tenth)
  const { peakMb: smallPeak } = await matchApart(small, tenth)
  const services = await filled(context, count)
  const peaks: number[] = []
  const times = await alternating(context.runs, {
    limit: await joinInto(services, 'bare_pair', ''),
    keyed: await joinInto(
      services,
      'keyed_pair',
      ', primary key (line_id, district_code), unique (batch_id, line_no, district_code)',
    ),
    subject: async () => {
      await forgetMatches(services)
      const { ms, peakMb } = await matchApart(services, count)
      peaks.push(peakMb)
      context.say(`matched in ${(ms / 1000).toFixed(1)} s`)
      return ms
    },
  })
  const again = (await matchApart(services, count)).ms
  const [ms, mb] = [
    { unit: 'ms', better: 'lower' },
    { unit: 'MB', better: 'lower' },
  ] as const
  const peak = Math.max(...peaks)
  return [
    measure({
      ...ms,
      name: `match ${count} payments with their statement, against a bare hash join`,
      value: times.subject,
      ratio: times.subject / times.limit,
      target: 3,
    }),
    measure({
      ...ms,
      name: 'the same against a hash join into a table with the same keys',
      value: times.subject,
      ratio: times.subject / times.keyed,
      target: null,
    }),
    measure({
      ...ms,
      name: 'the same month once more',
      value: again,
      ratio: again / times.limit,
      target: null,
    }),
    measure({
      ...mb,
      name: `Node's peak memory over ${count} payments`,
      value: peak,
      ratio: null,
      target: 400,
    }),
    measure({
      ...mb,
      name: `the same over ${count} payments as over ${tenth}`,
      value: smallPeak,
      ratio: peak / smallPeak,
      target: 1.25,
    }),
  ]
}

async function filled(context: BenchContext, count: number): Promise<BenchServices> {
  const services = await context.district()
  const ms = await timed(() => fillBooks(services, count))
  context.say(`${count} payments and their statement made in ${(ms / 1000).toFixed(1)} s`)
  return services
}

/** Matches the month in a process of its own; throws where it does not come to what it must. */
async function matchApart({ url, clerk }: BenchServices, count: number) {
  const order: MatchOrder = { url, secret: benchSecret, clerk, month: benchMonth }
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(order)])
  const { ms, peakMb, ...found }: Expected & { ms: number; peakMb: number } = JSON.parse(stdout)
  const matched = Object.fromEntries(Object.entries(found.matched).filter(([, made]) => made > 0))
  const expected = expectedOf(count)
  if (!isDeepStrictEqual({ ...found, matched }, expected)) {
    throw new Error(`found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
  }
  return { ms, peakMb }
}

/** A hash join of lines and payments that writes the pairs and commits, with a run's memory. */
async function joinInto(
  { db, districtCode }: BenchServices,
  table: string,
  keys: string,
): Promise<() => Promise<number>> {
  await sql`
    create table ${sql.table(table)} (district_code text not null, line_id uuid not null,
      batch_id uuid not null, line_no int not null, fen bigint not null ${sql.raw(keys)})`.execute(
    db,
  )
  return async () => {
    await sql`truncate ${sql.table(table)}`.execute(db)
    return timed(() =>
      db.transaction().execute(async (tx) => {
        await sql`set local work_mem = '64MB'`.execute(tx)
        await sql`set local enable_mergejoin = off`.execute(tx)
        await sql`set local enable_nestloop = off`.execute(tx)
        await sql`
          insert into ${sql.table(table)}
          select line.district_code, line.id, result.batch_id, result.line_no, line.debit_fen
          from bank_statement_line line
          join payment_result result on result.district_code = line.district_code
            and result.bank_serial = line.serial and result.amount_fen = line.debit_fen
          where line.district_code = ${districtCode} and result.outcome = 'settled'
            and line.booked_on between '2023-07-01' and '2023-07-31'
            and result.executed_on between '2023-07-01' and '2023-07-31'`.execute(tx)
      }),
    )
  }
}

/** As before the first run; the tables that are emptied keep what happened, so by force. */
async function forgetMatches({ db }: BenchServices): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`truncate reconciliation_month, reconciliation_match, matched_batch, matched_line,
      matched_book_entry, reconciliation_exception, reconciliation_exception_event,
      journal_correction`.execute(tx)
  })
}
