import { z } from 'zod'
import { parseYuan } from '../../../kernel/fen.ts'
import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { appealList } from '../lists.ts'
import { evaluationId } from '../runs/schemas.ts'
import { answerAppeal } from './answer-appeal.ts'
import { fileAppeal } from './file-appeal.ts'
import { appealsOf } from './queries.ts'
import { appeal, appealAnswer, appealId, newAppeal } from './schemas.ts'

const tags = ['evaluation']

export function appealRoutes(app: App, { reads, command, clock }: Services): void {
  app.get(
    '/api/evaluations/:id/appeals',
    {
      config: { access: 'evaluation:read', list: appealList },
      schema: {
        summary: 'Appeals against scores; a township sees its own',
        tags,
        params: evaluationId,
        response: { 200: z.array(appeal) },
      },
    },
    ({ actor, params }) => appealsOf(reads(actor), actor, params.id),
  )
  app.post(
    '/api/evaluations/:id/appeals',
    {
      config: { access: 'evaluation:appeal' },
      schema: {
        summary: 'Appeal against an own score, with proof, between review and publication',
        tags,
        params: evaluationId,
        body: newAppeal,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const id = await fileAppeal(command, request.actor, {
        ...request.params,
        ...request.body,
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      return reply.status(201).send({ id })
    },
  )
  app.put(
    '/api/appeals/:id/answer',
    {
      config: { access: 'evaluation:change' },
      schema: {
        summary: 'Answer an appeal: with a score it is upheld, without it is rejected',
        tags,
        params: appealId,
        body: appealAnswer,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { answer, score } = request.body
      await answerAppeal(command, request.actor, {
        ...request.params,
        answer,
        score: score === undefined ? undefined : (parseYuan(score) ?? 0n),
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      return reply.status(204).send(null)
    },
  )
}
