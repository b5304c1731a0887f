import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf } from '../../../platform/http/etag.ts'
import type { Services } from '../../../platform/services.ts'
import { assigneesOf } from './assignees.ts'
import { assigneeList, exceptionList } from './lists.ts'
import { askedBy, exceptionById, exceptionsOf } from './queries.ts'
import {
  assignee,
  exceptionDetail,
  exceptionFilter,
  exceptionId,
  exceptionPage,
} from './schemas.ts'

const tags = ['reconciliation']

export function exceptionRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/reconciliation-exceptions',
    {
      config: { access: 'reconciliation:read', list: exceptionList },
      schema: {
        summary: 'What does not agree between bank and books, the oldest first',
        tags,
        querystring: exceptionFilter,
        response: { 200: exceptionPage },
      },
    },
    ({ actor, query }) => exceptionsOf(reads(actor), districtCode, askedBy(actor, query)),
  )
  app.get(
    '/api/reconciliation-assignees',
    {
      config: { access: 'reconciliation:read', list: assigneeList },
      schema: {
        summary: 'To whom an exception can be given',
        tags,
        response: { 200: z.array(assignee) },
      },
    },
    ({ actor }) => assigneesOf(reads(actor), actor),
  )
  app.get(
    '/api/reconciliation-exceptions/:id',
    {
      config: { access: 'reconciliation:read' },
      schema: {
        summary: 'An exception with its history; the ETag is its version',
        tags,
        params: exceptionId,
        response: { 200: exceptionDetail },
      },
    },
    async (request, reply) => {
      const found = await exceptionById(reads(request.actor), districtCode, request.params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}
