import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { flowUp } from './flow.ts'
import { paymentNotFound, voucherNotFound } from './problems.ts'
import type { MoneyOrigin, PaymentTrace, VoucherTrace } from './schemas.ts'
import type { AsOf } from './standing.ts'

export interface PaymentScope extends AsOf {
  batch: string
  line: number
}

/** One payment line and the documents its money came from; refuses with `payment-not-found`. */
export async function tracePayment(db: Db, scope: PaymentScope): Promise<PaymentTrace> {
  const { districtCode, asOf, batch, line } = scope
  const { rows } = await sql<Omit<PaymentTrace, 'origins'> & { batchId: string }>`
    select batch.id as "batchId", batch.number as batch, payment.line_no as line, batch.month,
      batch.category_code as "categoryCode", batch.township_code as "townshipCode",
      payment.payee_name as payee, payment.amount_fen as "rosterAmount",
      result.outcome, result.executed_on as "executedOn",
      coalesce(result.amount_fen, 0)::bigint as amount
    from payment_batch batch
    join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
    left join payment_result result on result.district_code = payment.district_code
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
      and result.executed_on <= ${asOf}
    where batch.district_code = ${districtCode} and batch.number = ${batch}
      and payment.line_no = ${line}`.execute(db)
  const [found] = rows
  if (found === undefined) throw paymentNotFound(`${batch}/${line}`)
  const { batchId, ...payment } = found
  const leaves = sql`
    -- A first attempt that was credited is its share of what was paid of its batch on that day.
    select id, up_to - share.amount_fen as starts, up_to as ends
    from (
      select line_no, executed_on, amount_fen,
        (sum(amount_fen) over (partition by executed_on order by line_no))::bigint as up_to
      from payment_result
      where district_code = ${districtCode} and batch_id = ${batchId}::uuid
        and outcome = 'settled') share
    join portion on portion.batch_id = ${batchId}::uuid and portion.kind = 'pay'
      and portion.line_no = 0 and portion.effective_on = share.executed_on
    where share.line_no = ${line}
    union all
    select id, 0, amount_fen from portion
    where batch_id = ${batchId}::uuid and line_no = ${line} and kind in ('reissue', 'return')`
  return { ...payment, asOf, origins: await originsOf(db, scope, leaves) }
}

/** One voucher and the documents that paid for it; refuses with `voucher-not-found`. */
export async function traceVoucher(
  db: Db,
  scope: AsOf & { voucher: string },
): Promise<VoucherTrace> {
  const { districtCode, asOf, voucher } = scope
  const { rows } = await sql<Omit<VoucherTrace, 'origins'> & { id: string }>`
    select id, voucher_number as voucher, spent_on as "spentOn", category_code as "categoryCode",
      township_code as "townshipCode", payee_name as payee, amount_fen as amount
    from expenditure
    where district_code = ${districtCode} and voucher_number = ${voucher}
      and spent_on <= ${asOf}`.execute(db)
  const [found] = rows
  if (found === undefined) throw voucherNotFound(voucher)
  const { id, ...spent } = found
  const leaves = sql`
    select id, 0::bigint as starts, amount_fen as ends from portion
    where kind = 'spend' and origin_id = ${id}::uuid`
  return { ...spent, asOf, origins: await originsOf(db, scope, leaves) }
}

/** Every step that the money took, the document first; the documents add up to the leaves. */
async function originsOf(db: Db, at: AsOf, leaves: RawBuilder<unknown>): Promise<MoneyOrigin[]> {
  const { rows } = await sql<MoneyOrigin>`
    ${flowUp(at, leaves)},
    step as (
      select kind, effective_on, from_stage, origin_id, sum(ends - starts)::bigint as amount_fen
      from flow join portion on portion.id = flow.id
      -- The lines of a batch are part of what was paid of it.
      where went is null or went not like 'batch %'
      group by 1, 2, 3, 4)
    select step.kind, step.effective_on as "on", step.from_stage = 'source' as "isDocument",
      coalesce(appropriation.document_number, allocation.decision_number, disbursement.number,
        adjustment.decision_number, batch.number, expenditure.voucher_number, '结转') as reference,
      coalesce(appropriation.title, '') as title, step.amount_fen as amount
    from step
    left join appropriation on appropriation.district_code = ${at.districtCode}
      and appropriation.id = origin_id
    left join allocation on allocation.district_code = ${at.districtCode}
      and allocation.id = origin_id
    left join disbursement on disbursement.district_code = ${at.districtCode}
      and disbursement.id = origin_id
    left join adjustment on adjustment.district_code = ${at.districtCode}
      and adjustment.id = origin_id
    left join payment_batch batch on batch.district_code = ${at.districtCode}
      and batch.id = origin_id
    left join expenditure on expenditure.district_code = ${at.districtCode}
      and expenditure.id = origin_id
    order by step.from_stage <> 'source', step.effective_on, kind, reference`.execute(db)
  return rows
}
