import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { resolutionRoutes } from './exceptions/resolution-routes.ts'
import { exceptionRoutes } from './exceptions/routes.ts'
import { type ReferralsChanged, tellingReferrals } from './exceptions/telling-referrals.ts'
import { financeRoutes } from './finance/routes.ts'
import { matchRoutes } from './matches/routes.ts'
import { monthReportOf } from './month-report.ts'
import { reconcileMonth } from './reconcile-month.ts'
import { rehearseMonth } from './rehearse-month.ts'
import { monthParams, monthReport, reconciled, reconciliationRequest } from './schemas.ts'
import { balanceStatementRoutes } from './statement/routes.ts'

export function reconciliationRoutes(
  app: App,
  given: Services,
  referralsChanged: ReferralsChanged,
): void {
  const command = tellingReferrals(given.command, referralsChanged)
  const services = { ...given, command }
  const { reads, districtCode } = services
  app.post(
    '/api/reconciliations',
    {
      config: { access: 'reconciliation:run' },
      schema: {
        summary: 'Match statement and books of a month, and what earlier ones left open',
        tags: ['reconciliation'],
        body: reconciliationRequest,
        response: { 200: reconciled },
      },
    },
    async (request) => {
      const { actor, body } = request
      const { month, dryRun } = body
      if (dryRun) return rehearseMonth(command, actor, month)
      const key = idempotencyKeyOf(request)
      return { ...(await reconcileMonth(command, actor, { month, key })), waiting: null }
    },
  )
  app.get(
    '/api/reconciliations/:month',
    {
      config: { access: 'reconciliation:read' },
      schema: {
        summary: 'Where a month stands: the three sides, the matches by pass, and what waits',
        tags: ['reconciliation'],
        params: monthParams,
        response: { 200: monthReport },
      },
    },
    ({ actor, params: { month } }) => monthReportOf(reads(actor), districtCode, month),
  )
  matchRoutes(app, services)
  exceptionRoutes(app, services)
  resolutionRoutes(app, services)
  balanceStatementRoutes(app, services)
  financeRoutes(app, services)
}
