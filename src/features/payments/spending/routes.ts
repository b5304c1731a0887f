import type { App } from '../../../platform/http/app-type.ts'
import { moneyHeaders } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { created } from '../../funds/schemas.ts'
import { expenditureList } from './lists.ts'
import { expendituresOf } from './queries.ts'
import { recordExpenditure } from './record-expenditure.ts'
import { expenditurePage, expenditureQuery, newExpenditure } from './schemas.ts'

const tags = ['payments']

export function spendingRoutes(app: App, { reads, command, vault, districtCode }: Services): void {
  app.get(
    '/api/expenditures',
    {
      config: { access: 'payments:read', list: expenditureList },
      schema: {
        summary: 'Vouchers, the latest first',
        tags,
        querystring: expenditureQuery,
        response: { 200: expenditurePage },
      },
    },
    ({ actor, query }) => expendituresOf(reads(actor), { ...query, districtCode }),
  )
  app.post(
    '/api/expenditures',
    {
      config: { access: 'payments:write' },
      schema: {
        summary: 'Enter a voucher by hand',
        tags,
        headers: moneyHeaders,
        body: newExpenditure,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordExpenditure({ command, vault }, actor, input))
    },
  )
}
