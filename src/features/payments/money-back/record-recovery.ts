import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { isReversed } from '../../funds/index.ts'
import { postTransfers } from '../../ledger/index.ts'
import { lineUnknown } from '../batches/problems.ts'
import { backTooEarly, notPaid, recoveryTooMuch, voucherUnknown } from './problems.ts'
import type { newRecovery } from './schemas.ts'

export type NewRecovery = z.output<typeof newRecovery>

/**
 * Money got back from whom a line or a voucher paid, up to what it paid. Refuses with
 * `payment-line-unknown` or `voucher-unknown`, `payment-not-paid`, `money-back-too-early`,
 * `recovery-too-much`.
 */
export function recordRecovery(
  command: RunCommand,
  actor: Actor,
  input: NewRecovery & { key: string },
): Promise<{ id: string }> {
  const { key, ...recovery } = input
  return command(actor, { action: 'payments:recover', key, input: recovery }, async (tx) => {
    const id = await bookRecovery(tx, actor, recovery)
    const { amount } = recovery
    return { subject: paidNameOf(recovery), detail: { amount }, result: { id } }
  })
}

const paidNameOf = ({ voucherNumber, batch, line }: NewRecovery) =>
  voucherNumber ?? `${batch}/${line}`

/** The entry and its transfer inside another command; resolves with the entry's id. */
export async function bookRecovery(
  tx: Tx,
  { districtCode }: Actor,
  recovery: NewRecovery,
): Promise<string> {
  const what = paidNameOf(recovery)
  const paid = await paidBy(tx, districtCode, recovery)
  if (paid === undefined) {
    throw recovery.voucherNumber === null ? lineUnknown(what) : voucherUnknown(what)
  }
  requireLeft(what, paid, recovery)
  const { id } = await tx
    .insertInto('recovery')
    .values({
      district_code: districtCode,
      batch_id: paid.batch_id,
      line_no: recovery.line,
      expenditure_id: paid.expenditure_id,
      amount_fen: recovery.amount,
      recovered_on: recovery.recoveredOn,
      receipt_number: recovery.receiptNumber,
      reason: recovery.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await postTransfers(
    tx,
    districtCode,
    sql`
      select 'recover' as kind, ${paid.stage}::text as from_stage, 'recovered' as to_stage,
        ${paid.fiscal_year}::int as fiscal_year, null::uuid as appropriation_id,
        ${paid.category_code}::text as category_code,
        ${paid.township_code}::text as township_code, null::text as channel,
        ${recovery.amount}::bigint as amount_fen, ${recovery.recoveredOn}::date as effective_on,
        ${id}::uuid as origin_id`,
  )
  return id
}

function requireLeft(what: string, paid: Paid, { amount, recoveredOn }: NewRecovery): void {
  if (paid.paid_on === null) throw notPaid(what)
  if (recoveredOn < paid.paid_on) throw backTooEarly(paid.paid_on)
  if (amount > paid.left_fen) throw recoveryTooMuch({ what, left: formatFen(paid.left_fen) })
}

interface Paid {
  stage: 'paid' | 'spent'
  batch_id: string | null
  expenditure_id: string | null
  fiscal_year: number
  category_code: string
  township_code: string
  /** Null where nothing was paid, or it was taken back. */
  paid_on: string | null
  left_fen: bigint
}

/** The line or voucher with what of it can still be recovered. */
async function paidBy(
  tx: Tx,
  districtCode: string,
  { batch, line, voucherNumber }: NewRecovery,
): Promise<Paid | undefined> {
  const { rows } = await sql<Paid>`
    with paid as (
      select 'paid' as stage, payment.batch_id, payment.line_no, null::uuid as expenditure_id,
        left(batch.month, 4)::int as fiscal_year, batch.category_code, batch.township_code,
        result.executed_on as paid_on, result.amount_fen
      from payment
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id
      left join payment_result result on result.district_code = payment.district_code
        and result.batch_id = payment.batch_id and result.line_no = payment.line_no
        and result.outcome = 'settled'
      where payment.district_code = ${districtCode} and batch.number = ${batch}::text
        and payment.line_no = ${line}::int
      union all
      select 'spent', null, null, id, extract(year from spent_on)::int, category_code,
        township_code, case when not ${isReversed('expenditure')} then spent_on end, amount_fen
      from expenditure
      where district_code = ${districtCode} and voucher_number = ${voucherNumber}::text)
    select paid.*, (coalesce(paid.amount_fen, 0) - coalesce((
      select sum(recovery.amount_fen) from recovery
      where recovery.district_code = ${districtCode} and not ${isReversed('recovery')}
        and (recovery.expenditure_id = paid.expenditure_id
          or (recovery.batch_id = paid.batch_id and recovery.line_no = paid.line_no))), 0))::bigint
      as left_fen
    from paid`.execute(tx)
  return rows[0]
}
