import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { accountRoutes } from './account/routes.ts'
import type { Provider } from './oidc/provider.ts'
import { oidcRoutes } from './oidc/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { userRoutes } from './users/routes.ts'

export function accessRoutes(app: App, services: Services, provider: Provider | null): void {
  sessionRoutes(app, services)
  oidcRoutes(app, services, provider)
  accountRoutes(app, services)
  userRoutes(app, services)
}
