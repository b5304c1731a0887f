import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { batchRoutes } from './batches/routes.ts'
import { moneyBackRoutes } from './money-back/routes.ts'
import { spendingRoutes } from './spending/routes.ts'

export function paymentRoutes(app: App, services: Services): void {
  batchRoutes(app, services)
  spendingRoutes(app, services)
  moneyBackRoutes(app, services)
}
