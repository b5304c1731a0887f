import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { moneyHeaders } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { type CloseCondition, closedMonthsOf, closeMonth, unmetConditions } from './close-month.ts'
import { closedMonthList } from './lists.ts'
import { closedMonth, closing, readiness } from './schemas.ts'

export function closingRoutes(
  app: App,
  { reads, command, clock, districtCode }: Services,
  conditions: readonly CloseCondition[],
): void {
  app.get(
    '/api/closed-months',
    {
      config: { access: 'funds:read', list: closedMonthList },
      schema: {
        summary: 'Months whose books are closed, newest first',
        tags: ['ledger'],
        response: { 200: z.array(closedMonth) },
      },
    },
    ({ actor }) => closedMonthsOf(reads(actor), districtCode),
  )
  app.get(
    '/api/closed-months/:month/readiness',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: 'What is in the way of closing a month',
        tags: ['ledger'],
        params: closing,
        response: { 200: readiness },
      },
    },
    async ({ actor, params: { month } }) => ({
      month,
      unmet: await unmetConditions(reads(actor), { districtCode, month }, conditions),
    }),
  )
  app.post(
    '/api/closed-months',
    {
      config: { access: 'ledger:close' },
      schema: {
        summary: "Close a month's books: it takes no more entries",
        tags: ['ledger'],
        headers: moneyHeaders,
        body: closing,
        response: { 201: closing },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { month: body.month, key: headers['idempotency-key'] }
      return reply.status(201).send(await closeMonth({ command, clock, conditions }, actor, input))
    },
  )
}
