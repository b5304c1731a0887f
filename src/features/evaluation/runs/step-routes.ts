import { todayOf } from '../../../platform/clock.ts'
import type { App, FastifyRequest } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { computeEvaluation } from './compute-evaluation.ts'
import { openEvaluation } from './open-evaluation.ts'
import { publishEvaluation } from './publish-evaluation.ts'
import { evaluationById } from './queries.ts'
import { returnEvaluation, reviewEvaluation } from './review-evaluation.ts'
import {
  evaluationDetail,
  evaluationId,
  newEvaluation,
  noBody,
  publishing,
  returning,
  reviewing,
} from './schemas.ts'

const tags = ['evaluation']

export function stepRoutes(app: App, { reads, command, clock }: Services): void {
  const stepOf = (request: FastifyRequest, { id }: { id: string }) => ({
    id,
    version: requireVersion(request),
    key: idempotencyKeyOf(request),
  })
  const schemaOf = (summary: string) => ({
    summary: `${summary}. If-Match: the version seen`,
    tags,
    params: evaluationId,
    response: { 200: evaluationDetail },
  })
  app.post(
    '/api/evaluations',
    {
      config: { access: 'evaluation:run' },
      schema: {
        summary: 'Open a run as of a day and gather its inputs; again until it is reviewed',
        tags,
        body: newEvaluation,
        response: { 201: evaluationDetail },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      const today = todayOf(clock)
      const id = await openEvaluation(command, request.actor, { ...request.body, today, key })
      const found = await evaluationById(reads(request.actor), request.actor, id)
      return reply.status(201).header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/evaluations/:id/computation',
    {
      config: { access: 'evaluation:run', ifMatch: 'required' },
      schema: { ...schemaOf('Score everybody from the gathered inputs'), body: noBody },
    },
    async (request, reply) => {
      await computeEvaluation(command, request.actor, stepOf(request, request.params))
      const found = await evaluationById(reads(request.actor), request.actor, request.params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/evaluations/:id/review',
    {
      config: { access: 'evaluation:review', ifMatch: 'required' },
      schema: { ...schemaOf('Accept the scores; never by whoever computed them'), body: reviewing },
    },
    async (request, reply) => {
      const step = { ...stepOf(request, request.params), today: todayOf(clock) }
      await reviewEvaluation(command, request.actor, { ...step, ...request.body })
      const found = await evaluationById(reads(request.actor), request.actor, request.params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/evaluations/:id/return',
    {
      config: { access: 'evaluation:review', ifMatch: 'required' },
      schema: { ...schemaOf('Send a reviewed evaluation back, with a reason'), body: returning },
    },
    async (request, reply) => {
      const step = stepOf(request, request.params)
      await returnEvaluation(command, request.actor, { ...step, ...request.body })
      const found = await evaluationById(reads(request.actor), request.actor, request.params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
  app.post(
    '/api/evaluations/:id/publication',
    {
      config: { access: 'evaluation:review', ifMatch: 'required' },
      schema: { ...schemaOf('Publish a reviewed evaluation; it stays as it is'), body: publishing },
    },
    async (request, reply) => {
      const step = { ...stepOf(request, request.params), today: todayOf(clock) }
      await publishEvaluation(command, request.actor, { ...step, ...request.body })
      const found = await evaluationById(reads(request.actor), request.actor, request.params.id)
      return reply.header('etag', etagOf(found.version)).send(found)
    },
  )
}
