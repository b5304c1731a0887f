import { z } from 'zod'
import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { materialList, reminderList } from '../lists.ts'
import { addMaterial } from './add-material.ts'
import { decideSubmission } from './decide-submission.ts'
import { materialsOf, remindersOf } from './queries.ts'
import {
  created,
  material,
  materialQuery,
  newMaterial,
  newSubmission,
  reminder,
  reminderQuery,
  submissionDecision,
  submissionId,
} from './schemas.ts'
import { submitMaterial } from './submit-material.ts'

const tags = ['materials']

export function materialRoutes(app: App, services: Services): void {
  readingRoutes(app, services)
  writingRoutes(app, services)
}

function readingRoutes(app: App, { reads, clock, districtCode }: Services): void {
  app.get(
    '/api/materials',
    {
      config: { access: 'evaluation:read', list: materialList },
      schema: {
        summary: 'What townships have to hand in, and by when',
        tags,
        querystring: materialQuery,
        response: { 200: z.array(material) },
      },
    },
    ({ actor, query }) => materialsOf(reads(actor), districtCode, query.year),
  )
  app.get(
    '/api/material-reminders',
    {
      config: { access: 'evaluation:read', list: reminderList },
      schema: {
        summary: 'What is awaited from whom, due soon, overdue or in; a township sees its own',
        tags,
        querystring: reminderQuery,
        response: { 200: z.array(reminder) },
      },
    },
    ({ actor, query }) =>
      remindersOf(reads(actor), actor, { ...query, asOf: query.asOf ?? todayOf(clock) }),
  )
}

function writingRoutes(app: App, { command, clock }: Services): void {
  app.post(
    '/api/materials',
    {
      config: { access: 'evaluation:schemes' },
      schema: {
        summary: 'Ask every township for something more',
        tags,
        body: newMaterial,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      await addMaterial(command, request.actor, { ...request.body, key })
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/api/material-submissions',
    {
      config: { access: 'evaluation:report' },
      schema: {
        summary: 'Hand a material in, or register what came on paper',
        tags,
        body: newSubmission,
        response: { 201: created },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      const today = todayOf(clock)
      const id = await submitMaterial(command, request.actor, { ...request.body, today, key })
      return reply.status(201).send({ id })
    },
  )
  app.put(
    '/api/material-submissions/:id/decision',
    {
      config: { access: 'evaluation:change' },
      schema: {
        summary: 'Accept a submission, or return it with a reason',
        tags,
        params: submissionId,
        body: submissionDecision,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      const today = todayOf(clock)
      const decision = { ...request.params, ...request.body, today, key }
      await decideSubmission(command, request.actor, decision)
      return reply.status(204).send(null)
    },
  )
}
