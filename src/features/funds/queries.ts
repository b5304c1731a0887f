import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import type {
  AdjustmentQuery,
  AllocationQuery,
  AppropriationQuery,
  adjustment,
  allocation,
  appropriation,
  DisbursementQuery,
  disbursement,
} from './schemas.ts'

export type InDistrict<Query> = Query & { districtCode: string }

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Ids follow each other in time, so those of one day turn with it. */
export const rowId = { ...column.id('id'), turns: true }
const place = {
  category: column.text('category'),
  township: column.text('township'),
  amount: column.fen('amount'),
}
const appropriationOrders = {
  receivedOn: column.day('receivedOn'),
  number: column.text('documentNumber'),
  title: column.text('title'),
  category: column.text('category'),
  amount: column.fen('amount'),
  allocated: column.fen('allocated'),
  available: column.fen('available'),
}
const allocationOrders = {
  decidedOn: column.day('decidedOn'),
  number: column.text('documentNumber'),
  ...place,
}
const disbursementOrders = {
  disbursedOn: column.day('disbursedOn'),
  number: column.text('number'),
  channel: column.text('channel'),
  payee: column.text('payeeName'),
  ...place,
}
const adjustmentOrders = {
  decidedOn: column.day('decidedOn'),
  number: column.text('documentNumber'),
  amount: column.fen('amount'),
}

/** Whether what a row of `origin` moved was taken back. */
export const isReversed = (origin: string) => sql`exists (
  select 1 from reversal
  where reversal.district_code = ${sql.ref(`${origin}.district_code`)}
    and reversal.origin_id = ${sql.ref(`${origin}.id`)})`

/** Whether what a row of `origin` moved was money of a year, as statements count it. */
const isOfYear = (origin: string, year: number | undefined) =>
  year === undefined
    ? sql`true`
    : sql`exists (
        select 1 from transfer
        join account giver on giver.district_code = transfer.district_code
          and giver.id = transfer.from_account_id
        where transfer.district_code = ${sql.ref(`${origin}.district_code`)}
          and ${sql.ref(`transfer.${origin}_id`)} = ${sql.ref(`${origin}.id`)}
          and transfer.reverses_id is null and giver.fiscal_year = ${year})`

/** A filter that a caller may leave out. */
export const among = (column: string, value: unknown, type: string) =>
  sql`(${value ?? null}::${sql.raw(type)} is null or ${sql.ref(column)} = ${value ?? null})`

