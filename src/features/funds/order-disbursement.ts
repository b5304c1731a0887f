import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen, sumFen } from '../../kernel/fen.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fundsInsufficient, fundsInsufficientOn, postTransfers } from '../ledger/index.ts'
import { recordAccount } from '../people/index.ts'
import { type Draw, draws, hasLaterMoney } from './draw.ts'
import { documentUnknown } from './problems.ts'
import type { newDisbursement } from './schemas.ts'

export type NewDisbursement = z.output<typeof newDisbursement>

/** Sends allocated money to a channel: oldest money first, or from the document that is named. */
export function orderDisbursement(
  { command, vault }: { command: RunCommand; vault: Vault },
  actor: Actor,
  input: NewDisbursement & { key: string },
): Promise<{ id: string }> {
  const { key, payeeAccount, ...order } = input
  const { districtCode } = actor
  const account = payeeAccount === null ? null : vault.hash(payeeAccount).toString('hex')
  const request = { action: 'funds:disburse', key, input: { ...order, account } }
  return command(actor, request, async (tx) => {
    await sql`select lock_accounts(${districtCode}, 'allocated', ${order.category},
      ${order.township})`.execute(tx)
    const pieces = await piecesFor(tx, districtCode, order)
    const { id } = await tx
      .insertInto('disbursement')
      .values({
        district_code: districtCode,
        number: order.number,
        category_code: order.category,
        township_code: order.township,
        channel: order.channel,
        payee_name: order.payeeName,
        payee_account_id:
          payeeAccount === null
            ? null
            : await recordAccount(tx, { districtCode, vault, number: payeeAccount }),
        amount_fen: order.amount,
        disbursed_on: order.disbursedOn,
        appropriation_id:
          order.documentNumber === null ? null : (pieces[0]?.appropriation_id ?? null),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post(tx, districtCode, { id, order, pieces })
    const { category, township, channel, amount } = order
    return {
      subject: order.number,
      detail: { category, township, channel, amount, documents: pieces.length },
      result: { id },
    }
  })
}

type Order = Omit<NewDisbursement, 'payeeAccount'>

/** What of which document the order takes; refuses where the allocated money does not cover it. */
async function piecesFor(tx: Tx, districtCode: string, order: Order): Promise<Draw[]> {
  const { documentNumber } = order
  const orders = sql<never>`
    select 1 as row_no, ${order.number}::text as number, ${order.category}::text as category_code,
      ${order.township}::text as township_code, ${order.amount}::bigint as amount_fen,
      ${documentNumber}::text as document_number, ${order.disbursedOn}::date as drawn_on`
  const { rows } = await draws(districtCode, orders).execute(tx)
  const covered = sumFen(rows.map((piece) => piece.amount_fen))
  if (covered < order.amount) {
    if (documentNumber !== null) await requireDocument(tx, districtCode, documentNumber)
    const facts = { what: '已分配未拨付的资金', available: formatFen(covered) }
    const { category, township, disbursedOn: day } = order
    const isLater = hasLaterMoney(districtCode, { category, township, day })
    const { rows: later } = await sql`select 1 where ${isLater}`.execute(tx)
    if (later.length === 0) throw fundsInsufficient(facts)
    throw fundsInsufficientOn({ ...facts, on: order.disbursedOn })
  }
  return rows
}

async function requireDocument(tx: Tx, districtCode: string, documentNumber: string) {
  const known = await tx
    .selectFrom('appropriation')
    .select('id')
    .where('district_code', '=', districtCode)
    .where('document_number', '=', documentNumber)
    .executeTakeFirst()
  if (known === undefined) throw documentUnknown(documentNumber)
}

async function post(
  tx: Tx,
  districtCode: string,
  { id, order, pieces }: { id: string; order: Order; pieces: readonly Draw[] },
): Promise<void> {
  await postTransfers(
    tx,
    districtCode,
    sql`
      select 'disburse' as kind, 'allocated' as from_stage, 'disbursed' as to_stage,
        piece.fiscal_year, piece.appropriation_id, ${order.category}::text as category_code,
        ${order.township}::text as township_code, ${order.channel}::text as channel,
        piece.amount_fen, ${order.disbursedOn}::date as effective_on, ${id}::uuid as origin_id
      from unnest(${pieces.map((one) => one.appropriation_id)}::uuid[],
        ${pieces.map((one) => one.fiscal_year)}::int[],
        ${pieces.map((one) => one.amount_fen)}::bigint[])
        piece (appropriation_id, fiscal_year, amount_fen)`,
  )
}
