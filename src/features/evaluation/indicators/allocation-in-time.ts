import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Money allocated to the township within the days after its document came (Budget Law 52). */
export const allocationInTime = defineIndicator({
  code: 'allocation_in_time',
  name: '资金分配及时率',
  unit: 'percent',
  counts: '元',
  whenNone: '本年度没有分配资金',
  params: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  measure: ({ districtCode, year, asOf, params }) => sql`
    select township_code, part, coalesce(sum(fen) filter (where days <= ${params.days}::int), 0)
        as numerator,
      sum(fen) as denominator,
      ${casesWhere(
        sql`days > ${params.days}::int`,
        caseOf(
          'document',
          sql`document`,
          sql`${yuanText(sql`fen`)} || '收到' || days || '日后才分配'`,
        ),
      )} as cases
    from (
      select allocation.township_code, category.name as part, allocation.amount_fen as fen,
        document.document_number as document, allocation.decided_on - document.received_on as days
      from allocation
      join appropriation document on document.district_code = allocation.district_code
        and document.id = allocation.appropriation_id
      join category on category.district_code = allocation.district_code
        and category.code = allocation.category_code
      where allocation.district_code = ${districtCode} and document.fiscal_year = ${year}
        and allocation.decided_on <= ${asOf}::date) decided
    group by township_code, part`,
})
