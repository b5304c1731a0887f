import { z } from 'zod'
import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { dismissalReasonList, evidenceList, rulePracticeList } from '../lists.ts'
import { alertById, dismissalReasons } from '../queries.ts'
import {
  alertDecisions,
  alertDecisionsTaken,
  alertId,
  dismissalReason,
  evidenceRow,
  rulePractice as practice,
} from '../schemas.ts'
import { decideAlerts } from './decide-alerts.ts'
import { evidenceRowsOf } from './evidence-rows.ts'
import { rulePractice } from './practice.ts'

const tags = ['detection']

export function triageRoutes(app: App, { reads, command, clock, districtCode }: Services): void {
  app.get(
    '/api/dismissal-reasons',
    {
      config: { access: 'detection:read', list: dismissalReasonList },
      schema: {
        summary: 'Why an alert may be dismissed, and what each reason teaches',
        tags,
        response: { 200: z.array(dismissalReason) },
      },
    },
    async ({ actor }) => z.array(dismissalReason).parse(await dismissalReasons(reads(actor))),
  )
  app.get(
    '/api/detection-rules/practice',
    {
      config: { access: 'detection:read', list: rulePracticeList },
      schema: {
        summary: 'How precise each rule is in practice, beside its base rate',
        tags,
        response: { 200: z.array(practice) },
      },
    },
    ({ actor }) => rulePractice(reads(actor), districtCode),
  )
  app.get(
    '/api/alerts/:id/evidence',
    {
      config: { access: 'detection:read', list: evidenceList },
      schema: {
        summary: 'The rows behind an alert as they are now, masked',
        tags,
        params: alertId,
        response: { 200: z.array(evidenceRow) },
      },
    },
    async ({ actor, params }) => {
      await alertById(reads(actor), districtCode, params.id)
      const rows = await evidenceRowsOf(reads(actor), districtCode, [params.id])
      return rows.map(({ alertId: _, ...row }) => row)
    },
  )
  app.post(
    '/api/alerts/decisions',
    {
      config: { access: 'alerts:triage' },
      schema: {
        summary: 'Dismiss, suppress or reopen many alerts, all that are named or none',
        tags,
        body: alertDecisions,
        response: { 200: alertDecisionsTaken },
      },
    },
    async (request) => {
      const today = todayOf(clock)
      const key = idempotencyKeyOf(request)
      await decideAlerts(command, request.actor, { ...request.body, today, key })
      return { count: request.body.alerts.length }
    },
  )
}
