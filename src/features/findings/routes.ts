import { z } from 'zod'
import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import { etagOf } from '../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { rectificationLedger } from './ledger.ts'
import { findingList, ledgerList, statisticList } from './lists.ts'
import { findingById, findingsOf } from './queries.ts'
import { recordFinding } from './record/record-finding.ts'
import { recordFromAlerts } from './record/record-from-alerts.ts'
import {
  findingDetail,
  findingFilter,
  findingId,
  findingPage,
  findingStatistic,
  ledgerFilter,
  ledgerRow,
  newFinding,
  newFindingFromAlerts,
  statisticsFilter,
} from './schemas.ts'
import { findingStatistics } from './statistics.ts'
import { stepRoutes } from './steps/routes.ts'

const tags = ['findings']

export function findingRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  ledgerRoutes(app, services)
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

function ledgerRoutes(app: App, { reads, clock }: Services): void {
  app.get(
    '/api/rectification-ledger',
    {
      config: { access: 'findings:read', list: ledgerList },
      schema: {
        summary: 'The rectification ledger: findings with their lists, progress and money',
        tags,
        querystring: ledgerFilter,
        response: { 200: z.array(ledgerRow) },
      },
    },
    ({ actor, query }) =>
      rectificationLedger(reads(actor), actor, { ...query, asOf: query.asOf ?? todayOf(clock) }),
  )
  app.get(
    '/api/finding-statistics',
    {
      config: { access: 'findings:read', list: statisticList },
      schema: {
        summary: 'Findings counted by source, pattern, township, kind, state or age',
        tags,
        querystring: statisticsFilter,
        response: { 200: z.array(findingStatistic) },
      },
    },
    ({ actor, query }) =>
      findingStatistics(reads(actor), actor, { ...query, asOf: query.asOf ?? todayOf(clock) }),
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
    '/api/findings/from-alerts',
    {
      config: { access: 'findings:write' },
      schema: {
        summary: 'Sign open alerts as one finding',
        tags,
        body: newFindingFromAlerts,
        response: { 201: findingDetail },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const today = todayOf(clock)
      const key = idempotencyKeyOf(request)
      const id = await recordFromAlerts(command, actor, { ...body, today, key })
      return reply.status(201).send(await findingById(reads(actor), actor, { id, asOf: today }))
    },
  )
}
