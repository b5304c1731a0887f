import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { waitingStates } from '../scope.ts'
import { type ExceptionFacts, explain } from './explain.ts'
import { exceptionNotFound } from './problems.ts'
import { keptResolution } from './resolution-schemas.ts'
import type { ExceptionDetail, ExceptionFilter, ReconciliationException } from './schemas.ts'
import {
  type ExceptionKind,
  type ExceptionReason,
  type ExceptionState,
  kindNames,
} from './words.ts'

interface Row extends Omit<ReconciliationException, 'kindName' | 'explanation' | 'bank' | 'books'> {
  reason: ExceptionReason
  kind: ExceptionKind
  facts: ExceptionFacts
  lineId: string | null
  serial: string
  lineOn: string
  lineFen: bigint
  counterparty: string
  account: string | null
  summary: string
  remark: string
  entryKey: string | null
  entryOn: string
  entryFen: bigint
  categoryCode: string | null
  townshipCode: string | null
  resolution: unknown
}

/** Of one day by their references. */
const place = { value: sql`left(row.reference, 200) || '/' || row.id`, type: 'text' } as const
const orders = {
  oldestOn: column.day('oldestOn'),
  amount: column.fen('amount'),
  kind: column.text('kind'),
  reference: column.text('reference'),
  state: column.text('state'),
}

/** The filter with who asks in the place of "me". */
export const askedBy = ({ userId }: Actor, filter: ExceptionFilter): ExceptionFilter =>
  filter.assignedTo === 'me' ? { ...filter, assignedTo: userId } : filter

/** Exceptions, the oldest first if not asked, page by page. */
export async function exceptionsOf(
  db: Db | Tx,
  districtCode: string,
  filter: ExceptionFilter,
): Promise<{ items: ReconciliationException[]; nextCursor: string | null }> {
  const { sort = 'oldestOn', limit, cursor } = filter
  const rows = rowsOf(districtCode, filter.asOf, conditions(filter))
  const page = await pageInOrder<Row, keyof typeof orders>(db, rows, {
    columns: orders,
    sort,
    id: place,
    limit,
    cursor,
  })
  return { ...page, items: page.items.map(exceptionOf) }
}

/** One exception with its history; refuses with `exception-not-found`. */
export async function exceptionById(
  db: Db | Tx,
  districtCode: string,
  id: string,
): Promise<ExceptionDetail> {
  const { rows } = await rowsOf(districtCode, undefined, sql`exception.id = ${id}::uuid`).execute(
    db,
  )
  const [row] = rows
  if (row === undefined) throw exceptionNotFound()
  const history = await db
    .selectFrom('reconciliation_exception_event as event')
    .innerJoin('app_user as user', (join) =>
      join
        .onRef('user.district_code', '=', 'event.district_code')
        .onRef('user.id', '=', 'event.actor_id'),
    )
    .leftJoin('app_user as assignee', (join) =>
      join
        .onRef('assignee.district_code', '=', 'event.district_code')
        .on(sql`assignee.id::text`, '=', sql`event.detail ->> 'assignedTo'`),
    )
    .select(({ ref }) => [
      'event.seq',
      'event.event',
      ref('event.from_state').$castTo<ExceptionState | null>().as('from'),
      ref('event.to_state').$castTo<ExceptionState>().as('to'),
      'event.note',
      'assignee.display_name as assignedToName',
      'user.display_name as by',
      'event.happened_at as at',
    ])
    .where('event.district_code', '=', districtCode)
    .where('event.exception_id', '=', id)
    .orderBy('event.seq')
    .execute()
  const resolution = row.resolution === null ? null : keptResolution.parse(row.resolution)
  return { ...exceptionOf(row), resolution, history }
}

