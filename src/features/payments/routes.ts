import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { approveBatches } from './approve-batches.ts'
import { batchList } from './lists.ts'
import { batchesOf } from './queries.ts'
import { approval, approved, batch, batchQuery } from './schemas.ts'

export function paymentRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.get(
    '/api/payment-batches',
    {
      config: { access: 'payments:read', list: batchList },
      schema: {
        summary: 'Payment batches of a month',
        tags: ['payments'],
        querystring: batchQuery,
        response: { 200: z.array(batch) },
      },
    },
    ({ actor, query }) => batchesOf(reads(actor), districtCode, query.month),
  )
  app.post(
    '/api/payment-approvals',
    {
      config: { access: 'payments:approve' },
      schema: {
        summary: 'Approve the batches that wait for it',
        tags: ['payments'],
        body: approval,
        response: { 200: approved },
      },
    },
    (request) =>
      approveBatches(command, request.actor, {
        month: request.body.month,
        key: idempotencyKeyOf(request),
      }),
  )
}
