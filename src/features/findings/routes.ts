import { todayOf } from '../../platform/clock.ts'
import type { App, FastifyRequest } from '../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { findingList } from './lists.ts'
import { findingById, findingsOf } from './queries.ts'
import { recordFinding } from './record-finding.ts'
import { recordFromAlert } from './record-from-alert.ts'
import {
  findingDetail,
  findingFilter,
  findingId,
  findingPage,
  newFinding,
  newFindingFromAlert,
  rectificationStep,
  supervisionStep,
} from './schemas.ts'
import { type Step, takeStep } from './take-step.ts'

const tags = ['findings']

export function findingRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  recordingRoutes(app, services)
  stepRoutes(app, services)
}

function readingRoutes(app: App, { reads, clock }: Services): void {
  app.get(
    '/api/findings',
    {
      config: { access: 'findings:read', list: findingList },
      schema: {
        summary: 'Findings, the earliest deadline first; a township sees its own',
        tags,
        querystring: findingFilter,
        response: { 200: findingPage },
      },
    },
    ({ actor, query }) =>
      findingsOf(reads(actor), actor, { ...query, asOf: query.asOf ?? todayOf(clock) }),
  )
  app.get(
    '/api/findings/:id',
    {
      config: { access: 'findings:read' },
      schema: {
        summary: 'A finding with its steps; the ETag is its version',
        tags,
        params: findingId,
        response: { 200: findingDetail },
      },
    },
    async ({ actor, params }, reply) => {
      const finding = await findingById(reads(actor), actor, { ...params, asOf: todayOf(clock) })
      return reply.header('etag', etagOf(finding.version)).send(finding)
    },
  )
}

function recordingRoutes(app: App, { reads, command, clock }: Services): void {
  app.post(
    '/api/findings',
    {
      config: { access: 'findings:write' },
      schema: {
        summary: 'Record what an inspection found',
        tags,
        body: newFinding,
        response: { 201: findingDetail },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const today = todayOf(clock)
      const key = idempotencyKeyOf(request)
      const id = await recordFinding(command, actor, { ...body, today, key })
      return reply.status(201).send(await findingById(reads(actor), actor, { id, asOf: today }))
    },
  )
  app.post(
    '/api/findings/from-alert',
    {
      config: { access: 'findings:write' },
      schema: {
        summary: 'Sign an open alert as a finding',
        tags,
        body: newFindingFromAlert,
        response: { 201: findingDetail },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const today = todayOf(clock)
      const key = idempotencyKeyOf(request)
      const id = await recordFromAlert(command, actor, { ...body, today, key })
      return reply.status(201).send(await findingById(reads(actor), actor, { id, asOf: today }))
    },
  )
}

function stepRoutes(app: App, { reads, command, clock }: Services): void {
  const take = async (request: FastifyRequest, id: string, step: Step) => {
    const today = todayOf(clock)
    const version = requireVersion(request)
    const key = idempotencyKeyOf(request)
    await takeStep(command, request.actor, { ...step, findingId: id, version, today, key })
    return findingById(reads(request.actor), request.actor, { id, asOf: today })
  }
  app.post(
    '/api/findings/:id/rectification-steps',
    {
      config: { access: 'findings:rectify' },
      schema: {
        summary:
          'Start rectifying, or hand the rectification in; If-Match carries the version seen',
        tags,
        params: findingId,
        body: rectificationStep,
        response: { 201: findingDetail },
      },
    },
    async (request, reply) => {
      const finding = await take(request, request.params.id, request.body)
      return reply.status(201).header('etag', etagOf(finding.version)).send(finding)
    },
  )
  app.post(
    '/api/findings/:id/supervision-steps',
    {
      config: { access: 'findings:verify' },
      schema: {
        summary: 'Assign, verify, return, close or reopen; If-Match carries the version seen',
        tags,
        params: findingId,
        body: supervisionStep,
        response: { 201: findingDetail },
      },
    },
    async (request, reply) => {
      const finding = await take(request, request.params.id, request.body)
      return reply.status(201).header('etag', etagOf(finding.version)).send(finding)
    },
  )
}