function conditions(filter: ExceptionFilter): RawBuilder<boolean> {
  const { month, kind, state, waiting, assignedTo, categoryCode, townshipCode } = filter
  const { minAmount, minAgeDays } = filter
  const parts = [
    sql`true`,
    ...(month === undefined || state !== undefined
      ? []
      : [sql`(exception.month = ${month} or state in ${waitingStates})`]),
    ...(month === undefined ? [] : [sql`exception.month <= ${month}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(waiting === undefined ? [] : [sql`(state in ${waitingStates}) = ${waiting}::boolean`]),
    ...(assignedTo === undefined ? [] : [isWith(assignedTo)]),
    ...(categoryCode === undefined ? [] : [sql`exception.category_code = ${categoryCode}`]),
    ...(townshipCode === undefined ? [] : [sql`exception.township_code = ${townshipCode}`]),
    ...(minAmount === undefined ? [] : [sql`${exceptionFen} >= ${minAmount}`]),
    ...(minAgeDays === undefined ? [] : [sql`${age} >= ${minAgeDays}`]),
  ]
  return sql`${sql.join(parts, sql` and `)}`
}

const isWith = (assignedTo: string) =>
  assignedTo === 'nobody' ? sql`assigned_to is null` : sql`assigned_to = ${assignedTo}::uuid`

/** What is at stake: the difference where both sides are there, else the amount. */
export const exceptionFen = sql<bigint>`(case when kind = 'amount_differs' and line_fen is not null
  and entry_fen is not null then abs(line_fen - entry_fen)
  else abs(coalesce(line_fen, entry_fen)) end)`
const age = sql<number>`greatest(seen.on_day - least(line_on, entry_on), 0)`

function rowsOf(districtCode: string, asOf: string | undefined, where: RawBuilder<unknown>) {
  return sql<Row>`
    select least(line_on, entry_on) as "oldestOn", exception.id, month, kind, reason, facts,
      exception.reference, ${exceptionFen} as amount, ${age} as "ageDays", statement_line_id as "lineId",
      line.serial, line_on as "lineOn", line_fen as "lineFen",
      line.counterparty_name as counterparty, party.number_masked as account, line.summary,
      line.remark, entry_key as "entryKey", entry_on as "entryOn", entry_fen as "entryFen",
      category_code as "categoryCode", exception.township_code as "townshipCode", state,
      resolution, expected_on as "expectedOn", assigned_to as "assignedTo",
      assignee.display_name as "assignedToName", exception.version
    from reconciliation_exception exception
    cross join (select coalesce(${asOf ?? null}::date, (select max(booked_on)
      from bank_statement_line where district_code = ${districtCode})) as on_day) seen
    left join bank_statement_line line on line.district_code = exception.district_code
      and line.id = exception.statement_line_id
    left join bank_account party on party.district_code = exception.district_code
      and party.id = line.counterparty_account_id
    left join app_user assignee on assignee.district_code = exception.district_code
      and assignee.id = exception.assigned_to
    where exception.district_code = ${districtCode} and ${where}`
}

function exceptionOf(row: Row): ReconciliationException {
  const { reason, facts, kind } = row
  return {
    id: row.id,
    month: row.month,
    kind,
    kindName: kindNames[kind],
    reason,
    explanation: explain(reason, facts),
    reference: row.reference,
    amount: row.amount,
    ageDays: row.ageDays,
    bank:
      row.lineId === null
        ? null
        : {
            id: row.lineId,
            serial: row.serial,
            bookedOn: row.lineOn,
            amount: row.lineFen,
            counterparty: row.counterparty,
            account: row.account,
            summary: row.summary,
            remark: row.remark,
          },
    books:
      row.entryKey === null
        ? null
        : {
            key: row.entryKey,
            bookedOn: row.entryOn,
            amount: row.entryFen,
            categoryCode: row.categoryCode,
            townshipCode: row.townshipCode,
          },
    state: row.state,
    expectedOn: row.expectedOn,
    assignedTo: row.assignedTo,
    assignedToName: row.assignedToName,
    version: row.version,
  }
}
