import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { keyset } from '../../../platform/db/keyset.ts'
import { maskedName } from '../../../platform/db/masked-name.ts'
import { approvalsOf, progressOf } from '../../approvals/index.ts'
import { batchUnknown, lineUnknown } from './problems.ts'
import { remarkCountOf } from './remarks.ts'
import type { batch, batchDetail, linePage, lineQuery, paymentLine } from './schemas.ts'

export type BatchRow = z.output<typeof batch>
type FoundBatch = Omit<BatchRow, 'approval'> & { id: string; isWaiting: boolean }
type Line = z.output<typeof paymentLine>

const lineState = sql`
  case when stop.line_no is not null then 'stopped' else coalesce(result.outcome, 'pending') end`
const lineNo = { value: sql`payment.line_no`, type: 'bigint' } as const
const lineColumns = {
  line: lineNo,
  village: { value: sql`payment.village`, type: 'text' },
  person: { value: sql`person.name`, type: 'text' },
  payee: { value: sql`payment.payee_name`, type: 'text' },
  amount: { value: sql`payment.amount_fen`, type: 'bigint' },
  state: { value: sql`(${lineState})`, type: 'text' },
  executedOn: { value: sql`coalesce(result.executed_on, '0001-01-01')`, type: 'date' },
} as const

/** Batches with what became of them; the state follows from their steps, stops and results. */
const batchRows = (districtCode: string, which: RawBuilder<unknown>) => sql<FoundBatch>`
  select batch.id, batch.checked_at is not null and batch.instructed_at is null
      and count(stop.line_no) < count(*) as "isWaiting", batch.number, batch.month,
    batch.category_code as "categoryCode", batch.township_code as "townshipCode",
    batch.is_reissue as "isReissue",
    case when count(stop.line_no) = count(*) then 'stopped'
      when count(result.line_no) = 0 then case when batch.instructed_at is not null then 'instructed'
        when batch.approved_at is not null then 'approved'
        when batch.checked_at is not null then 'checked' else 'pending' end
      when count(*) filter (where outcome = 'settled' or stop.line_no is not null) = count(*)
        then 'settled'
      else 'partially_settled' end as state,
    count(*)::int as "lineCount",
    sum(payment.amount_fen)::bigint as "amount",
    coalesce(sum(result.amount_fen) filter (where outcome = 'settled'), 0)::bigint as "settled",
    coalesce(sum(result.amount_fen) filter (where outcome = 'returned'), 0)::bigint as "returned",
    coalesce(sum(payment.amount_fen) filter (where stop.line_no is not null), 0)::bigint
      as "stopped"
  from payment_batch batch
  join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
  left join payment_result result on result.district_code = payment.district_code
    and result.batch_id = payment.batch_id and result.line_no = payment.line_no
  left join payment_stop stop on stop.district_code = payment.district_code
    and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
  where batch.district_code = ${districtCode} and ${which}
  group by batch.district_code, batch.id
  order by batch.number`

/** A month's batches, by their numbers. */
export async function batchesOf(db: Db, districtCode: string, month: string): Promise<BatchRow[]> {
  const { rows } = await batchRows(districtCode, sql`batch.month = ${month}`).execute(db)
  return withApproval(db, districtCode, rows)
}

/** An approval that is void, or not enough, leaves a batch where it was before it. */
async function withApproval(
  db: Db,
  districtCode: string,
  found: readonly FoundBatch[],
): Promise<BatchRow[]> {
  const ids = found.filter(({ isWaiting }) => isWaiting).map(({ id }) => id)
  const progress = await progressOf(db, { districtCode, subject: 'payment_batch', ids })
  return found.map(({ id, isWaiting: _, ...row }) => {
    const approval = progress.get(id) ?? null
    const isVoid = row.state === 'approved' && approval?.isVoid === true
    return { ...row, state: isVoid ? 'checked' : row.state, approval }
  })
}

interface StepsRow {
  madeBy: string | null
  checkedBy: string | null
  checkedAt: Date | null
  approvedBy: string | null
  approvedAt: Date | null
  instructedBy: string | null
  instructedAt: Date | null
  entitledCount: number
}

/** One batch with who took which step; refuses with `batch-unknown`. */
export async function batchOf(
  db: Db,
  districtCode: string,
  number: string,
): Promise<z.output<typeof batchDetail>> {
  const { rows } = await batchRows(districtCode, sql`batch.number = ${number}`).execute(db)
  const [row] = await withApproval(db, districtCode, rows)
  const id = rows[0]?.id
  if (row === undefined || id === undefined) throw batchUnknown()
  const approvals = await approvalsOf(db, { districtCode, subject: 'payment_batch', id })
  const steps = await stepsOf(db, districtCode, id)
  const remarkCount = await remarkCountOf(db, districtCode, number)
  return {
    ...row,
    madeBy: steps.madeBy,
    checked: stepOf(steps.checkedBy, steps.checkedAt),
    approved: stepOf(steps.approvedBy, steps.approvedAt),
    instructed: stepOf(steps.instructedBy, steps.instructedAt),
    entitledCount: steps.entitledCount,
    remarkCount,
    approvals,
  }
}

const stepOf = (by: string | null, at: Date | null) => (at === null ? null : { by: by ?? '', at })

