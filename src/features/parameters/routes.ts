import { z } from 'zod'
import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { changeParameters } from './change-parameters.ts'
import { parameterList } from './lists.ts'
import type { ParameterSet } from './parameter-set.ts'
import { parameterSetUnknown } from './problems.ts'
import { parameterDetailOf, parameterSummaries } from './queries.ts'
import {
  parameterChange,
  parameterCode,
  parameterDetail,
  parameterQuery,
  parameterSummary,
} from './schemas.ts'

const tags = ['parameters']

/** `sets` is every set there is, from whatever feature it comes. */
export function parameterRoutes(
  app: App,
  { reads, command, clock, districtCode }: Services,
  sets: readonly ParameterSet[],
): void {
  const setOf = (code: string) => {
    const set = sets.find((one) => one.code === code)
    if (set === undefined) throw parameterSetUnknown(code)
    return set
  }
  app.get(
    '/api/parameters',
    {
      config: { access: 'parameters:read', list: parameterList },
      schema: {
        summary: 'Every set of parameters as it is on a day',
        tags,
        querystring: parameterQuery,
        response: { 200: z.array(parameterSummary) },
      },
    },
    ({ actor, query }) =>
      parameterSummaries(reads(actor), sets, { districtCode, asOf: query.asOf ?? todayOf(clock) }),
  )
  app.get(
    '/api/parameters/:code',
    {
      config: { access: 'parameters:read' },
      schema: {
        summary: 'A set of parameters with its history; the ETag is the number of changes',
        tags,
        params: parameterCode,
        querystring: parameterQuery,
        response: { 200: parameterDetail },
      },
    },
    async ({ actor, params, query }, reply) => {
      const when = { districtCode, asOf: query.asOf ?? todayOf(clock) }
      const detail = await parameterDetailOf(reads(actor), setOf(params.code), when)
      return reply.header('etag', etagOf(detail.version)).send(detail)
    },
  )
  app.post(
    '/api/parameters/:code/settings',
    {
      config: { access: 'parameters:write', ifMatch: 'required' },
      schema: {
        summary: 'Set parameters from a day on; If-Match carries the version seen',
        tags,
        params: parameterCode,
        body: parameterChange,
        response: { 201: parameterDetail },
      },
    },
    async (request, reply) => {
      const set = setOf(request.params.code)
      const version = requireVersion(request)
      const key = idempotencyKeyOf(request)
      await changeParameters(command, request.actor, set, { ...request.body, version, key })
      const when = { districtCode, asOf: request.body.validFrom }
      const detail = await parameterDetailOf(reads(request.actor), set, when)
      return reply.status(201).header('etag', etagOf(detail.version)).send(detail)
    },
  )
}
