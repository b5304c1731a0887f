import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { batchRoutes } from './batches/routes.ts'

export function paymentRoutes(app: App, services: Services): void {
  batchRoutes(app, services)
}
