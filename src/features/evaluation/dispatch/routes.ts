import { z } from 'zod'
import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { bulletinList } from '../lists.ts'
import { issueBulletin } from './issue-bulletin.ts'
import { dispatchBulletinOf, dispatchBulletinsOf } from './queries.ts'
import {
  bulletinHead,
  bulletinKey,
  bulletinQuery,
  bulletinText,
  dispatchBulletin,
} from './schemas.ts'
import { writeBulletin } from './write-bulletin.ts'

const tags = ['dispatch']
const url = '/api/dispatch-bulletins/:year/:quarter'

export function dispatchRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  writingRoutes(app, services)
}

function readingRoutes(app: App, { reads }: Services): void {
  app.get(
    '/api/dispatch-bulletins',
    {
      config: { access: 'evaluation:read', list: bulletinList },
      schema: {
        summary: 'Quarterly bulletins, the latest first; a township sees what was issued',
        tags,
        querystring: bulletinQuery,
        response: { 200: z.array(bulletinHead) },
      },
    },
    ({ actor, query }) => dispatchBulletinsOf(reads(actor), actor, query.year),
  )
  app.get(
    url,
    {
      config: { access: 'evaluation:read' },
      schema: {
        summary: "A quarter's bulletin with its figures; the ETag is its version",
        tags,
        params: bulletinKey,
        response: { 200: dispatchBulletin },
      },
    },
    async ({ actor, params }, reply) => {
      const found = await dispatchBulletinOf(reads(actor), actor, params)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}

function writingRoutes(app: App, { reads, command, clock }: Services): void {
  app.put(
    url,
    {
      config: { access: 'evaluation:run', ifMatch: 'optional' },
      schema: {
        summary: "Write a quarter's bulletin on fresh figures; to rewrite it, If-Match",
        tags,
        params: bulletinKey,
        body: bulletinText,
        response: { 200: dispatchBulletin },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const isRewrite = request.headers['if-match'] !== undefined
      const version = await writeBulletin(command, actor, {
        ...params,
        ...body,
        version: isRewrite ? requireVersion(request) : undefined,
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      const found = await dispatchBulletinOf(reads(actor), actor, params)
      return reply.header('etag', etagOf(version)).send(found)
    },
  )
  app.post(
    `${url}/issue`,
    {
      config: { access: 'evaluation:review', ifMatch: 'required' },
      schema: {
        summary: 'Issue a bulletin, never by who wrote it; it stays as it is. If-Match',
        tags,
        params: bulletinKey,
        response: { 200: dispatchBulletin },
      },
    },
    async (request, reply) => {
      const { actor, params } = request
      await issueBulletin(command, actor, {
        ...params,
        version: requireVersion(request),
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      const found = await dispatchBulletinOf(reads(actor), actor, params)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}
