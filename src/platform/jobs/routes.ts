import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Actor } from '../db/command.ts'
import type { App } from '../http/app-type.ts'
import { idempotencyKeyOf } from '../http/idempotency.ts'
import type { Services } from '../services.ts'
import { cancelJob } from './cancel-job.ts'
import { jobEvents } from './events.ts'
import type { Job } from './job.ts'
import { jobList } from './lists.ts'
import { jobById, jobsOf } from './queries.ts'
import { type JobRecord, jobFilter, jobId, jobPage, jobRecord } from './schemas.ts'

export interface JobAccess {
  jobs: readonly Job[]
  allows(role: Actor['role'], permission: string): boolean
}

const tags = ['jobs']

export function jobRoutes(app: App, services: Services, access: JobAccess): void {
  const { reads, command } = services
  const read = (actor: Actor, id: string): Promise<JobRecord> =>
    jobById(reads(actor), { ...access, actor }, id)
  app.get(
    '/api/jobs',
    {
      config: { access: 'jobs:read', list: jobList },
      schema: {
        summary: "Jobs, newest first: one's own and those of the kinds one may read",
        tags,
        querystring: jobFilter,
        response: { 200: jobPage },
      },
    },
    ({ actor, query }) => jobsOf(reads(actor), { ...access, actor }, query),
  )
  app.get(
    '/api/jobs/:id',
    {
      config: { access: 'jobs:read' },
      schema: {
        summary: 'A job with its outcome',
        tags,
        params: jobId,
        response: { 200: jobRecord },
      },
    },
    ({ actor, params }) => read(actor, params.id),
  )
  app.post(
    '/api/jobs/:id/cancellation',
    {
      config: { access: 'jobs:read' },
      schema: {
        summary: "Cancel one's own job; what it has not committed is undone",
        tags,
        params: jobId,
        response: { 202: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      return reply
        .status(202)
        .send(await cancelJob(command, request.actor, { ...request.params, key }))
    },
  )
  eventRoute(app, read)
}

function eventRoute(app: App, read: (actor: Actor, id: string) => Promise<JobRecord>): void {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  app.get(
    '/api/jobs/:id/events',
    {
      config: { access: 'jobs:read' },
      schema: {
        summary: "A job's progress as server-sent events: progress, progress, …, end",
        tags,
        params: jobId,
        produces: ['text/event-stream'],
      },
    },
    async ({ actor, params }, reply) => {
      const look = async () => z.encode(jobRecord, await read(actor, params.id))
      await look()
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const signal = AbortSignal.any([closing.signal, gone.signal])
      return reply
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .type('text/event-stream')
        .send(Readable.from(jobEvents(look, signal)))
    },
  )
}
