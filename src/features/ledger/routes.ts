import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import {
  type FlowScope,
  flowByCategory,
  flowByDocument,
  flowByMonth,
  flowByTownship,
  flowTotals,
} from './fund-flow.ts'
import { bookMonthsOf, stageTotals } from './queries.ts'
import { bookMonths, flowQuery, fundFlow } from './schemas.ts'

export function ledgerRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/book-months',
    {
      config: { access: 'reference:read' },
      schema: {
        summary: 'The months of the first and the last entry of the books, and the day it is',
        tags: ['ledger'],
        response: { 200: bookMonths },
      },
    },
    ({ actor }) => bookMonthsOf(reads(actor), districtCode, todayOf(clock)),
  )
  app.get(
    '/api/fund-flow',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: "A year's money by stage, document, category, township and month",
        tags: ['ledger'],
        querystring: flowQuery,
        response: { 200: fundFlow },
      },
    },
    async ({ actor, query: { year, asOf = `${year}-12-31`, township = null } }) => {
      const db = reads(actor)
      const scope: FlowScope = { districtCode, fiscalYear: year, asOf, townshipCode: township }
      return {
        year,
        asOf,
        stages: await stageTotals(db, scope),
        totals: await flowTotals(db, scope),
        documents: await flowByDocument(db, scope),
        byCategory: await flowByCategory(db, scope),
        byTownship: await flowByTownship(db, scope),
        byMonth: await flowByMonth(db, scope),
      }
    },
  )
}
