import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { historyOf } from './account-history.ts'
import {
  accountId,
  accountPage,
  accountQuery,
  balance,
  balanceQuery,
  historyPage,
  historyQuery,
} from './account-schemas.ts'
import { accountsOf, balanceOf } from './accounts.ts'
import { accountEntryList, accountList } from './lists.ts'

const tags = ['ledger']

export function accountRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/accounts',
    {
      config: { access: 'funds:read', list: accountList },
      schema: {
        summary: 'Accounts with their balances now, or as of any past day',
        tags,
        querystring: accountQuery,
        response: { 200: accountPage },
      },
    },
    ({ actor, query }) => accountsOf(reads(actor), { ...query, districtCode }),
  )
  app.get(
    '/api/accounts/:id/entries',
    {
      config: { access: 'funds:read', list: accountEntryList },
      schema: {
        summary: 'Every entry of an account with the balance after it',
        tags,
        params: accountId,
        querystring: historyQuery,
        response: { 200: historyPage },
      },
    },
    ({ actor, params, query }) => historyOf(reads(actor), { ...query, ...params, districtCode }),
  )
  app.get(
    '/api/accounts/:id/balance',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: "An account's balance, recomputed from its entries as of any past day",
        tags,
        params: accountId,
        querystring: balanceQuery,
        response: { 200: balance },
      },
    },
    ({ actor, params, query }) => balanceOf(reads(actor), { ...query, ...params, districtCode }),
  )
}
