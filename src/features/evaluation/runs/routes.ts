import { z } from 'zod'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf } from '../../../platform/http/etag.ts'
import type { Services } from '../../../platform/services.ts'
import { caseList, evaluationList, gapList } from '../lists.ts'
import { casesOf, explainScore } from './explain.ts'
import { evaluationGaps } from './gaps.ts'
import { evaluationById, evaluationsOf, townshipResultOf } from './queries.ts'
import { recompute } from './recompute.ts'
import {
  casePage,
  caseQuery,
  evaluation,
  evaluationDetail,
  evaluationId,
  evaluationSummary,
  explanation,
  gap,
  recomputation,
  scoreParams,
  subjectParams,
  townshipDetail,
} from './schemas.ts'
import { evaluationSummaryOf } from './summary.ts'

const tags = ['evaluation']
const access = 'evaluation:read'

export function runRoutes(app: App, { reads }: Services): void {
  app.get(
    '/api/evaluations',
    {
      config: { access, list: evaluationList },
      schema: {
        summary: 'Evaluations, the latest first; a township sees what is reviewed or published',
        tags,
        response: { 200: z.array(evaluation) },
      },
    },
    ({ actor }) => evaluationsOf(reads(actor), actor),
  )
  app.get(
    '/api/evaluations/:id',
    {
      config: { access },
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
  app.get(
    '/api/evaluations/:id/gaps',
    {
      config: { access, list: gapList },
      schema: {
        summary: 'What is missing, and who owes it',
        tags,
        params: evaluationId,
        response: { 200: z.array(gap) },
      },
    },
    ({ actor, params }) => evaluationGaps(reads(actor), actor, params.id),
  )
  app.get(
    '/api/evaluations/:id/ranking',
    {
      config: { access: 'evaluation:rank' },
      schema: {
        summary: 'The ranking, by area, with the means and the ranks of the last period',
        tags,
        params: evaluationId,
        response: { 200: evaluationSummary },
      },
    },
    ({ actor, params }) => evaluationSummaryOf(reads(actor), actor, params.id),
  )
  app.get(
    '/api/evaluations/:id/townships/:code',
    {
      config: { access },
      schema: {
        summary: "A township's result, with its last period's; a township sees its own",
        tags,
        params: subjectParams,
        response: { 200: townshipDetail },
      },
    },
    ({ actor, params }) => townshipResultOf(reads(wholeDistrict(actor)), actor, params),
  )
  app.get(
    '/api/evaluations/:id/townships/:code/scores/:indicator',
    {
      config: { access },
      schema: {
        summary: 'A score explained: its rule, what its value is made of, its proof',
        tags,
        params: scoreParams,
        response: { 200: explanation },
      },
    },
    ({ actor, params }) => explainScore(reads(wholeDistrict(actor)), actor, params),
  )
  app.get(
    '/api/evaluations/:id/townships/:code/scores/:indicator/cases',
    {
      config: { access, list: caseList },
      schema: {
        summary: 'The rows that lost marks, by their natural keys',
        tags,
        params: scoreParams,
        querystring: caseQuery,
        response: { 200: casePage },
      },
    },
    ({ actor, params, query }) => casesOf(reads(actor), actor, { ...params, ...query }),
  )
  app.get(
    '/api/evaluations/:id/recomputation',
    {
      config: { access: 'evaluation:rank' },
      schema: {
        summary: 'Score once more from the frozen inputs and compare with what was published',
        tags,
        params: evaluationId,
        response: { 200: recomputation },
      },
    },
    ({ actor, params }) => recompute(reads(actor), actor, params.id),
  )
}
