import type { App } from '../../../platform/http/app-type.ts'
import { moneyHeaders } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { created } from '../../funds/schemas.ts'
import { recoveryList, remittanceList } from './lists.ts'
import { recoveriesOf, remittancesOf } from './queries.ts'
import { recordRecovery } from './record-recovery.ts'
import { recordRemittance } from './record-remittance.ts'
import {
  newRecovery,
  newRemittance,
  recoveryPage,
  recoveryQuery,
  remittancePage,
  remittanceQuery,
} from './schemas.ts'

const tags = ['payments']
const writing = { config: { access: 'payments:write' } } as const

export function moneyBackRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.get(
    '/api/recoveries',
    {
      config: { access: 'payments:read', list: recoveryList },
      schema: {
        summary: 'Money got back from payees, the latest first',
        tags,
        querystring: recoveryQuery,
        response: { 200: recoveryPage },
      },
    },
    ({ actor, query }) => recoveriesOf(reads(actor), { ...query, districtCode }),
  )
  app.post(
    '/api/recoveries',
    {
      ...writing,
      schema: {
        summary: 'Enter money got back from whom a line or a voucher paid',
        tags,
        headers: moneyHeaders,
        body: newRecovery,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordRecovery(command, actor, input))
    },
  )
  app.get(
    '/api/remittances',
    {
      config: { access: 'payments:read', list: remittanceList },
      schema: {
        summary: 'Money handed up, the latest first',
        tags,
        querystring: remittanceQuery,
        response: { 200: remittancePage },
      },
    },
    ({ actor, query }) => remittancesOf(reads(actor), { ...query, districtCode }),
  )
  app.post(
    '/api/remittances',
    {
      ...writing,
      schema: {
        summary: 'Hand up returned lines that are not paid again, or recovered money',
        tags,
        headers: moneyHeaders,
        body: newRemittance,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordRemittance(command, actor, input))
    },
  )
}
