import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { flowDown } from './flow.ts'
import { documentNotFound } from './problems.ts'
import type { DocumentTrace, TracedLine, TracedVoucher } from './schemas.ts'
import { type AsOf, standing } from './standing.ts'

export interface DocumentScope extends AsOf {
  /** 文号; a document that is earmarked has several rows of one number. */
  number: string
}

/** Where every fen of a document is at the end of a day; together they are what it brought. */
export async function traceDocument(db: Db, scope: DocumentScope): Promise<DocumentTrace> {
  const documents = await documentsOf(db, scope)
  const { rows } = await sql<DocumentTrace['whereabouts'][number]>`
    ${flowOf(scope)},
    rest as materialized (
      select portion.account_id, sum(piece.amount_fen) as amount_fen
      from (${rests}
        union all
        -- Paid, and nobody got it back; or taken back by the level that gave it.
        select flow.id, ends - starts from flow join portion on portion.id = flow.id
        where portion.came is null) piece
      join portion on portion.id = piece.id
      group by portion.account_id)
    select stage.code as stage, stage.name as "stageName", fiscal_year as "fiscalYear",
      category_code as "categoryCode", township_code as "townshipCode", channel,
      sum(rest.amount_fen)::bigint as amount
    from rest
    join account on account.district_code = ${scope.districtCode}
      and account.id = rest.account_id
    join stage on stage.code = account.stage
    group by stage.code, stage.name, stage.position, fiscal_year, category_code, township_code,
      channel
    order by stage.position, fiscal_year, township_code, category_code, channel`.execute(db)
  const brought = await broughtBy(db, scope)
  const amendments = await amendmentsOf(db, scope)
  return {
    ...{ number: scope.number, asOf: scope.asOf },
    ...{ brought, documents, amendments, whereabouts: rows },
  }
}

/** What added to a document and took from it by the day; less what was reversed. */
async function amendmentsOf(db: Db, scope: DocumentScope): Promise<DocumentTrace['amendments']> {
  const { rows } = await sql<DocumentTrace['amendments'][number]>`
    select amendment.document_number as number, amendment.effect,
      min(amendment.received_on) as "receivedOn", sum(standing.amount_fen)::bigint as amount
    from (${standing(scope)}) standing
    join appropriation amendment on amendment.district_code = ${scope.districtCode}
      and amendment.id = standing.appropriation_id
    join appropriation original on original.district_code = ${scope.districtCode}
      and original.id = amendment.amends_id
    where original.document_number = ${scope.number}
    group by amendment.document_number, amendment.effect
    order by min(amendment.received_on), amendment.document_number`.execute(db)
  return rows
}

async function broughtBy(db: Db, scope: DocumentScope): Promise<bigint> {
  const { rows } = await sql<{ fen: bigint }>`
    select coalesce(sum(standing.amount_fen), 0)::bigint as fen
    from (${standing(scope)}) standing
    join appropriation on appropriation.district_code = ${scope.districtCode}
      and appropriation.id = standing.appropriation_id
    where document_number = ${scope.number} and standing.kind in ('appropriate', 'open')`.execute(
    db,
  )
  return rows[0]?.fen ?? 0n
}

async function documentsOf(db: Db, { districtCode, number, asOf }: DocumentScope) {
  const { rows } = await sql<DocumentTrace['documents'][number]>`
    select title, level, effect, fiscal_year as "fiscalYear", received_on as "receivedOn",
      category_code as "categoryCode", amount_fen as amount
    from appropriation
    where district_code = ${districtCode} and document_number = ${number}
      and received_on <= ${asOf}
    order by received_on, category_code`.execute(db)
  if (rows.length === 0) throw documentNotFound(number)
  return rows
}

/** The lines that a document paid: what reached the payee, and what was got back. */
export async function linesOfDocument(db: Db, scope: DocumentScope): Promise<TracedLine[]> {
  const { rows } = await sql<TracedLine>`${tracedLines(scope)} order by 1, 2`.execute(db)
  return rows
}

