import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { expectedNotFound } from './problems.ts'
import type { ExpectedFile, ExpectedFilter } from './schemas.ts'

const orders = {
  dueOn: column.day('dueOn'),
  kind: column.text('kind'),
  sender: column.text('sender'),
  month: column.text('month'),
  state: column.text('state'),
  daysOver: column.count('daysOver'),
  amount: { value: sql`coalesce(row.amount, 0)`, type: 'bigint' },
} as const
const daysDueSoon = 3

/** The register as it stands on a day: what a file's state is follows from its day and its import. */
export function expectedRows(districtCode: string, today: string) {
  return sql<ExpectedFile>`
    select expected.id, expected.kind, sender, month, due_on as "dueOn",
      batch_number as "batchNumber", expected.row_count as "rowCount", amount_fen as amount, note,
      case
        when received.id is null and due_on < ${today}::date then 'missing'
        when received.id is null then 'awaited'
        when received.rejected_count > 0 or received.row_count < expected.row_count then 'short'
        when day > due_on then 'late'
        else 'received'
      end as state,
      received.id is null and due_on between ${today}::date and ${today}::date + ${daysDueSoon}::int
        as "isDueSoon",
      greatest(0, coalesce(day, ${today}::date) - due_on)::int as "daysOver",
      received.id as "importId", received.file_name as "fileName",
      received.row_count as "rowsReceived", received.rejected_count as "rowsRejected",
      day as "receivedOn", version
    from expected_file expected
    left join import received on received.district_code = expected.district_code
      and received.id = expected.import_id
    cross join lateral (
      select (received.imported_at at time zone 'Asia/Shanghai')::date as day) arrival
    where expected.district_code = ${districtCode}`
}

/** The files that are to come or came, the earliest day first if not asked, page by page. */
export function expectedFilesOf(
  db: Db,
  { districtCode, today }: { districtCode: string; today: string },
  { limit, cursor, state, kind, month, sort = 'dueOn' }: ExpectedFilter,
): Promise<{ items: ExpectedFile[]; nextCursor: string | null }> {
  const rows = sql`
    select * from (${expectedRows(districtCode, today)}) file
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${month ?? null}::text is null or month = ${month ?? null})`
  return pageInOrder(db, rows, { columns: orders, sort, id: column.id('id'), limit, cursor })
}

/** Refuses with `expected-file-not-found`. */
export async function expectedFileById(
  db: Db,
  { districtCode, today }: { districtCode: string; today: string },
  id: string,
): Promise<ExpectedFile> {
  const { rows } = await sql<ExpectedFile>`
    select * from (${expectedRows(districtCode, today)}) file where id = ${id}::uuid`.execute(db)
  const [file] = rows
  if (file === undefined) throw expectedNotFound()
  return file
}
