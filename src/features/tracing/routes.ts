import { z } from 'zod'
import { maskName } from '../../kernel/mask.ts'
import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { dwellOf, lotsOf } from './dwell.ts'
import { dwellList, dwellLotList, tracedLineList, tracedVoucherList } from './lists.ts'
import {
  documentQuery,
  documentTrace,
  dwellLot,
  dwellQuery,
  dwellRow,
  paymentQuery,
  paymentTrace,
  tracedLinePage,
  tracedLineQuery,
  tracedVoucherPage,
  tracedVoucherQuery,
  voucherQuery,
  voucherTrace,
} from './schemas.ts'
import { traceDocument } from './trace-document.ts'
import { tracePayment, traceVoucher } from './trace-up.ts'
import { linePageOf, voucherPageOf } from './traced-pages.ts'

const tags = ['tracing']

export function tracingRoutes(app: App, services: Services): void {
  dwellRoutes(app, services)
  downRoutes(app, services)
  upRoutes(app, services)
}

function dwellRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/dwell',
    {
      config: { access: 'funds:read', list: dwellList },
      schema: {
        summary: 'How many fen have waited how many days, first in, first out',
        tags,
        querystring: dwellQuery,
        response: { 200: z.array(dwellRow) },
      },
    },
    ({ actor, query }) =>
      dwellOf(reads(actor), { ...query, districtCode, asOf: query.asOf ?? todayOf(clock) }),
  )
  app.get(
    '/api/dwell/lots',
    {
      config: { access: 'funds:read', list: dwellLotList },
      schema: {
        summary: 'What waits, by account and the day since when; the longest wait first',
        tags,
        querystring: dwellQuery.omit({ by: true }),
        response: { 200: z.array(dwellLot) },
      },
    },
    ({ actor, query }) => {
      const scope = { ...query, by: 'account' as const, districtCode }
      return lotsOf(reads(actor), { ...scope, asOf: query.asOf ?? todayOf(clock) })
    },
  )
}

function downRoutes(app: App, { reads, clock, districtCode }: Services): void {
  const scopeOf = (query: z.output<typeof documentQuery>) => ({
    districtCode,
    number: query.number,
    asOf: query.asOf ?? todayOf(clock),
  })
  app.get(
    '/api/traces/document',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: 'Where every fen of a document is',
        tags,
        querystring: documentQuery,
        response: { 200: documentTrace },
      },
    },
    ({ actor, query }) => traceDocument(reads(actor), scopeOf(query)),
  )
  app.get(
    '/api/traces/document/payments',
    {
      config: { access: 'funds:read', list: tracedLineList },
      schema: {
        summary: 'The payments that a document paid, line by line',
        tags,
        querystring: tracedLineQuery,
        response: { 200: tracedLinePage },
      },
    },
    async ({ actor, query }) => {
      const page = await linePageOf(reads(actor), scopeOf(query), query)
      const items = page.items.map((line) => ({ ...line, payee: maskName(line.payee) }))
      return { ...page, items }
    },
  )
  app.get(
    '/api/traces/document/vouchers',
    {
      config: { access: 'funds:read', list: tracedVoucherList },
      schema: {
        summary: 'The vouchers that a document paid for',
        tags,
        querystring: tracedVoucherQuery,
        response: { 200: tracedVoucherPage },
      },
    },
    ({ actor, query }) => voucherPageOf(reads(actor), scopeOf(query), query),
  )
}

function upRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/traces/payment',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: 'The documents that one payment line came from, and every step between',
        tags,
        querystring: paymentQuery,
        response: { 200: paymentTrace },
      },
    },
    async ({ actor, query }) => {
      const scope = { ...query, districtCode, asOf: query.asOf ?? todayOf(clock) }
      const trace = await tracePayment(reads(actor), scope)
      return { ...trace, payee: maskName(trace.payee) }
    },
  )
  app.get(
    '/api/traces/voucher',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: 'The documents that one voucher was paid from, and every step between',
        tags,
        querystring: voucherQuery,
        response: { 200: voucherTrace },
      },
    },
    ({ actor, query }) =>
      traceVoucher(reads(actor), { ...query, districtCode, asOf: query.asOf ?? todayOf(clock) }),
  )
}
