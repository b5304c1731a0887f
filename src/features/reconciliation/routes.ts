import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { exceptionsOf, monthEndOf, threeSidesOf } from './queries.ts'
import { reconcileMonth } from './reconcile-month.ts'
import { monthParams, monthReport, reconciled, reconciliationRequest } from './schemas.ts'

export function reconciliationRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.post(
    '/api/reconciliations',
    {
      config: { access: 'reconciliation:run' },
      schema: {
        summary: 'Match statement and books up to the end of a month',
        tags: ['reconciliation'],
        body: reconciliationRequest,
        response: { 200: reconciled },
      },
    },
    (request) =>
      reconcileMonth(command, request.actor, {
        month: request.body.month,
        key: idempotencyKeyOf(request),
      }),
  )
  app.get(
    '/api/reconciliations/:month',
    {
      config: { access: 'reconciliation:read' },
      schema: {
        summary: 'Where a month stands: the three sides, and what is open',
        tags: ['reconciliation'],
        params: monthParams,
        response: { 200: monthReport },
      },
    },
    async ({ actor, params: { month } }) => {
      const db = reads(actor)
      return {
        month,
        ...(await monthEndOf(db, districtCode, month)),
        threeSides: await threeSidesOf(db, districtCode, month),
        exceptions: await exceptionsOf(db, districtCode, month),
      }
    },
  )
}
