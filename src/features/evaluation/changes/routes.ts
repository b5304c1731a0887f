import { z } from 'zod'
import { parseYuan } from '../../../kernel/fen.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { changeList } from '../lists.ts'
import { evaluationId } from '../runs/schemas.ts'
import { decideChange } from './decide-change.ts'
import { proposeChange } from './propose-change.ts'
import { changesOf } from './queries.ts'
import { changeDecision, changeId, newChange, scoreChange } from './schemas.ts'

const tags = ['evaluation']

export function changeRoutes(app: App, { reads, command, clock }: Services): void {
  app.get(
    '/api/evaluations/:id/score-changes',
    {
      config: { access: 'evaluation:read', list: changeList },
      schema: {
        summary: 'Scores changed by hand, with reason and second person; a township sees its own',
        tags,
        params: evaluationId,
        response: { 200: z.array(scoreChange) },
      },
    },
    ({ actor, params }) => changesOf(reads(actor), actor, params.id),
  )
  app.post(
    '/api/evaluations/:id/score-changes',
    {
      config: { access: 'evaluation:change' },
      schema: {
        summary: 'Propose another score than the rule gives; a second person decides',
        tags,
        params: evaluationId,
        body: newChange,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { subjectCode: subject, score, ...change } = request.body
      const id = await proposeChange(command, request.actor, {
        ...request.params,
        ...change,
        subject,
        score: parseYuan(score) ?? 0n,
        key: idempotencyKeyOf(request),
      })
      return reply.status(201).send({ id })
    },
  )
  app.put(
    '/api/score-changes/:id/decision',
    {
      config: { access: 'evaluation:review' },
      schema: {
        summary: 'Approve or reject a change by hand; never by whoever proposed it',
        tags,
        params: changeId,
        body: changeDecision,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await decideChange(command, request.actor, {
        ...request.params,
        ...request.body,
        now: clock.now(),
        key: idempotencyKeyOf(request),
      })
      return reply.status(204).send(null)
    },
  )
}
