import { type RawBuilder, sql } from 'kysely'
import { tookEffect } from '../../people/index.ts'
import type { Prepared } from '../prepared.ts'
import { irregularLines } from './irregular-line.ts'
import { isMadeUp } from './made-up.ts'

/**
 * Paid lines whose person was not on the township's list of the category in that month. Temporary
 * relief has no list; a month that is made up for is an earlier one than the line's.
 */
export const unlistedLines: Prepared = {
  table: 'unlisted_line',
  reads: [irregularLines],
  query: ({ districtCode }) => sql`
    select line.*
    from irregular_line line
    where line.category_code <> 'temporary'
      and not exists (
        select 1 from eligibility listed
        where listed.district_code = ${districtCode} and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and listed.from_month <= line.month
          and (listed.to_month is null or listed.to_month >= line.month))
      and not (${isMadeUp()} and exists (
        select 1 from eligibility earlier
        where earlier.district_code = ${districtCode} and earlier.person_id = line.person_id
          and earlier.category_code = line.category_code
          and earlier.township_code = line.township_code and earlier.from_month < line.month
          and ${tookEffect('earlier')}))`,
}

/**
 * The category on whose list the person of a line named `line` was instead in that month, and out
 * of which nothing was paid to them for it; null where there is none.
 */
export function properCategory(districtCode: string): RawBuilder<string | null> {
  return sql`(
    select min(listed.category_code) from eligibility listed
    where listed.district_code = ${districtCode} and listed.person_id = line.person_id
      and listed.category_code <> line.category_code and listed.from_month <= line.month
      and (listed.to_month is null or listed.to_month >= line.month)
      and not exists (
        select 1 from payment proper
        join payment_batch batch on batch.district_code = proper.district_code
          and batch.id = proper.batch_id
        where proper.district_code = ${districtCode} and proper.person_id = line.person_id
          and batch.category_code = listed.category_code and batch.month = line.month))`
}

/** Whether the person of a line named `line` was ever on the township's list of the category. */
export function everListed(districtCode: string): RawBuilder<boolean> {
  return sql`exists (
    select 1 from eligibility listed
    where listed.district_code = ${districtCode} and listed.person_id = line.person_id
      and listed.category_code = line.category_code
      and listed.township_code = line.township_code and ${tookEffect('listed')})`
}
