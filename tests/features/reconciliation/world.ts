import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { importFile } from '../../../src/features/imports/index.ts'
import { exceptionsOf } from '../../../src/features/reconciliation/index.ts'
import { type Reconciled, reconcile } from '../../../src/features/reconciliation/reconcile-month.ts'
import { importFormats } from '../../../src/import-formats.ts'
import { formatYuan } from '../../../src/kernel/fen.ts'
import type { Actor, RunCommand } from '../../../src/platform/db/command.ts'
import { inTransaction, type Tx } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { headers, importSheet, type Sheet, sheet } from '../../support/files.ts'

export interface VoucherPart {
  number: string
  on: string
  fen: bigint
  name?: string
  account?: string
}

export interface LinePart {
  serial: string
  on: string
  /** Signed: what comes onto the account is positive. */
  fen: bigint
  name?: string
  account?: string
  summary?: string
  remark?: string
  fund?: string
}

const statementHeader =
  '账号,交易日期,借方金额,贷方金额,余额,对方户名,对方账号,摘要,附言,流水号'.split(',')
export const fundAccount = '4306030000001'

/** A district with more than enough money for vouchers, reconciled up to the end of 2022. */
export async function reconciledWorld(known?: TestServices) {
  const services = known ?? (await testServices())
  const finance = await makeActor(services, 'finance')
  const load = (kind: keyof typeof headers, row: string) =>
    importSheet(services, finance, kind, sheet(kind, row))
  await load(
    'appropriations',
    '湘财社指〔2022〕1号,合成,中央,2022-12-01,2022-12-01,2023,,,90000000.00,',
  )
  await load(
    'allocations',
    '湘财社指〔2022〕1号,流浪乞讨人员救助,430603002,90000000.00,2022-12-02,云〔2022〕1号',
  )
  await load(
    'disbursements',
    'BF0,流浪乞讨人员救助,430603002,集中支付,示例中心,,90000000.00,2022-12-03,',
  )
  await services.db
    .insertInto('reconciliation_month')
    .values({ district_code: districtCode, month: '2022-12', run_by: finance.userId })
    .execute()
  return { services, finance }
}

export interface Matched {
  pass: string
  lines: string[]
  entries: string[]
}

export interface Told {
  tx: Tx
  vouchers(...parts: VoucherPart[]): Promise<void>
  statement(...parts: LinePart[]): Promise<void>
  run(month?: string): Promise<Reconciled>
  matches(): Promise<Matched[]>
  /** "kind reason reference", in order. */
  exceptions(month?: string): Promise<string[]>
}

/** The constraint that refuses a statement, which is taken back again; undefined where none does. */
export async function refused(tx: Tx, statement: string): Promise<string | undefined> {
  await sql`savepoint trying`.execute(tx)
  const error: unknown = await sql
    .raw(statement)
    .execute(tx)
    .catch((thrown: unknown) => thrown)
  await sql`rollback to trying`.execute(tx)
  return (error as { constraint?: string }).constraint
}

class RollBack extends Error {}

/** Tells a story in a transaction that is rolled back; importing goes the real way. */
export async function told(
  { services, finance }: { services: TestServices; finance: Actor },
  story: (told: Told) => Promise<void>,
): Promise<void> {
  const rolledBack = new RollBack('a story leaves nothing behind')
  const telling = inTransaction(services.pool, async (tx) => {
    await story(tellerOf(tx, services, finance))
    throw rolledBack
  })
  await telling.catch((error: unknown) => {
    if (error !== rolledBack) throw error
  })
}

function tellerOf(tx: Tx, services: TestServices, finance: Actor): Told {
  const command: RunCommand = async (_actor, _request, body) => (await body(tx)).result
  const load = async (kind: string, rows: Sheet) => {
    const format = importFormats.find((one) => one.kind === kind)
    if (format === undefined) throw new Error(`no format ${kind}`)
    await withFile(rows, (file) =>
      importFile({ command, vault: services.vault }, finance, format, {
        path: file,
        fileName: `${kind}.csv`,
        mode: 'all',
      }),
    )
    await sql`drop table staged`.execute(tx)
  }
  return {
    tx,
    vouchers: (...parts) =>
      load('expenditures', [headers.expenditures.split(','), ...parts.map(voucherRow)]),
    statement: (...parts) => load('bank-statement', [statementHeader, ...statementRows(parts)]),
    run: (month = '2023-03') => reconcile(tx, finance, month),
    matches: () => matchesIn(tx),
    exceptions: async (month = '2023-03') => {
      const { items } = await exceptionsOf(tx, districtCode, { month, limit: 500 })
      return items
        .filter(({ state }) => state !== 'cleared')
        .map(({ kind, reason, reference }) => `${kind} ${reason} ${reference}`)
        .sort()
    },
  }
}

async function withFile(rows: Sheet, work: (file: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-story-'))
  try {
    const file = path.join(folder, 'file.csv')
    writeFileSync(file, rows.map((row) => row.join(',')).join('\r\n'))
    await work(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function voucherRow({ number, on, fen, name = '示例商店', account = '' }: VoucherPart): string[] {
  const place = ['流浪乞讨人员救助', '430603002']
  return [number, on, ...place, name, '企业', account, formatYuan(fen), '30306', '返乡车票', '1']
}

export function statementSheet(...parts: LinePart[]): Sheet {
  return [statementHeader, ...statementRows(parts)]
}

export function voucherSheet(...parts: VoucherPart[]): Sheet {
  return [headers.expenditures.split(','), ...parts.map(voucherRow)]
}

function statementRows(parts: readonly LinePart[]): string[][] {
  let balance = 1_000_000_000_000n
  return parts.map((part) => {
    balance += part.fen
    const debit = part.fen < 0n ? formatYuan(-part.fen) : ''
    const credit = part.fen > 0n ? formatYuan(part.fen) : ''
    const { fund = fundAccount, name = '', account = '', summary = '转账', remark = '' } = part
    const cells = [
      fund,
      part.on,
      debit,
      credit,
      formatYuan(balance),
      name,
      account,
      summary,
      remark,
    ]
    return [...cells, part.serial]
  })
}

async function matchesIn(tx: Tx): Promise<Matched[]> {
  const { rows } = await sql<Matched>`
    select pass,
      array(select serial from matched_bank_line member
        join bank_statement_line line on line.id = member.statement_line_id
        where member.match_id = match.id order by serial) as lines,
      array(select split_part(entry_key, ':', 2) from matched_book_entry member
        where member.match_id = match.id order by entry_key) as entries
    from reconciliation_match match
    where district_code = ${districtCode} order by 2, 3`.execute(tx)
  return rows
}