/** Budget documents, each with what came of it: amendments, what is allocated, what is not yet. */
export function appropriationsOf(
  db: Db,
  query: InDistrict<AppropriationQuery>,
): Promise<Page<z.output<typeof appropriation>>> {
  const rows = sql`
    with moved as (
      select account.appropriation_id,
        sum(case when reverses_id is null then flow.amount_fen else -flow.amount_fen end)
          as allocated_fen
      from account
      join transfer flow on flow.district_code = account.district_code
        and flow.kind = 'allocate' and account.id = case when flow.reverses_id is null
          then flow.from_account_id else flow.to_account_id end
      where account.district_code = ${query.districtCode} and account.stage = 'received'
      group by account.appropriation_id),
    amended as (
      select amends_id, sum(amount_fen) filter (where effect = 'increase') as increased_fen,
        sum(amount_fen) filter (where effect = 'withdrawal') as withdrawn_fen
      from appropriation
      where district_code = ${query.districtCode} and amends_id is not null
        and not ${isReversed('appropriation')}
      group by amends_id)
    select appropriation.id, appropriation.document_number as "documentNumber",
      appropriation.title, appropriation.level,
      appropriation.issued_on as "issuedOn", appropriation.received_on as "receivedOn",
      appropriation.fiscal_year as "fiscalYear", appropriation.subject_code as subject,
      appropriation.category_code as category, appropriation.amount_fen as amount,
      appropriation.note, appropriation.effect, original.document_number as amends,
      appropriation.origin_year as "originYear", ${isReversed('appropriation')} as "isReversed",
      coalesce(increased_fen, 0)::bigint as increased,
      coalesce(withdrawn_fen, 0)::bigint as withdrawn,
      coalesce(allocated_fen, 0)::bigint as allocated,
      coalesce((select sum(balance_fen) from account
        where account.district_code = appropriation.district_code
          and account.appropriation_id = appropriation.id and account.stage = 'received'), 0)::bigint
        as available
    from appropriation
    left join appropriation original on original.district_code = appropriation.district_code
      and original.id = appropriation.amends_id
    left join moved on moved.appropriation_id = appropriation.id
    left join amended on amended.amends_id = appropriation.id
    where appropriation.district_code = ${query.districtCode}
      and ${among('appropriation.fiscal_year', query.year, 'int')}
      and ${among('appropriation.category_code', query.category, 'text')}`
  const { sort = '-receivedOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: appropriationOrders, sort, id: rowId, limit, cursor })
}

/** Allocations of a year's money, the last decision first where nothing else is asked. */
export function allocationsOf(
  db: Db,
  query: InDistrict<AllocationQuery>,
): Promise<Page<z.output<typeof allocation>>> {
  const rows = sql`
    select allocation.id, document_number as "documentNumber",
      allocation.category_code as category, township_code as township,
      allocation.amount_fen as amount, decided_on as "decidedOn",
      decision_number as "decisionNumber", proposal_id as "proposalId",
      ${isReversed('allocation')} as "isReversed"
    from allocation
    join appropriation on appropriation.district_code = allocation.district_code
      and appropriation.id = allocation.appropriation_id
    where allocation.district_code = ${query.districtCode} and ${isOfYear('allocation', query.year)}
      and ${among('allocation.category_code', query.category, 'text')}
      and ${among('township_code', query.township, 'text')}`
  const { sort = '-decidedOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: allocationOrders, sort, id: rowId, limit, cursor })
}

/** Disbursements of a calendar year, the last first where nothing else is asked. */
export function disbursementsOf(
  db: Db,
  query: InDistrict<DisbursementQuery>,
): Promise<Page<z.output<typeof disbursement>>> {
  const rows = sql`
    select disbursement.id, number, disbursement.category_code as category,
      township_code as township, channel, payee_name as "payeeName",
      number_masked as "payeeAccount", disbursement.amount_fen as amount,
      disbursed_on as "disbursedOn", document_number as "documentNumber",
      ${isReversed('disbursement')} as "isReversed"
    from disbursement
    left join appropriation on appropriation.district_code = disbursement.district_code
      and appropriation.id = disbursement.appropriation_id
    left join bank_account on bank_account.district_code = disbursement.district_code
      and bank_account.id = disbursement.payee_account_id
    where disbursement.district_code = ${query.districtCode}
      and ${among('disbursement.category_code', query.category, 'text')}
      and ${among('township_code', query.township, 'text')}
      and (${query.year ?? null}::int is null
        or extract(year from disbursed_on) = ${query.year ?? null}::int)`
  const { sort = '-disbursedOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: disbursementOrders, sort, id: rowId, limit, cursor })
}

/** Adjustments of a year's money that a place gives or takes, the last decision first. */
export function adjustmentsOf(
  db: Db,
  query: InDistrict<AdjustmentQuery>,
): Promise<Page<z.output<typeof adjustment>>> {
  const rows = sql`
    select adjustment.id, document_number as "documentNumber",
      jsonb_build_object('category', from_category_code, 'township', from_township_code) as "from",
      jsonb_build_object('category', to_category_code, 'township', to_township_code) as "to",
      adjustment.amount_fen as amount, decided_on as "decidedOn",
      decision_number as "decisionNumber", reason, ${isReversed('adjustment')} as "isReversed"
    from adjustment
    join appropriation on appropriation.district_code = adjustment.district_code
      and appropriation.id = adjustment.appropriation_id
    where adjustment.district_code = ${query.districtCode} and ${isOfYear('adjustment', query.year)}
      and (${query.category ?? null}::text is null
        or ${query.category ?? null} in (from_category_code, to_category_code))
      and (${query.township ?? null}::text is null
        or ${query.township ?? null} in (from_township_code, to_township_code))`
  const { sort = '-decidedOn', limit, cursor } = query
  return pageInOrder(db, rows, { columns: adjustmentOrders, sort, id: rowId, limit, cursor })
}
