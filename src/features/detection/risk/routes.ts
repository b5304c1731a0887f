import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { riskList } from './lists.ts'
import { riskScoresOf } from './queries.ts'
import { riskFilter, riskPage } from './schemas.ts'

export function riskRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/risk-scores',
    {
      config: { access: 'detection:read', list: riskList },
      schema: {
        summary: 'Where alerts come together, the highest risk first, with what each rule adds',
        tags: ['detection'],
        querystring: riskFilter,
        response: { 200: riskPage },
      },
    },
    ({ actor, query }) =>
      riskScoresOf(reads(actor), districtCode, { ...query, asOf: todayOf(clock) }),
  )
}
