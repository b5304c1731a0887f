import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { endEntitlement, reopenEntitlement } from './end-entitlement.ts'
import { entitlementList } from './lists.ts'
import { entitlementById, entitlementsOf } from './queries.ts'
import {
  ended,
  entitlement,
  entitlementPage,
  entitlementParams,
  entitlementQuery,
  newEnd,
  newReopening,
  reopened,
} from './schemas.ts'

const tags = ['people']
const writing = { config: { access: 'people:entitle', ifMatch: 'required' } } as const

/** Who is entitled to what, and the end of it by hand. */
export function entitlementRoutes(app: App, services: Services): void {
  const { reads, districtCode, command } = services
  app.get(
    '/api/eligibilities',
    {
      config: { access: 'payments:read', list: entitlementList },
      schema: {
        summary: 'Who is or was entitled to what, the latest first',
        tags,
        querystring: entitlementQuery,
        response: { 200: entitlementPage },
      },
    },
    ({ actor, query }) => entitlementsOf(reads(actor), districtCode, query),
  )
  app.get(
    '/api/eligibilities/:id',
    {
      config: { access: 'payments:read' },
      schema: {
        summary: 'One of them; the ETag is its version',
        tags,
        params: entitlementParams,
        response: { 200: entitlement },
      },
    },
    async ({ actor, params }, reply) => {
      const found = await entitlementById(reads(actor), districtCode, params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/eligibilities/:id/ends',
    {
      ...writing,
      schema: {
        summary: 'End it after a month, with the reason; tells what is paid beyond',
        tags,
        params: entitlementParams,
        body: newEnd,
        response: { 201: ended },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const known = { ...params, version: requireVersion(request), key: idempotencyKeyOf(request) }
      const result = await endEntitlement(command, actor, known, body)
      return reply.status(201).header('etag', etagOf(result.version)).send(result)
    },
  )
  app.post(
    '/api/eligibilities/:id/reopenings',
    {
      ...writing,
      schema: {
        summary: 'Take back an end that was given by hand',
        tags,
        params: entitlementParams,
        body: newReopening,
        response: { 201: reopened },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const known = { ...params, version: requireVersion(request), key: idempotencyKeyOf(request) }
      const result = await reopenEntitlement(command, actor, known, body)
      return reply.status(201).header('etag', etagOf(result.version)).send(result)
    },
  )
}
