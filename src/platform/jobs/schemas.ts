import { z } from 'zod'
import { moment, pageOf, pageQuery, sortBy } from '../../kernel/schemas.ts'

export const jobState = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled'])

/** A job as a list shows it. */
export const jobSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string().meta({ description: 'The kind of job, in Chinese' }),
  subject: z.string().meta({ description: 'What it is about: the file, the month' }),
  state: jobState,
  attempt: z.number().int(),
  step: z.string().meta({ description: 'What is being done, in Chinese' }),
  done: z.number().int(),
  total: z.number().int().nullable().meta({ description: 'null where it is not known' }),
  requestedBy: z.uuid().nullable().meta({ description: 'null: the calendar' }),
  requestedByName: z.string().nullable(),
  isCancelRequested: z.boolean(),
  queuedAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
})

export const jobRecord = jobSummary.extend({
  result: z.unknown().meta({ description: 'What the job gave, once it has succeeded' }),
  problem: z.unknown().meta({ description: 'Problem (RFC 9457), where it has failed' }),
})

export const jobPage = pageOf(jobSummary)
export const jobFilter = pageQuery.extend({
  state: jobState.optional(),
  name: z.string().optional(),
  sort: sortBy(['queuedAt', 'name', 'subject', 'state', 'by']).optional(),
})
export const jobId = z.object({ id: z.uuid() })

export type JobSummary = z.infer<typeof jobSummary>
export type JobRecord = z.infer<typeof jobRecord>
/** As it goes over the wire. */
export type SentJob = z.input<typeof jobRecord>
export type JobFilter = z.infer<typeof jobFilter>
