import type { App } from '../../platform/http/app-type.ts'
import { moneyHeaders } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { carryOver } from './carry-over.ts'
import { adjustmentList, allocationList, appropriationList, disbursementList } from './lists.ts'
import { orderDisbursement } from './order-disbursement.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { adjustmentsOf, allocationsOf, appropriationsOf, disbursementsOf } from './queries.ts'
import { recordAdjustment } from './record-adjustment.ts'
import { allocationBooking } from './record-allocation.ts'
import { recordAppropriation } from './record-appropriation.ts'
import {
  adjustmentPage,
  adjustmentQuery,
  allocationPage,
  allocationQuery,
  appropriationPage,
  appropriationQuery,
  carriedOver,
  created,
  disbursementPage,
  disbursementQuery,
  newAdjustment,
  newAllocation,
  newAppropriation,
  newCarryover,
  newDisbursement,
} from './schemas.ts'

const tags = ['funds']
const reading = { access: 'funds:read' } as const
const writing = { config: { access: 'funds:write', isOneCommand: true } } as const

export function fundRoutes(app: App, services: Services): void {
  listRoutes(app, services)
  documentRoutes(app, services)
  movingRoutes(app, services)
  proposalRoutes(app, services)
}

function listRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/appropriations',
    {
      config: { ...reading, list: appropriationList },
      schema: {
        tags,
        querystring: appropriationQuery,
        summary: 'Budget documents and what came of each, the latest first',
        response: { 200: appropriationPage },
      },
    },
    ({ actor, query }) => appropriationsOf(reads(actor), { ...query, districtCode }),
  )
  app.get(
    '/api/allocations',
    {
      config: { ...reading, list: allocationList },
      schema: {
        summary: 'Allocations',
        tags,
        querystring: allocationQuery,
        response: { 200: allocationPage },
      },
    },
    ({ actor, query }) => allocationsOf(reads(actor), { ...query, districtCode }),
  )
  app.get(
    '/api/disbursements',
    {
      config: { ...reading, list: disbursementList },
      schema: {
        summary: 'Disbursements',
        tags,
        querystring: disbursementQuery,
        response: { 200: disbursementPage },
      },
    },
    ({ actor, query }) => disbursementsOf(reads(actor), { ...query, districtCode }),
  )
  app.get(
    '/api/adjustments',
    {
      config: { ...reading, list: adjustmentList },
      schema: {
        summary: 'Adjustments',
        tags,
        querystring: adjustmentQuery,
        response: { 200: adjustmentPage },
      },
    },
    ({ actor, query }) => adjustmentsOf(reads(actor), { ...query, districtCode }),
  )
}

function documentRoutes(app: App, services: Services): void {
  const { command } = services
  const recordAllocation = allocationBooking(services)
  app.post(
    '/api/appropriations',
    {
      ...writing,
      schema: {
        summary: 'Enter a budget document, or one that adds to an earlier one or takes from it',
        tags,
        headers: moneyHeaders,
        body: newAppropriation,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordAppropriation(command, actor, input))
    },
  )
  app.post(
    '/api/allocations',
    {
      ...writing,
      schema: {
        summary: 'Allocate by hand',
        tags,
        headers: moneyHeaders,
        body: newAllocation,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordAllocation(actor, input))
    },
  )
}

function movingRoutes(app: App, { command, vault, clock }: Services): void {
  app.post(
    '/api/disbursements',
    {
      ...writing,
      schema: {
        summary: 'Send allocated money to a channel, oldest money first or from a named document',
        tags,
        headers: moneyHeaders,
        body: newDisbursement,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await orderDisbursement({ command, vault }, actor, input))
    },
  )
  app.post(
    '/api/adjustments',
    {
      ...writing,
      schema: {
        summary: 'Move allocated money to another category or township, by an approved decision',
        tags,
        headers: moneyHeaders,
        body: newAdjustment,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordAdjustment(command, actor, input))
    },
  )
  app.post(
    '/api/carryovers',
    {
      ...writing,
      schema: {
        summary: 'Carry over what a year has left; a repeat carries only what was left since',
        tags,
        headers: moneyHeaders,
        body: newCarryover,
        response: { 200: carriedOver },
      },
    },
    ({ actor, body, headers }) =>
      carryOver({ command, clock }, actor, { ...body, key: headers['idempotency-key'] }),
  )
}
