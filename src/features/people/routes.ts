import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { entitlementRoutes } from './entitlements/routes.ts'
import { registerList } from './lists.ts'
import { registerEntriesOf } from './register-entries.ts'
import { registerPage, registerQuery } from './schemas.ts'

export function peopleRoutes(app: App, services: Services): void {
  const { reads, districtCode } = services
  entitlementRoutes(app, services)
  app.get(
    '/api/register-entries',
    {
      config: { access: 'payments:read', list: registerList },
      schema: {
        summary: 'What other departments’ lists say of persons, the latest first',
        tags: ['people'],
        querystring: registerQuery,
        response: { 200: registerPage },
      },
    },
    ({ actor, query }) => registerEntriesOf(reads(actor), districtCode, query),
  )
}
