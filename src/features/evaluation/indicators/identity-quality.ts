import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere } from './cases.ts'
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
    select eligibility.township_code, category.name as part,
      count(*) filter (where person.is_identity_valid) as numerator, count(*) as denominator,
      ${casesWhere(
        sql`not person.is_identity_valid`,
        caseOf('person', sql`person.id`, sql`'证件号码' || person.identity_masked || '校验不符'`),
      )} as cases
    from eligibility
    join person
      on person.district_code = eligibility.district_code and person.id = eligibility.person_id
    join category on category.district_code = eligibility.district_code
      and category.code = eligibility.category_code
    where eligibility.district_code = ${districtCode}
      and eligibility.from_month <= to_char(${asOf}::date, 'YYYY-MM')
      and coalesce(eligibility.to_month, '9999-12') >= ${`${year}-01`}
    group by eligibility.township_code, category.name`,
})
