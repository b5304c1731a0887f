import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { moneyHeaders } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { reversalList } from './lists.ts'
import { reversalsOf } from './queries.ts'
import { reverseOrigin } from './reverse-origin.ts'
import { newReversal, reversal, reversed } from './schemas.ts'

export function reversalRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.get(
    '/api/reversals',
    {
      config: { access: 'funds:read', list: reversalList },
      schema: {
        summary: 'What was taken back, newest first',
        tags: ['ledger'],
        response: { 200: z.array(reversal) },
      },
    },
    ({ actor }) => reversalsOf(reads(actor), districtCode),
  )
  app.post(
    '/api/reversals',
    {
      config: { access: 'ledger:reverse' },
      schema: {
        summary: 'Take back what a document, decision or voucher moved, by mirrored transfers',
        tags: ['ledger'],
        headers: moneyHeaders,
        body: newReversal,
        response: { 201: reversed },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await reverseOrigin(command, actor, input))
    },
  )
}
