import { sql } from 'kysely'
import type { z } from 'zod'
import { type Fen, formatFen, sumFen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { fundsInsufficient, postTransfers } from '../../ledger/index.ts'
import { linesMixed } from '../batches/problems.ts'
import { backTooEarly } from './problems.ts'
import { type LeftLine, leftOfLines } from './returned-money.ts'
import type { newRemittance } from './schemas.ts'

export type NewRemittance = z.output<typeof newRemittance>

/** What is handed up: from which stage and place, and how much. */
interface HandedUp {
  stage: 'returned' | 'recovered'
  year: number
  category: string
  township: string
  amount: Fen
}

/** Hands money up: returned lines that will not be paid again, or money that was recovered. */
export function recordRemittance(
  command: RunCommand,
  actor: Actor,
  input: NewRemittance & { key: string },
): Promise<{ id: string }> {
  const { key, ...remittance } = input
  return command(actor, { action: 'payments:remit', key, input: remittance }, async (tx) => {
    const { id, ...detail } = await bookRemittance(tx, actor, remittance)
    return { subject: remittance.documentNumber, detail, result: { id } }
  })
}

/** The entry and its transfers inside another command. */
export async function bookRemittance(
  tx: Tx,
  { districtCode }: Actor,
  remittance: NewRemittance,
): Promise<{ id: string; stage: string; amount: Fen; lines: number }> {
  const lines = await leftOfLines(tx, districtCode, remittance.lines)
  const handed = await handedUp(tx, districtCode, { remittance, lines })
  const { id } = await tx
    .insertInto('remittance')
    .values({
      district_code: districtCode,
      document_number: remittance.documentNumber,
      stage: handed.stage,
      fiscal_year: handed.year,
      category_code: handed.category,
      township_code: handed.township,
      amount_fen: handed.amount,
      remitted_on: remittance.remittedOn,
      level: remittance.level,
      reason: remittance.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (lines.length > 0) await nameLines(tx, districtCode, { id, lines })
  await post(tx, districtCode, id)
  return { id, stage: handed.stage, amount: handed.amount, lines: lines.length }
}

async function handedUp(
  tx: Tx,
  districtCode: string,
  { remittance, lines }: { remittance: NewRemittance; lines: readonly LeftLine[] },
): Promise<HandedUp> {
  const { recovered, remittedOn } = remittance
  if (recovered !== null) {
    await requireRecovered(tx, districtCode, recovered)
    return { stage: 'recovered', ...recovered }
  }
  const places = new Set(lines.map((one) => `${one.year}/${one.category}/${one.township}`))
  const [first] = lines
  if (first === undefined || places.size > 1) throw linesMixed()
  const days = lines.map(({ returnedOn }) => returnedOn).toSorted()
  const latest = days.at(-1) ?? ''
  if (remittedOn < latest) throw backTooEarly(latest)
  const { year, category, township } = first
  const amount = sumFen(lines.map(({ left }) => left))
  return { stage: 'returned', year, category, township, amount }
}

async function requireRecovered(
  tx: Tx,
  districtCode: string,
  { year, category, township, amount }: NonNullable<NewRemittance['recovered']>,
): Promise<void> {
  const { rows } = await sql<{ balance_fen: bigint }>`
    select balance_fen from account
    where district_code = ${districtCode}
      and key = account_key('recovered', ${year}::int, null, ${category}, ${township}, null)
  `.execute(tx)
  const balance = rows[0]?.balance_fen ?? 0n
  if (amount <= balance) return
  throw fundsInsufficient({ what: '追缴待上缴的资金', available: formatFen(balance) })
}

async function nameLines(
  tx: Tx,
  districtCode: string,
  { id, lines }: { id: string; lines: readonly LeftLine[] },
): Promise<void> {
  await sql`
    insert into remitted_line (district_code, batch_id, line_no, remittance_id, amount_fen)
    select ${districtCode}, batch_id, line_no, ${id}, left_fen
    from unnest(${lines.map((one) => one.batchId)}::uuid[],
      ${lines.map((one) => one.lineNo)}::int[], ${lines.map((one) => one.left)}::bigint[])
      line (batch_id, line_no, left_fen)`.execute(tx)
}

async function post(tx: Tx, districtCode: string, id: string): Promise<void> {
  await postTransfers(
    tx,
    districtCode,
    sql`
      select 'remit' as kind, stage as from_stage, 'remitted' as to_stage, fiscal_year,
        null::uuid as appropriation_id, category_code, township_code, null::text as channel,
        amount_fen, remitted_on as effective_on, id as origin_id
      from remittance where district_code = ${districtCode} and id = ${id}`,
  )
}
