import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { matchList } from './list.ts'
import { matchedLinesOf } from './queries.ts'
import { matchFilter, matchPage } from './schemas.ts'

export function matchRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/reconciliation-matches',
    {
      config: { access: 'reconciliation:read', list: matchList },
      schema: {
        summary: 'What was matched in a month, line by line of the statement, and how',
        tags: ['reconciliation'],
        querystring: matchFilter,
        response: { 200: matchPage },
      },
    },
    ({ actor, query }) => matchedLinesOf(reads(actor), districtCode, query),
  )
}
