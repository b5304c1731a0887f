import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { alternating, type BenchContext, type Measure, measure, timed } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { importApart } from '../import-apart.ts'
import { writeBankFile } from './bank-file.ts'

const lineColumns = `district_code, import_id, fund_account_id, serial, booked_on, booked_time,
  debit_fen, credit_fen, balance_fen, counterparty_name, counterparty_account_id, summary, remark`

/** A table as the lines' own, its keys, checks and references too; and what fills it. */
const stored = {
  name: 'stored_line',
  create: `
    create table stored_line (like bank_statement_line including all,
      foreign key (district_code, import_id) references import,
      foreign key (district_code, fund_account_id) references bank_account,
      foreign key (district_code, counterparty_account_id) references bank_account)`,
  columns: `(${lineColumns})`,
  query: `select ${lineColumns} from bank_statement_line`,
}

/** A table without any key, of what is in the file, its numbers sealed, hashed and masked. */
const bareQuery = `
    select fund.number_hash as fund_hash, fund.number_sealed as fund_sealed,
      fund.number_masked as fund_masked, line.booked_on, line.booked_time, line.debit_fen,
      line.credit_fen, line.balance_fen, line.counterparty_name, other.number_hash as other_hash,
      other.number_sealed as other_sealed, other.number_masked as other_masked, line.summary,
      line.remark, line.serial
    from bank_statement_line line
    join bank_account fund on fund.id = line.fund_account_id
    join bank_account other on other.id = line.counterparty_account_id`
const bare = {
  name: 'bare_line',
  create: `create table bare_line as ${bareQuery} with no data`,
  columns: '',
  query: bareQuery,
}

/**
 * A bank's statement from its CSV in GB18030: decoded, read, checked, sealed, hashed and stored in
 * a process of its own, against COPY of the same columns into a table with the same keys, and for
 * comparison into one without any. One file more goes in first: it brings the payees' accounts,
 * which in a running office are known.
 */
export async function importingBankFile(context: BenchContext): Promise<Measure[]> {
  const services = await context.district()
  const count = context.rows(1_000_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-bench-'))
  try {
    const imports = importsOf(services, folder)
    const first = await imports.next(count)
    context.say(`${count} lines with unknown payees in ${(first.ms / 1000).toFixed(1)} s`)
    const limits = {
      limit: await copyOf(services, folder, stored),
      bare: await copyOf(services, folder, bare),
    }
    const peaks: number[] = []
    const times = await alternating(context.runs, {
      ...limits,
      subject: async () => {
        const { ms, peakMb, steps } = await imports.next(count)
        peaks.push(peakMb)
        context.say(`imported in ${(ms / 1000).toFixed(1)} s: ${JSON.stringify(steps)}`)
        return ms
      },
    })
    const tenth = Math.min(count, Math.max(100_000, count / 10))
    const small = await imports.next(tenth)
    const speed = {
      value: (count * 1000) / times.subject,
      unit: 'rows/s',
      better: 'higher',
    } as const
    return [
      measure({
        ...speed,
        name: `import ${count} lines of a bank file, against COPY of the same columns and keys`,
        ratio: times.limit / times.subject,
        target: 0.25,
      }),
      measure({
        ...speed,
        name: 'the same against COPY into a table without any key',
        ratio: times.bare / times.subject,
        target: null,
      }),
      ...memory(count, Math.max(...peaks), tenth, small.peakMb),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function memory(count: number, peak: number, tenth: number, smallPeak: number): Measure[] {
  const megabytes = { unit: 'MB', better: 'lower' } as const
  return [
    measure({
      ...megabytes,
      name: `Node's peak memory over ${count} lines`,
      value: peak,
      ratio: null,
      target: 400,
    }),
    measure({
      ...megabytes,
      name: `the same over ${count} lines as over ${tenth}`,
      value: smallPeak,
      ratio: peak / smallPeak,
      target: 1.25,
    }),
  ]
}

/** Imports file after file, each with serial numbers of its own. */
function importsOf(services: BenchServices, folder: string) {
  let round = 0
  return {
    next: async (rows: number) => {
      const file = path.join(folder, `${round}.csv`)
      await writeBankFile(file, rows, round)
      round += 1
      const imported = await importApart(services, 'bank-statement', file)
      rmSync(file)
      if (imported.rowCount !== rows) throw new Error(`imported ${imported.rowCount} of ${rows}`)
      return imported
    },
  }
}

interface Copy {
  name: string
  create: string
  columns: string
  query: string
}

/** Puts the lines that are stored on disk as COPY text; gives how long COPY takes to bring them in. */
async function copyOf(
  { pool }: BenchServices,
  folder: string,
  { name, create, columns, query }: Copy,
): Promise<() => Promise<number>> {
  const text = path.join(folder, `${name}.copy`)
  const client = await pool.connect()
  try {
    await client.query(create)
    await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createWriteStream(text))
  } finally {
    client.release()
  }
  return async () => {
    const copying = await pool.connect()
    try {
      await copying.query(`truncate ${name}`)
      const into = copying.query(copyFrom(`copy ${name} ${columns} from stdin`))
      return await timed(() => pipeline(createReadStream(text), into))
    } finally {
      copying.release()
    }
  }
}
