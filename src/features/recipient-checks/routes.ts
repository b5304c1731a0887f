import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { drawCheck } from './draw-check.ts'
import { checkList, checkPersonList } from './lists.ts'
import { pageOfPersons } from './persons.ts'
import { checkById, checksOf } from './queries.ts'
import { recordAnswer } from './record-answer.ts'
import {
  checkDetail,
  checkFilter,
  checkId,
  checkPage,
  checkPersonPage,
  newAnswer,
  newCheck,
  personFilter,
  personId,
} from './schemas.ts'

const tags = ['checks']

export function checkRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  writingRoutes(app, services)
}

function readingRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/recipient-checks',
    {
      config: { access: 'checks:read', list: checkList },
      schema: {
        summary: 'Samples of recipients that were drawn, the latest first',
        tags,
        querystring: checkFilter,
        response: { 200: checkPage },
      },
    },
    ({ actor, query }) => checksOf(reads(actor), districtCode, query),
  )
  app.get(
    '/api/recipient-checks/:id',
    {
      config: { access: 'checks:read' },
      schema: {
        summary: 'A sample with what its answers say about the whole township',
        tags,
        params: checkId,
        response: { 200: checkDetail },
      },
    },
    ({ actor, params }) => checkById(reads(actor), districtCode, params.id),
  )
  app.get(
    '/api/recipient-checks/:id/persons',
    {
      config: { access: 'checks:read', list: checkPersonList },
      schema: {
        summary: 'Whom to visit or call, masked, with what was answered',
        tags,
        params: checkId,
        querystring: personFilter,
        response: { 200: checkPersonPage },
      },
    },
    ({ actor, params, query }) =>
      pageOfPersons(reads(actor), districtCode, { ...query, id: params.id }),
  )
}

function writingRoutes(app: App, { reads, command, clock, districtCode }: Services): void {
  app.post(
    '/api/recipient-checks',
    {
      config: { access: 'checks:write' },
      schema: {
        summary: 'Draw whom to ask about a month, part by risk and part by lot',
        tags,
        body: newCheck,
        response: { 201: checkDetail },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const key = idempotencyKeyOf(request)
      const id = await drawCheck(command, actor, { ...body, today: todayOf(clock), key })
      return reply.status(201).send(await checkById(reads(actor), districtCode, id))
    },
  )
  app.post(
    '/api/recipient-checks/:id/persons/:position/answers',
    {
      config: { access: 'checks:write' },
      schema: {
        summary: 'Record what a person says reached him or her; differences become alerts',
        tags,
        params: personId,
        body: newAnswer,
        response: { 201: checkDetail },
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request
      const where = { checkId: params.id, position: params.position, today: todayOf(clock) }
      await recordAnswer(command, actor, { ...where, answer: body, key: idempotencyKeyOf(request) })
      return reply.status(201).send(await checkById(reads(actor), districtCode, params.id))
    },
  )
}