/** The rows of that list, in no order. */
export function tracedLines(scope: DocumentScope): RawBuilder<unknown> {
  const { districtCode } = scope
  return sql`
    ${flowOf(scope)},
    -- What was paid of a batch on a day, shared by its lines in their order.
    paid as (
      select portion.batch_id, portion.effective_on, starts, ends
      from flow join portion on portion.id = flow.id and kind = 'pay' and line_no = 0),
    laid as (
      select batch_id, line_no, executed_on, amount_fen,
        (sum(amount_fen) over (partition by batch_id, executed_on order by line_no))::bigint as up_to
      from payment_result
      where district_code = ${districtCode} and outcome = 'settled'
        and batch_id in (select batch_id from paid)),
    reached as (
      select laid.batch_id, laid.line_no, executed_on, false as is_reissue,
        least(ends, up_to) - greatest(starts, up_to - amount_fen) as amount_fen
      from laid
      join paid on paid.batch_id = laid.batch_id and paid.effective_on = executed_on
        and starts < up_to and up_to - amount_fen < ends
      union all
      select portion.batch_id, line_no, effective_on, true, ends - starts
      from flow join portion on portion.id = flow.id and kind = 'reissue'),
    got_back as (
      select recovery.batch_id, recovery.line_no, sum(ends - starts)::bigint as amount_fen
      from flow join portion on portion.id = flow.id and kind = 'recover'
      join recovery on recovery.district_code = ${districtCode} and recovery.id = origin_id
      group by 1, 2)
    select batch.number as batch, line_no as line, batch.month,
      batch.category_code as "categoryCode", batch.township_code as "townshipCode",
      payment.payee_name as payee, executed_on as "paidOn", reached.is_reissue as "isReissue",
      sum(reached.amount_fen)::bigint as amount,
      coalesce(min(got_back.amount_fen), 0)::bigint as recovered
    from reached
    join payment_batch batch on batch.district_code = ${districtCode} and batch.id = reached.batch_id
    join payment using (batch_id, line_no)
    left join got_back using (batch_id, line_no)
    group by 1, 2, 3, 4, 5, 6, 7, 8`
}

/** The vouchers that a document paid for. */
export async function vouchersOfDocument(db: Db, scope: DocumentScope): Promise<TracedVoucher[]> {
  const { rows } = await sql<TracedVoucher>`
    ${tracedVouchers(scope)} order by spent_on, voucher_number`.execute(db)
  return rows
}

/** The rows of that list, in no order. */
export function tracedVouchers(scope: DocumentScope): RawBuilder<unknown> {
  return sql`
    ${flowOf(scope)},
    spent as (
      select portion.origin_id, portion.came, sum(ends - starts)::bigint as amount_fen
      from flow join portion on portion.id = flow.id and portion.kind = 'spend'
      group by 1, 2),
    got_back as (
      select portion.went as came, sum(ends - starts)::bigint as amount_fen
      from flow join portion on portion.id = flow.id and portion.kind = 'recover'
      group by 1)
    select voucher_number as voucher, spent_on as "spentOn", category_code as "categoryCode",
      township_code as "townshipCode", payee_name as payee, subject_code as "subjectCode", purpose,
      spent.amount_fen as amount, coalesce(got_back.amount_fen, 0)::bigint as recovered
    from spent
    join expenditure on expenditure.district_code = ${scope.districtCode}
      and expenditure.id = spent.origin_id
    left join got_back using (came)`
}

function flowOf(scope: DocumentScope): RawBuilder<unknown> {
  return flowDown(
    scope,
    sql`
      select appropriation.id as root, portion.id, 0::bigint as starts,
        portion.amount_fen as ends
      from portion
      join appropriation on appropriation.district_code = ${scope.districtCode}
        and appropriation.id = portion.origin_id
      where from_stage = 'source' and document_number = ${scope.number}`,
  )
}

/** The fen of the flow that went no further, with the portion they came by. */
const rests = sql`
  select flow.id, least(ends, in_from + segment.amount_fen) - greatest(starts, in_from)
    as amount_fen
  from flow
  join segment on in_id = flow.id and in_from < ends and starts < in_from + segment.amount_fen
  where out_id is null`
