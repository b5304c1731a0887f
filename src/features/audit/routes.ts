import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { journalAlarmOf } from './journal-alarm.ts'
import { auditList, checkpointList } from './lists.ts'
import { makeCheckpoint } from './make-checkpoint.ts'
import { auditEntriesOf, checkpointsOf } from './queries.ts'
import { auditPage, auditQuery, checkpoint, journalAlarm } from './schemas.ts'

const tags = ['audit']

export function auditRoutes(app: App, services: Services): void {
  const { reads, vault } = services
  app.get(
    '/api/audit-entries',
    {
      config: { access: 'audit:read', list: auditList },
      schema: {
        summary: 'The journal, newest first: who did what, when, from where, before and after',
        tags,
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    ({ actor, query }) => auditEntriesOf(reads(actor), actor.districtCode, query),
  )
  app.get(
    '/api/audit-checkpoints',
    {
      config: { access: 'audit:read', list: checkpointList },
      schema: {
        summary: 'Signed statements of where the journal stood, to be kept elsewhere',
        tags,
        response: { 200: z.array(checkpoint) },
      },
    },
    ({ actor }) => checkpointsOf(reads(actor), vault, actor.districtCode),
  )
  app.get(
    '/api/audit-alarm',
    {
      config: { access: 'audit:read' },
      schema: {
        summary: 'Whether the nightly check of the journal failed or stayed away',
        tags,
        response: { 200: journalAlarm },
      },
    },
    ({ actor }) => journalAlarmOf(reads(actor), actor.districtCode),
  )
  app.post(
    '/api/audit-checkpoints',
    {
      config: { access: 'audit:check' },
      schema: {
        summary: 'Check the whole journal and sign where it stands',
        tags,
        body: z.object({}).nullish(),
        response: { 201: checkpoint },
      },
    },
    async (request, reply) => {
      const made = await makeCheckpoint(services, request.actor, idempotencyKeyOf(request))
      return reply.status(201).send(made)
    },
  )
}
