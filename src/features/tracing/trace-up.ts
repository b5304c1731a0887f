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
  const { rows } = await sql<Omit<MoneyOrigin, 'leadsTo'> & { leadsTo: Lead[] }>`
    ${flowUp(at, leaves)},
    -- The lines of a batch are part of what was paid of it.
    moved as materialized (
      select flow.onto, ends - starts as fen, portion.id, kind, effective_on, from_stage, origin_id
      from flow join portion on portion.id = flow.id
      where went is null or went not like 'batch %'),
    step as (
      select kind, effective_on, from_stage, origin_id, sum(fen)::bigint as amount_fen,
        array_agg(distinct id) as ids
      from moved
      group by 1, 2, 3, 4),
    named as materialized (
      select step.*, ${reference} as reference, coalesce(appropriation.title, '') as title,
        row_number() over (order by from_stage <> 'source', step.effective_on, step.kind,
          ${reference})::int - 1 as no
      from step ${origins(at.districtCode)}),
    lead as (
      select named.no, next.no as onto, sum(fen)::bigint as fen
      from moved
      join named on moved.id = any(named.ids)
      left join named next on moved.onto = any(next.ids)
      group by 1, 2)
    select kind, effective_on as "on", from_stage = 'source' as "isDocument", reference, title,
      amount_fen as amount, coalesce((
        select json_agg(json_build_object('step', onto, 'fen', fen::text) order by onto)
        from lead where lead.no = named.no), '[]') as "leadsTo"
    from named
    order by no`.execute(db)
  return rows.map((row) => ({
    ...row,
    leadsTo: row.leadsTo.map(({ step, fen }) => ({ step, amount: BigInt(fen) })),
  }))
}

interface Lead {
  step: number | null
  fen: string
}

const reference = sql`coalesce(appropriation.document_number, allocation.decision_number,
  disbursement.number, adjustment.decision_number, batch.number, expenditure.voucher_number,
  '结转')`

/** What a step of `step` was made by. */
const origins = (districtCode: string) => sql`
  left join appropriation on appropriation.district_code = ${districtCode}
    and appropriation.id = origin_id
  left join allocation on allocation.district_code = ${districtCode} and allocation.id = origin_id
  left join disbursement on disbursement.district_code = ${districtCode}
    and disbursement.id = origin_id
  left join adjustment on adjustment.district_code = ${districtCode} and adjustment.id = origin_id
  left join payment_batch batch on batch.district_code = ${districtCode} and batch.id = origin_id
  left join expenditure on expenditure.district_code = ${districtCode}
    and expenditure.id = origin_id`
