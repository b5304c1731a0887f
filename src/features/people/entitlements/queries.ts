import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { maskedName } from '../../../platform/db/masked-name.ts'
import { noEnd } from '../compare-list.ts'
import { deaths } from '../deaths.ts'
import { tookEffect } from '../took-effect.ts'
import { entitlementNotFound } from './problems.ts'
import type { Entitlement, EntitlementQuery } from './schemas.ts'

const orders = {
  category: column.text('categoryCode'),
  township: column.text('townshipCode'),
  village: column.text('village'),
  personName: column.text('personName'),
  standard: column.fen('standard'),
  fromMonth: column.text('fromMonth'),
  toMonth: column.text('toMonth'),
}

/** Who is or was entitled to what, the latest first if not asked; names and numbers masked. */
export function entitlementsOf(
  db: Db,
  districtCode: string,
  { sort = '-fromMonth', limit, cursor, ...filter }: EntitlementQuery,
): Promise<{ items: Entitlement[]; nextCursor: string | null }> {
  const { township, category, month, state, person, deceased } = filter
  const rows = entitlementRows(
    districtCode,
    sql`(${township ?? null}::text is null or record.township_code = ${township ?? null})
      and (${category ?? null}::text is null or record.category_code = ${category ?? null})
      and (${month ?? null}::text is null
        or ${month ?? null} between record.from_month and coalesce(record.to_month, ${noEnd}))
      and (${state ?? null}::text is null or ${stateOf} = ${state ?? null})
      and (${person ?? null}::text is null or person.name = ${person ?? null})
      and (${deceased ?? null}::boolean is null
        or (death.died_on is not null) = ${deceased ?? null}::boolean)`,
  )
  return pageInOrder(db, rows, { columns: orders, sort, id: column.id('id'), limit, cursor })
}

/** Refuses with `eligibility-not-found`. */
export async function entitlementById(
  db: Db,
  districtCode: string,
  id: string,
): Promise<Entitlement> {
  const { rows } = await entitlementRows(districtCode, sql`record.id = ${id}::uuid`).execute(db)
  const [row] = rows
  if (row === undefined) throw entitlementNotFound()
  return row
}

const stateOf = sql<string>`case when record.to_month is null then 'open'
  when ${tookEffect('record')} then 'ended' else 'void' end`

const entitlementRows = (districtCode: string, which: RawBuilder<unknown>) => sql<Entitlement>`
  select record.id, record.version, record.category_code as "categoryCode",
    record.township_code as "townshipCode", record.village, ${maskedName('head.name')} as "headName",
    head.identity_masked as "headIdentity", ${maskedName('person.name')} as "personName",
    person.identity_masked as identity, record.standard_fen as standard,
    record.from_month as "fromMonth", record.to_month as "toMonth", ${stateOf} as state,
    record.end_reason as "endReason", record.end_note as "endNote", death.died_on as "diedOn"
  from eligibility record
  join person on person.district_code = record.district_code and person.id = record.person_id
  join person head on head.district_code = record.district_code and head.id = record.head_person_id
  left join (${deaths(districtCode)}) death on death.identity_hash = person.identity_hash
  where record.district_code = ${districtCode} and ${which}`
