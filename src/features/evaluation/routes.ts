import { z } from 'zod'
import { todayOf } from '../../platform/clock.ts'
import { wholeDistrict } from '../../platform/db/scope.ts'
import type { App, FastifyRequest } from '../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { advanceEvaluation } from './advance-evaluation.ts'
import { computeEvaluation } from './compute-evaluation.ts'
import { evaluationList, schemeList } from './lists.ts'
import { evaluationById, evaluationsOf, schemesOf } from './queries.ts'
import {
  evaluation,
  evaluationDetail,
  evaluationId,
  newEvaluation,
  noBody,
  scheme,
} from './schemas.ts'

const tags = ['evaluation']

export function evaluationRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  decidingRoutes(app, services)
}

function readingRoutes(app: App, { reads, districtCode }: Services): void {
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
    '/api/evaluations',
    {
      config: { access: 'evaluation:read', list: evaluationList },
      schema: {
        summary: 'Evaluations, the latest first; a township sees what is published',
        tags,
        response: { 200: z.array(evaluation) },
      },
    },
    ({ actor }) => evaluationsOf(reads(actor), actor),
  )
  app.get(
    '/api/evaluations/:id',
    {
      config: { access: 'evaluation:read' },
      schema: {
        summary: 'An evaluation with every score and what it comes from; the ETag is its version',
        tags,
        params: evaluationId,
        response: { 200: evaluationDetail },
      },
    },
    async ({ actor, params }, reply) => {
      // A rank and a mean come from all scores; the answer names those of the reader only.
      const found = await evaluationById(reads(wholeDistrict(actor)), actor, params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}

function decidingRoutes(app: App, { reads, command, clock }: Services): void {
  app.post(
    '/api/evaluations',
    {
      config: { access: 'evaluation:run' },
      schema: {
        summary: 'Measure and score every township as of a day; again until it is reviewed',
        tags,
        body: newEvaluation,
        response: { 201: evaluationDetail },
      },
    },
    async (request, reply) => {
      const id = await computeEvaluation(command, request.actor, {
        ...request.body,
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      const found = await evaluationById(reads(request.actor), request.actor, id)
      return reply.status(201).header('etag', etagOf(found.version)).send(found)
    },
  )
  const advance = async (request: FastifyRequest, id: string, event: 'review' | 'publish') => {
    await advanceEvaluation(command, request.actor, {
      id,
      event,
      version: requireVersion(request),
      today: todayOf(clock),
      key: idempotencyKeyOf(request),
    })
    return evaluationById(reads(request.actor), request.actor, id)
  }
  app.post(
    '/api/evaluations/:id/review',
    {
      config: { access: 'evaluation:review' },
      schema: {
        summary: 'Accept the scores; never by whoever computed them. If-Match: the version seen',
        tags,
        params: evaluationId,
        body: noBody,
        response: { 200: evaluationDetail },
      },
    },
    async (request, reply) => {
      const found = await advance(request, request.params.id, 'review')
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/evaluations/:id/publication',
    {
      config: { access: 'evaluation:review' },
      schema: {
        summary: 'Publish a reviewed evaluation. If-Match: the version seen',
        tags,
        params: evaluationId,
        body: noBody,
        response: { 200: evaluationDetail },
      },
    },
    async (request, reply) => {
      const found = await advance(request, request.params.id, 'publish')
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}
