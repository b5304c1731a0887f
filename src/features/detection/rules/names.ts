import { type RawBuilder, sql } from 'kysely'

/** The name of a category by its code; null for null. */
export function categoryName(districtCode: string, code: string): RawBuilder<string> {
  return sql`(select category.name from category
    where category.district_code = ${districtCode} and category.code = ${sql.ref(code)})`
}

/** The name of a township by its code; null for null. */
export function townshipName(districtCode: string, code: string): RawBuilder<string> {
  return sql`(select township.name from township
    where township.district_code = ${districtCode} and township.code = ${sql.ref(code)})`
}
