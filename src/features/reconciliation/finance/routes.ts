import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { financeComparisonOf } from './compare.ts'
import { comparisonList } from './lists.ts'
import { comparedLine, comparisonFilter } from './schemas.ts'

export function financeRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/finance-comparisons',
    {
      config: { access: 'reconciliation:read', list: comparisonList },
      schema: {
        summary: "The finance bureau's table of a month against the books, line by line",
        tags: ['reconciliation'],
        querystring: comparisonFilter,
        response: { 200: z.array(comparedLine) },
      },
    },
    ({ actor, query: { month } }) => financeComparisonOf(reads(actor), districtCode, month),
  )
}
