import { z } from 'zod'
import type { App } from '../../../platform/http/app-type.ts'
import { moneyHeaders } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { disclosureRoutes } from './disclosure-routes.ts'
import { batchList, lineList, remarkList } from './lists.ts'
import { makeBatch } from './make-batch.ts'
import { attemptsOf, batchesOf, batchOf, linesOf } from './queries.ts'
import { recordResults } from './record-results.ts'
import { reissueLines } from './reissue-lines.ts'
import { remarkPageOf } from './remarks.ts'
import {
  approved,
  batch,
  batchDetail,
  batchParams,
  batchQuery,
  linePage,
  lineParams,
  lineQuery,
  madeBatch,
  newBatch,
  newReissue,
  newResults,
  newStop,
  paymentLine,
  remarkPage,
  remarkQuery,
  resultsTaken,
  stepBody,
  stepTaken,
  stopped,
} from './schemas.ts'
import { stopPayments } from './stop-payments.ts'
import { takeStep } from './take-step.ts'

const tags = ['payments']
const headers = moneyHeaders
const reading = { access: 'payments:read' } as const
const writing = { config: { access: 'payments:write' } } as const
const approving = { config: { access: 'payments:approve' } } as const

export function batchRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  makingRoutes(app, services)
  stepRoutes(app, services)
  bankRoutes(app, services)
  disclosureRoutes(app, services)
}

function readingRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/payment-batches',
    {
      config: { ...reading, list: batchList },
      schema: {
        summary: 'Payment batches of a month',
        tags,
        querystring: batchQuery,
        response: { 200: z.array(batch) },
      },
    },
    ({ actor, query }) => batchesOf(reads(actor), districtCode, query.month),
  )
  app.get(
    '/api/payment-batches/:number',
    {
      config: reading,
      schema: {
        summary: 'A batch with who took which step',
        tags,
        params: batchParams,
        response: { 200: batchDetail },
      },
    },
    ({ actor, params }) => batchOf(reads(actor), districtCode, params.number),
  )
  app.get(
    '/api/payment-batches/:number/lines',
    {
      config: { ...reading, list: lineList },
      schema: {
        summary: 'The lines of a batch and what became of each',
        tags,
        params: batchParams,
        querystring: lineQuery,
        response: { 200: linePage },
      },
    },
    ({ actor, params, query }) => linesOf(reads(actor), districtCode, { ...params, ...query }),
  )
  app.get(
    '/api/payment-batches/:number/lines/:line/attempts',
    {
      config: { ...reading, list: lineList },
      schema: {
        summary: 'Every attempt to pay what a line pays, the first one first',
        tags,
        params: lineParams,
        response: { 200: z.array(paymentLine) },
      },
    },
    ({ actor, params }) => attemptsOf(reads(actor), districtCode, params),
  )
  app.get(
    '/api/payment-batches/:number/remarks',
    {
      config: { ...reading, list: remarkList },
      schema: {
        summary: 'Where a batch differs from who was entitled to what',
        tags,
        params: batchParams,
        querystring: remarkQuery,
        response: { 200: remarkPage },
      },
    },
    async ({ actor, params, query }) => {
      const db = reads(actor)
      const page = await remarkPageOf(db, districtCode, { ...params, ...query })
      if (page.items.length === 0) await batchOf(db, districtCode, params.number)
      return page
    },
  )
}

function makingRoutes(app: App, { command, vault }: Services): void {
  app.post(
    '/api/payment-batches',
    {
      ...writing,
      schema: {
        summary: 'Make the roster of a month from who is entitled',
        tags,
        headers,
        body: newBatch,
        response: { 201: madeBatch },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await makeBatch({ command, vault }, actor, input))
    },
  )
  app.post(
    '/api/payment-reissues',
    {
      ...writing,
      schema: {
        summary: 'Pay returned lines again, corrected, in a batch that names the first attempts',
        tags,
        headers,
        body: newReissue,
        response: { 201: madeBatch },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await reissueLines({ command, vault }, actor, input))
    },
  )
}

function stepRoutes(app: App, { command }: Services): void {
  const schema = { tags, headers, body: stepBody }
  app.post(
    '/api/payment-checks',
    {
      ...approving,
      schema: {
        ...schema,
        summary: 'Check batches against who is entitled; not by who made them',
        response: { 200: stepTaken },
      },
    },
    ({ actor, body, headers }) =>
      takeStep(command, actor, { ...body, step: 'check', key: headers['idempotency-key'] }),
  )
  app.post(
    '/api/payment-approvals',
    {
      ...approving,
      schema: {
        ...schema,
        summary: 'Approve checked batches as they are; the amount says how many persons it takes',
        response: { 200: approved },
      },
    },
    async ({ actor, body, headers }) => {
      const scope = { ...body, key: headers['idempotency-key'] }
      const taken = await takeStep(command, actor, { ...scope, step: 'approve' })
      return { approvedCount: taken.batches.length, ...taken }
    },
  )
  app.post(
    '/api/payment-instructions',
    {
      ...writing,
      schema: {
        ...schema,
        summary: 'Hand approved batches to the bank, as far as there is money for them',
        response: { 200: stepTaken },
      },
    },
    ({ actor, body, headers }) =>
      takeStep(command, actor, { ...body, step: 'instruct', key: headers['idempotency-key'] }),
  )
}

function bankRoutes(app: App, { command }: Services): void {
  app.post(
    '/api/payment-stops',
    {
      ...approving,
      schema: {
        summary: 'Stop a line, or all of a batch, before it is sent',
        tags,
        headers,
        body: newStop,
        response: { 201: stopped },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await stopPayments(command, actor, input))
    },
  )
  app.post(
    '/api/payment-results',
    {
      ...writing,
      schema: {
        summary: 'Enter by hand what the bank did with lines of a batch',
        tags,
        headers,
        body: newResults,
        response: { 201: resultsTaken },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const input = { ...body, key: headers['idempotency-key'] }
      return reply.status(201).send(await recordResults(command, actor, input))
    },
  )
}
