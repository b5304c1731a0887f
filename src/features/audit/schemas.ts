import { z } from 'zod'
import { dateText, moment, pageOf, pageQuery, sortBy } from '../../kernel/schemas.ts'

const columns = z.record(z.string(), z.unknown())
export const auditChange = z.object({
  table: z.string(),
  key: columns,
  before: columns.meta({ description: 'The columns that changed; *** where a value is secret' }),
  after: columns.nullable().meta({ description: 'null where the row was removed' }),
})

export const auditEntry = z.object({
  seq: z.int(),
  at: moment,
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  address: z.string().nullable().meta({ description: 'Where the request came from' }),
  action: z.string(),
  subject: z.string(),
  detail: z.unknown().meta({ description: 'What it was about: counts, reasons, states' }),
  changeCount: z.int().meta({ description: 'Rows that were there before and were changed' }),
  changes: z.array(auditChange).meta({ description: 'Before and after of the first hundred' }),
  hash: z.string().meta({ description: 'SHA-256 over the entry and the hash before it' }),
})
export type AuditEntry = z.output<typeof auditEntry>

export const auditQuery = pageQuery.extend({
  from: dateText.optional(),
  to: dateText.optional().meta({ description: 'Inclusive' }),
  actorId: z.uuid().optional(),
  action: z.string().max(100).optional().meta({ description: 'Or the part before its colon' }),
  subject: z.string().max(200).optional(),
  sort: sortBy(['seq', 'actor', 'action', 'subject']).optional(),
})
export type AuditQuery = z.output<typeof auditQuery>
export const auditPage = pageOf(auditEntry)

export const checkpoint = z.object({
  districtCode: z.string(),
  seq: z.int(),
  hash: z.string(),
  madeAt: moment,
  signature: z.string().meta({ description: 'Ed25519 over the statement, base64' }),
  statement: z.string().meta({ description: 'What is signed' }),
  publicKey: z.string().meta({ description: 'PEM' }),
})
export type Checkpoint = z.output<typeof checkpoint>

export const journalAlarm = z.object({
  alarm: z
    .enum(['broken', 'unchecked'])
    .nullable()
    .meta({ description: 'The last nightly check failed, or none has ended for a day and a half' }),
  checkedAt: moment.nullable().meta({ description: 'When the last nightly check ended' }),
  detail: z.string().nullable().meta({ description: 'What a failed check found' }),
})
export type JournalAlarm = z.output<typeof journalAlarm>
