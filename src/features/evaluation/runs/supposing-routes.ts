import { z } from 'zod'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { sensitivityList } from '../lists.ts'
import { evaluationId, subjectParams } from './schemas.ts'
import { sensitivityOf, whatIf } from './supposing.ts'
import { weightFreedom, whatIfAnswer, whatIfQuery } from './supposing-schemas.ts'

const tags = ['evaluation']

export function supposingRoutes(app: App, { reads }: Services): void {
  app.get(
    '/api/evaluations/:id/townships/:code/what-if',
    {
      config: { access: 'evaluation:read' },
      schema: {
        summary: 'What total, grade and rank would be with indicators raised to their targets',
        tags,
        params: subjectParams,
        querystring: whatIfQuery,
        response: { 200: whatIfAnswer },
      },
    },
    // A rank comes from all totals; the answer names only that of the township asked about.
    ({ actor, params, query }) =>
      whatIf(reads(wholeDistrict(actor)), actor, {
        ...params,
        indicators: query.indicators.split(',').map((code) => code.trim()),
      }),
  )
  app.get(
    '/api/evaluations/:id/sensitivity',
    {
      config: { access: 'evaluation:rank', list: sensitivityList },
      schema: {
        summary: 'How far each weight may move, the others in proportion, before the order changes',
        tags,
        params: evaluationId,
        response: { 200: z.array(weightFreedom) },
      },
    },
    ({ actor, params }) => sensitivityOf(reads(actor), actor, params.id),
  )
}
