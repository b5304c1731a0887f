import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { appealRoutes } from './appeals/routes.ts'
import { changeRoutes } from './changes/routes.ts'
import { dispatchRoutes } from './dispatch/routes.ts'
import { materialRoutes } from './materials/routes.ts'
import { runRoutes } from './runs/routes.ts'
import { stepRoutes } from './runs/step-routes.ts'
import { supposingRoutes } from './runs/supposing-routes.ts'
import { schemeRoutes } from './scheme/routes.ts'
import { valueRoutes } from './values/routes.ts'

export function evaluationRoutes(app: App, services: Services): void {
  schemeRoutes(app, services)
  runRoutes(app, services)
  stepRoutes(app, services)
  supposingRoutes(app, services)
  valueRoutes(app, services)
  materialRoutes(app, services)
  dispatchRoutes(app, services)
  changeRoutes(app, services)
  appealRoutes(app, services)
}
