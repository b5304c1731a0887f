import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { indicators } from '../indicators/index.ts'
import { indicatorList, schemeList } from '../lists.ts'
import { addScheme } from './add-scheme.ts'
import { readScheme } from './faults.ts'
import { schemesOf } from './queries.ts'
import { indicatorCard, newScheme, scheme, schemeFaults } from './schemas.ts'

const tags = ['evaluation']

export function schemeRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.get(
    '/api/schemes',
    {
      config: { access: 'evaluation:read', list: schemeList },
      schema: {
        summary: 'Evaluation schemes, the newest version first',
        tags,
        response: { 200: z.array(scheme) },
      },
    },
    ({ actor }) => schemesOf(reads(actor), districtCode),
  )
  app.get(
    '/api/indicators',
    {
      config: { access: 'evaluation:read', list: indicatorList },
      schema: {
        summary: 'What the system can compute for a scheme',
        tags,
        response: { 200: z.array(indicatorCard) },
      },
    },
    () =>
      indicators.map(({ code, name, unit, counts, params }) => ({
        code,
        name,
        unit,
        counts,
        params: z.toJSONSchema(params, { io: 'input' }) as Record<string, unknown>,
      })),
  )
  app.post(
    '/api/schemes',
    {
      config: { access: 'evaluation:schemes' },
      schema: {
        summary: 'Add a scheme, or the next version of one; every fault is named with its place',
        tags,
        body: newScheme,
        response: { 201: z.object({ code: z.string(), version: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      const added = await addScheme(command, request.actor, { definition: request.body, key })
      return reply.status(201).send(added)
    },
  )
  app.post(
    '/api/scheme-checks',
    {
      config: { access: 'evaluation:schemes' },
      schema: {
        summary: 'Check a scheme without adding it',
        tags,
        body: newScheme,
        response: { 200: schemeFaults },
      },
    },
    ({ body }) => {
      const read = readScheme(body)
      return { faults: 'faults' in read ? read.faults : [] }
    },
  )
}
