import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { valueList } from '../lists.ts'
import { askedValues } from './asked-values.ts'
import { reportValue } from './report-value.ts'
import { askedValue, keptValue, newValue, valueParams, valueQuery } from './schemas.ts'

const tags = ['evaluation']

export function valueRoutes(app: App, { reads, command }: Services): void {
  app.get(
    '/api/indicator-values',
    {
      config: { access: 'evaluation:read', list: valueList },
      schema: {
        summary: 'The form of a scheme: what has to be reported or inspected, and what has been',
        tags,
        querystring: valueQuery,
        response: { 200: z.array(askedValue) },
      },
    },
    ({ actor, query }) => askedValues(reads(actor), actor, query),
  )
  app.put(
    '/api/indicator-values/:year/:period/:subject/:code',
    {
      config: { access: 'evaluation:report', ifMatch: 'optional' },
      schema: {
        summary: 'Report a value with its proof; to correct one, If-Match with its version',
        tags,
        params: valueParams,
        body: newValue,
        response: { 200: keptValue },
      },
    },
    async (request, reply) => {
      const isCorrection = request.headers['if-match'] !== undefined
      const version = await reportValue(command, request.actor, {
        ...request.params,
        ...request.body,
        version: isCorrection ? requireVersion(request) : undefined,
        key: idempotencyKeyOf(request),
      })
      return reply.header('etag', etagOf(version)).send({ version })
    },
  )
}
