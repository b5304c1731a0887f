import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { lots } from './lots.ts'
import type { DwellLot, DwellQuery, DwellRow } from './schemas.ts'
import type { AsOf } from './standing.ts'

export interface DwellScope extends AsOf, Omit<DwellQuery, 'asOf'> {}

/** What each grouping tells apart, besides the stage; the rest of the keys is null. */
const keysOf: Readonly<Record<DwellQuery['by'], readonly string[]>> = {
  stage: [],
  category: ['category_code'],
  township: ['township_code'],
  document: ['document'],
  account: ['account_id', 'fiscal_year', 'document', 'category_code', 'township_code', 'channel'],
}

/** How many fen have waited how many days at the end of a day, the stages in their order. */
export async function dwellOf(db: Db, scope: DwellScope): Promise<DwellRow[]> {
  const keys = keysOf[scope.by]
  const key = (name: string, type: string) =>
    keys.includes(name) ? sql.ref(name) : sql`null::${sql.raw(type)}`
  const { rows } = await sql<DwellRow>`
    select stage, stage_name as "stageName", ${key('account_id', 'uuid')} as "accountId",
      ${key('fiscal_year', 'int')} as "fiscalYear", ${key('document', 'text')} as document,
      ${key('category_code', 'text')} as "categoryCode",
      ${key('township_code', 'text')} as "townshipCode", ${key('channel', 'text')} as channel,
      sum(amount_fen)::bigint as amount, min(since) as "oldestSince", max(days) as "oldestDays",
      round(sum(amount_fen * days) / sum(amount_fen), 1)::text as "meanDays",
      ${band(0, 30)} as "upTo30", ${band(31, 60)} as "upTo60", ${band(61, 90)} as "upTo90",
      ${band(91, 180)} as "upTo180", ${band(181, 365)} as "upTo365",
      ${band(366, null)} as "over365"
    from (${waiting(scope)}) lot
    group by stage, stage_name, position ${sql.join(
      keys.map((name) => sql`, ${sql.ref(name)}`),
      sql``,
    )}
    order by position, sum(amount_fen) desc, 3, 4, 5, 6, 7, 8`.execute(db)
  return rows
}

const band = (from: number, to: number | null): RawBuilder<unknown> => sql`
  coalesce(sum(amount_fen) filter (
    where days >= ${from}::int and (${to}::int is null or days <= ${to}::int)), 0)::bigint`

/** The lots behind those figures, the longest wait first. */
export async function lotsOf(db: Db, scope: DwellScope): Promise<DwellLot[]> {
  const { rows } = await sql<DwellLot>`
    select account_id as "accountId", stage, stage_name as "stageName",
      fiscal_year as "fiscalYear", document, category_code as "categoryCode",
      township_code as "townshipCode", channel, since, days, sum(amount_fen)::bigint as amount
    from (${waiting(scope)}) lot
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, position
    order by since, position, account_id`.execute(db)
  return rows
}

function waiting(scope: DwellScope): RawBuilder<unknown> {
  const { districtCode, asOf } = scope
  const only = (column: string, value: string | number | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`
  return sql`
    select lot.account_id, lot.since, lot.amount_fen, ${asOf}::date - lot.since as days,
      account.stage, stage.name as stage_name, stage.position, account.fiscal_year,
      account.category_code, account.township_code, account.channel,
      appropriation.document_number as document
    from (${lots(scope)}) lot
    join account on account.district_code = ${districtCode} and account.id = lot.account_id
    join stage on stage.code = account.stage
    left join appropriation on appropriation.district_code = ${districtCode}
      and appropriation.id = account.appropriation_id
    where true ${only('account.stage', scope.stage)} ${only('account.category_code', scope.category)}
      ${only('account.township_code', scope.township)}
      ${only('appropriation.document_number', scope.document)}
      ${only('account.fiscal_year', scope.year)} ${only('account.id', scope.account)}`
}
