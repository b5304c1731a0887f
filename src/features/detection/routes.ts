import { z } from 'zod'
import { pageQuery } from '../../kernel/schemas.ts'
import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { decideAlerts } from './alerts/decide-alerts.ts'
import { triageRoutes } from './alerts/routes.ts'
import { alertList, detectionRunList, ruleList } from './lists.ts'
import { requireNoLaterDay } from './problems.ts'
import { alertById, alertsOf, ruleByCode, ruleCatalogue } from './queries.ts'
import { riskRoutes } from './risk/routes.ts'
import { requestDetection } from './runs/detection-job.ts'
import { previewRule } from './runs/preview-rule.ts'
import { detectionRunById, detectionRunsOf, lastRunDay } from './runs/queries.ts'
import {
  alertDecision,
  alertDetail,
  alertFilter,
  alertId,
  alertPage,
  detectionRule,
  detectionRunDetail,
  detectionRunId,
  detectionRunPage,
  newDetectionRun,
  newRulePreview,
  requestedRun,
  ruleCode,
  rulePreview,
} from './schemas.ts'

const tags = ['detection']

export function detectionRoutes(app: App, services: Services): void {
  ruleRoutes(app, services)
  runRoutes(app, services)
  alertRoutes(app, services)
  triageRoutes(app, services)
  riskRoutes(app, services)
}

function ruleRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/detection-rules',
    {
      config: { access: 'detection:read', list: ruleList },
      schema: {
        summary: 'Rules, with their legal basis and parameters',
        tags,
        response: { 200: z.array(detectionRule) },
      },
    },
    () => ruleCatalogue(),
  )
  app.post(
    '/api/detection-rules/:code/previews',
    {
      config: { access: 'detection:preview' },
      schema: {
        summary: 'What a rule would find with other parameters; nothing is written',
        tags,
        params: ruleCode,
        body: newRulePreview,
        response: { 200: rulePreview },
      },
    },
    async ({ actor, params: { code }, body }) => {
      const db = reads(actor)
      const today = todayOf(clock)
      if (body.asOf !== undefined) requireNoLaterDay(body.asOf, today)
      const asOf = body.asOf ?? (await lastRunDay(db, districtCode)) ?? today
      return previewRule(db, ruleByCode(code), { districtCode, asOf, params: body.params })
    },
  )
}

function runRoutes(app: App, services: Services): void {
  const { reads, districtCode } = services
  app.post(
    '/api/detection-runs',
    {
      config: { access: 'detection:run' },
      schema: {
        summary: 'Run every rule as of a day, as a job; its result tells what was found',
        tags,
        body: newDetectionRun,
        response: { 202: requestedRun },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, key: idempotencyKeyOf(request) }
      const requested = await requestDetection(services, request.actor, input)
      return reply.status(202).header('location', `/api/jobs/${requested.jobId}`).send(requested)
    },
  )
  app.get(
    '/api/detection-runs',
    {
      config: { access: 'detection:read', list: detectionRunList },
      schema: {
        summary: 'Runs of the rules, the newest first',
        tags,
        querystring: pageQuery,
        response: { 200: detectionRunPage },
      },
    },
    ({ actor, query }) => detectionRunsOf(reads(actor), districtCode, query),
  )
  app.get(
    '/api/detection-runs/:id',
    {
      config: { access: 'detection:read' },
      schema: {
        summary: 'A run with the version, parameters and result of each rule',
        tags,
        params: detectionRunId,
        response: { 200: detectionRunDetail },
      },
    },
    ({ actor, params }) => detectionRunById(reads(actor), districtCode, params.id),
  )
}

function alertRoutes(app: App, { reads, command, clock, districtCode }: Services): void {
  app.get(
    '/api/alerts',
    {
      config: { access: 'detection:read', list: alertList },
      schema: {
        summary: 'Alerts, the largest amount first',
        tags,
        querystring: alertFilter,
        response: { 200: alertPage },
      },
    },
    ({ actor, query }) => alertsOf(reads(actor), districtCode, query),
  )
  app.get(
    '/api/alerts/:id',
    {
      config: { access: 'detection:read' },
      schema: {
        summary: 'An alert with its evidence; the ETag is its version',
        tags,
        params: alertId,
        response: { 200: alertDetail },
      },
    },
    async (request, reply) => {
      const alert = await alertById(reads(request.actor), districtCode, request.params.id)
      return reply.header('etag', etagOf(alert.version)).send(alert)
    },
  )
  app.put(
    '/api/alerts/:id/decision',
    {
      config: { access: 'alerts:triage', ifMatch: 'required' },
      schema: {
        summary: 'Dismiss, suppress or reopen an alert; If-Match carries the version seen',
        tags,
        params: alertId,
        body: alertDecision,
        response: { 200: alertDetail },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await decideAlerts(command, request.actor, {
        alerts: [{ id, version: requireVersion(request) }],
        decision: request.body,
        today: todayOf(clock),
        key: idempotencyKeyOf(request),
      })
      const alert = await alertById(reads(request.actor), districtCode, id)
      return reply.header('etag', etagOf(alert.version)).send(alert)
    },
  )
}
