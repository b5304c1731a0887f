import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { bookMonthsOf } from './queries.ts'
import { bookMonths } from './schemas.ts'

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
}