async function stepsOf(db: Db, districtCode: string, id: string): Promise<StepsRow> {
  const nameOf = (column: string) => sql`(
    select display_name from app_user
    where app_user.district_code = batch.district_code and app_user.id = ${sql.ref(column)})`
  const { rows } = await sql<StepsRow>`
    select ${nameOf('made_by')} as "madeBy",
      ${nameOf('checked_by')} as "checkedBy", checked_at as "checkedAt",
      ${nameOf('approved_by')} as "approvedBy", approved_at as "approvedAt",
      ${nameOf('instructed_by')} as "instructedBy", instructed_at as "instructedAt", (
        select count(*) from eligibility_snapshot snapshot
        where snapshot.district_code = batch.district_code and snapshot.batch_id = batch.id)::int
        as "entitledCount"
    from payment_batch batch
    where district_code = ${districtCode} and id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`batch ${id} has gone`)
  return row
}

/** Lines with their state, from `line`, a query of batch_id, line_no, place and sort_key. */
const lineRows = (districtCode: string, line: RawBuilder<unknown>) => sql<Line>`
  select line.place, line.sort_key as "sortKey", batch.number as batch, payment.line_no as line,
    payment.village,
    ${maskedName('person.name')} as "personName", person.identity_masked as identity,
    payment.payee_name as "payeeName", payment.bank_name as "bankName",
    account.number_masked as account, payment.amount_fen as amount,
    ${lineState} as state,
    case when result.outcome = 'settled' then result.amount_fen end as credited,
    result.executed_on as "executedOn", coalesce(stop.reason, result.reason, '') as reason,
    first_batch.number || '/' || payment.reissue_of_line_no as "reissueOf"
  from (${line}) line
  join payment on payment.district_code = ${districtCode}
    and payment.batch_id = line.batch_id and payment.line_no = line.line_no
  join payment_batch batch on batch.district_code = ${districtCode}
    and batch.id = payment.batch_id
  join person on person.district_code = ${districtCode} and person.id = payment.person_id
  join bank_account account on account.district_code = ${districtCode}
    and account.id = payment.account_id
  left join payment_result result on result.district_code = ${districtCode}
    and result.batch_id = payment.batch_id and result.line_no = payment.line_no
  left join payment_stop stop on stop.district_code = ${districtCode}
    and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
  left join payment_batch first_batch on first_batch.district_code = ${districtCode}
    and first_batch.id = payment.reissue_of_batch_id`

/** A page of a batch's lines, by their numbers where nothing else is asked. */
export async function linesOf(
  db: Db,
  districtCode: string,
  { number, limit, cursor, sort = 'line' }: { number: string } & z.output<typeof lineQuery>,
): Promise<z.output<typeof linePage>> {
  const { order, after, sortKey, cursorAt } = keyset(lineColumns, sort, { id: lineNo, cursor })
  const page = sql`
    select payment.batch_id, payment.line_no, ${sortKey} as sort_key,
      row_number() over (order by ${order}) as place
    from payment
    join payment_batch batch on batch.district_code = payment.district_code
      and batch.id = payment.batch_id
    join person on person.district_code = payment.district_code and person.id = payment.person_id
    left join payment_result result on result.district_code = payment.district_code
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
    left join payment_stop stop on stop.district_code = payment.district_code
      and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
    where payment.district_code = ${districtCode} and batch.number = ${number}
      and ${after}
    order by ${order} limit ${limit + 1}`
  const rows = await placedRows(db, districtCode, page)
  if (rows.length === 0 && cursor === undefined) throw batchUnknown()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ sortKey: _, ...row }) => row),
    nextCursor:
      last === undefined ? null : cursorAt({ sortKey: last.sortKey, id: String(last.line) }),
  }
}

/** Every attempt to pay what a line pays, the first one first, whichever of them is named. */
export async function attemptsOf(
  db: Db,
  districtCode: string,
  { number, line }: { number: string; line: number },
): Promise<Line[]> {
  const chain = sql`
    with recursive earlier as (
      select payment.batch_id, payment.line_no, payment.reissue_of_batch_id,
        payment.reissue_of_line_no
      from payment
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id
      where payment.district_code = ${districtCode} and batch.number = ${number}
        and payment.line_no = ${line}
      union all
      select first.batch_id, first.line_no, first.reissue_of_batch_id, first.reissue_of_line_no
      from earlier
      join payment first on first.district_code = ${districtCode}
        and first.batch_id = earlier.reissue_of_batch_id
        and first.line_no = earlier.reissue_of_line_no),
    attempt as (
      select batch_id, line_no, 1 as place from earlier where reissue_of_batch_id is null
      union all
      select again.batch_id, again.line_no, place + 1
      from attempt
      join payment again on again.district_code = ${districtCode}
        and again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no)
    select batch_id, line_no, place, '' as sort_key from attempt`
  const rows = await placedRows(db, districtCode, chain)
  if (rows.length === 0) throw lineUnknown(`${number}/${line}`)
  return rows.map(({ sortKey: _, ...row }) => row)
}

async function placedRows(db: Db, districtCode: string, line: RawBuilder<unknown>) {
  const { rows } = await sql<Line & { sortKey: string; place: number }>`
    ${lineRows(districtCode, line)} order by place`.execute(db)
  return rows.map(({ place: _, ...row }) => row)
}
