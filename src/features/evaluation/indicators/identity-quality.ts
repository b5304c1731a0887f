import { sql } from 'kysely'
import { z } from 'zod'
import { tookEffect } from '../../people/index.ts'
import { caseOf, noCases } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Entitlements of the year whose identity number keeps its check digit (GB 11643). */
export const identityQuality = defineIndicator({
  code: 'identity_quality',
  name: '证件号码准确率',
  unit: 'percent',
  counts: '人次',
  whenNone: '本期没有在保人员',
  params: z.strictObject({}),
  measure: ({ districtCode, year, asOf }) => sql`
    with entitled as not materialized (
      select township_code, category_code, person_id
      from eligibility
      where district_code = ${districtCode}
        and from_month <= to_char(${asOf}::date, 'YYYY-MM')
        and coalesce(to_month, '9999-12') >= ${`${year}-01`} and ${tookEffect('eligibility')}),
    everybody as (
      select township_code, category_code, count(*) as people
      from entitled group by township_code, category_code),
    -- Few, so that not everybody is looked up.
    misnumbered as (
      select township_code, category_code, count(*) as people, jsonb_agg(${caseOf(
        'person',
        sql`person.id`,
        sql`'证件号码' || person.identity_masked || '校验不符'`,
      )}) as cases
      from person join entitled on entitled.person_id = person.id
      where person.district_code = ${districtCode} and not person.is_identity_valid
      group by township_code, category_code)
    select everybody.township_code, category.name as part,
      everybody.people - coalesce(misnumbered.people, 0) as numerator,
      everybody.people as denominator, coalesce(misnumbered.cases, ${noCases}) as cases
    from everybody
    join category on category.district_code = ${districtCode}
      and category.code = everybody.category_code
    left join misnumbered on misnumbered.township_code = everybody.township_code
      and misnumbered.category_code = everybody.category_code`,
})
