import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf, moneyHeaders } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { confirmProposal, rejectProposal } from './decide-proposal.ts'
import { proposalList } from './lists.ts'
import { proposalById, proposalsOf } from './proposal-queries.ts'
import {
  confirmation,
  confirmed,
  newProposal,
  proposalDetail,
  proposalPage,
  proposalQuery,
  rejection,
} from './proposal-schemas.ts'
import { proposeAllocation } from './propose-allocation.ts'
import { created, idParams } from './schemas.ts'

const tags = ['funds']

export function proposalRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  decidingRoutes(app, services)
}

function readingRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/allocation-proposals',
    {
      config: { access: 'funds:read', list: proposalList },
      schema: {
        summary: 'Proposals of the factor method, the latest first',
        tags,
        querystring: proposalQuery,
        response: { 200: proposalPage },
      },
    },
    ({ actor, query }) => proposalsOf(reads(actor), { ...query, districtCode }),
  )
  app.get(
    '/api/allocation-proposals/:id',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: "A proposal with each township's share, factor by factor",
        tags,
        params: idParams,
        response: { 200: proposalDetail },
      },
    },
    ({ actor, params }) => proposalById(reads(actor), districtCode, params.id),
  )
}

function decidingRoutes(app: App, { command }: Services): void {
  app.post(
    '/api/allocation-proposals',
    {
      config: { access: 'funds:write' },
      schema: {
        summary: "Share a document's money out by factors, for a second person to confirm",
        tags,
        headers: moneyHeaders,
        body: newProposal,
        response: { 201: created },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await proposeAllocation(command, actor, input))
    },
  )
  app.post(
    '/api/allocation-proposals/:id/confirmation',
    {
      config: { access: 'funds:confirm' },
      schema: {
        summary: 'Approve a proposal; with the last approval that it takes, make allocations of it',
        tags,
        headers: moneyHeaders,
        params: idParams,
        body: confirmation,
        response: { 201: confirmed },
      },
    },
    async ({ actor, params, body, headers }, reply) => {
      const input = { ...params, ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await confirmProposal(command, actor, input))
    },
  )
  app.post(
    '/api/allocation-proposals/:id/rejection',
    {
      config: { access: 'funds:confirm' },
      schema: {
        summary: 'Lay a proposal aside',
        tags,
        params: idParams,
        body: rejection,
        response: { 200: created },
      },
    },
    (request) =>
      rejectProposal(command, request.actor, {
        ...request.params,
        ...request.body,
        key: idempotencyKeyOf(request),
      }),
  )
}
