import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../platform/db/database.ts'
import type { AccountPage, AccountQuery, Balance, Moment } from './account-schemas.ts'
import { accountUnknown } from './problems.ts'

const cursorKey = z.tuple([z.string().max(300)])

/** The transfers that were booked by one day and in the books by another. */
export function inBooks({ asOf, recordedBy }: Moment): RawBuilder<unknown> {
  const booked = asOf === undefined ? sql`true` : sql`effective_on <= ${asOf}::date`
  const recorded =
    recordedBy === undefined
      ? sql`true`
      : sql`recorded_at < (${recordedBy}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  return sql`${booked} and ${recorded}`
}

/** Every account with what came in, went out and was left at the moment. */
export async function accountsOf(
  db: Db,
  { districtCode, limit, cursor, ...query }: AccountQuery & { districtCode: string },
): Promise<AccountPage> {
  const [after] = cursor === undefined ? [null] : decodeCursor(cursor, cursorKey)
  const only = (column: string, value: string | number | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`
  const { rows } = await sql<AccountPage['items'][number] & { key: string }>`
    with moved as materialized (${movedBy(districtCode, query)})
    select account.key, account.id, account.stage, stage.name as "stageName",
      account.fiscal_year as "fiscalYear", document_number as document,
      account.category_code as "categoryCode", township_code as "townshipCode", channel,
      coalesce(moved.in_fen, 0)::bigint as "cameIn", coalesce(moved.out_fen, 0)::bigint as "wentOut",
      coalesce(moved.in_fen - moved.out_fen, 0)::bigint as balance
    from account
    join stage on stage.code = account.stage
    left join moved on moved.account_id = account.id
    left join appropriation on appropriation.district_code = account.district_code
      and appropriation.id = account.appropriation_id
    where account.district_code = ${districtCode} ${only('account.fiscal_year', query.year)}
      ${only('account.stage', query.stage)} ${only('account.category_code', query.category)}
      ${only('account.township_code', query.township)}
      ${only('appropriation.document_number', query.document)}
      and (${after}::text is null or account.key > ${after})
    order by account.key
    limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(({ key: _, ...row }) => row),
    nextCursor: last === undefined ? null : encodeCursor([last.key]),
  }
}

/** What moved in and out of each account; where no day is named, as the accounts themselves say. */
function movedBy(districtCode: string, moment: Moment): RawBuilder<unknown> {
  if (moment.asOf === undefined && moment.recordedBy === undefined) {
    return sql`select id as account_id, in_fen, out_fen from account
      where district_code = ${districtCode}`
  }
  return sql`
    select account_id, sum(in_fen) as in_fen, sum(out_fen) as out_fen
    from (
      select to_account_id as account_id, sum(amount_fen) as in_fen, 0 as out_fen
      from transfer where district_code = ${districtCode} and ${inBooks(moment)}
      group by to_account_id
      union all
      select from_account_id, 0, sum(amount_fen)
      from transfer where district_code = ${districtCode} and ${inBooks(moment)}
      group by from_account_id) side
    group by account_id`
}

/** One account's balance at a moment, from its entries; refuses with `account-unknown`. */
export async function balanceOf(
  db: Db,
  { districtCode, id, ...moment }: Moment & { districtCode: string; id: string },
): Promise<Balance> {
  const { rows } = await sql<Pick<Balance, 'entryCount' | 'cameIn' | 'wentOut' | 'balance'>>`
    select count(side.fen)::int as "entryCount",
      coalesce(sum(side.fen) filter (where side.fen > 0), 0)::bigint as "cameIn",
      coalesce(-sum(side.fen) filter (where side.fen < 0), 0)::bigint as "wentOut",
      coalesce(sum(side.fen), 0)::bigint as balance
    from account
    left join lateral (
      select amount_fen as fen from transfer
      where transfer.district_code = account.district_code and to_account_id = account.id
        and ${inBooks(moment)}
      union all
      select -amount_fen from transfer
      where transfer.district_code = account.district_code and from_account_id = account.id
        and ${inBooks(moment)}) side on true
    where account.district_code = ${districtCode} and account.id = ${id}
    group by account.id`.execute(db)
  const [found] = rows
  if (found === undefined) throw accountUnknown()
  return { id, asOf: moment.asOf ?? null, recordedBy: moment.recordedBy ?? null, ...found }
}
