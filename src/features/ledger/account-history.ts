import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../platform/db/database.ts'
import type { HistoryPage, HistoryQuery } from './account-schemas.ts'
import { inBooks } from './accounts.ts'
import { kindNames } from './kind-names.ts'
import { accountUnknown } from './problems.ts'
import { originOfTransfer, referenceOf } from './references.ts'

type Entry = HistoryPage['items'][number]
interface Row extends Omit<Entry, 'kindName'> {
  kind: keyof typeof kindNames
  position: bigint
}

const cursorKey = z.tuple([z.string().regex(/^\d{1,18}$/)])

/** Every entry of an account, the first one first, with the balance after it. */
export async function historyOf(
  db: Db,
  {
    districtCode,
    id,
    order,
    limit,
    cursor,
    ...moment
  }: HistoryQuery & { districtCode: string; id: string },
): Promise<HistoryPage> {
  const [after] = cursor === undefined ? ['0'] : decodeCursor(cursor, cursorKey)
  const inOrder = order === 'booked' ? sql`effective_on, seq` : sql`seq`
  const { rows } = await sql<Row>`
    with side as materialized (
      select *, amount_fen as fen, from_account_id as other_id from transfer
      where district_code = ${districtCode} and to_account_id = ${id} and ${inBooks(moment)}
      union all
      select *, -amount_fen, to_account_id from transfer
      where district_code = ${districtCode} and from_account_id = ${id} and ${inBooks(moment)}),
    entry as materialized (
      select *, ${originOfTransfer} as origin_id, row_number() over (order by ${inOrder}) as position,
        (sum(fen) over (order by ${inOrder}))::bigint as balance_fen
      from side),
    page as materialized (
      select * from entry where position > ${after}::bigint order by position limit ${limit + 1})
    select page.position, effective_on as "bookedOn", recorded_at as "recordedAt", kind,
      ${referenceOf(districtCode, 'page.origin_id')} as reference,
      reverses_id is not null as "isReversal", stage.name as "otherStageName", fen as amount,
      page.balance_fen as balance
    from page
    join account other on other.district_code = ${districtCode} and other.id = other_id
    join stage on stage.code = other.stage
    order by page.position`.execute(db)
  if (rows.length === 0) await mustBeKnown(db, districtCode, id)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ position: _, ...row }) => ({ ...row, kindName: kindNames[row.kind] })),
    nextCursor: last === undefined ? null : encodeCursor([String(last.position)]),
  }
}

async function mustBeKnown(db: Db, districtCode: string, id: string): Promise<void> {
  const known = await db
    .selectFrom('account')
    .select('id')
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known === undefined) throw accountUnknown()
}
