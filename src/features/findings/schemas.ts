import { z } from 'zod'
import {
  dateText,
  notNegativeYuan,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'
import { proof } from '../proofs/schemas.ts'
import { findingEvents, findingStates } from './workflow.ts'

export const findingPattern = z.enum([
  'retention',
  'interception',
  'diversion',
  'out_of_scope',
  'integrity',
  'other',
])
export const inspectionSource = z.enum([
  'inspection_tour',
  'audit',
  'revitalisation_assessment',
  'sanxiang_campaign',
  'daily_inspection',
  'recipient_check',
])
const findingSource = z.enum([...inspectionSource.options, 'alert'])
export const rectificationKind = z.enum(['at_once', 'staged', 'continuous'])
export const way = z
  .enum(['handed_up', 'recovered', 'restored', 'paid_out', 'rebooked'])
  .meta({ description: 'How the amount was put right' })
export const itemList = z
  .enum(['problem', 'duty', 'measure'])
  .meta({ description: 'Which of the three lists' })
export const accountabilityKind = z.enum([
  'criticism',
  'interview',
  'admonition',
  'organisational',
  'party_discipline',
  'administrative_discipline',
  'transferred',
])
const state = z.enum(findingStates)
const event = z.enum(findingEvents)

export const sentence = (most: number) => z.string().trim().min(2, '请至少写2个字').max(most)

/** What an auditor decides about any finding. */
const ruling = {
  rectificationKind,
  dueOn: dateText.meta({ description: 'The deadline' }),
  responsibleUnit: sentence(100),
  isSystemic: z
    .boolean()
    .default(false)
    .meta({ description: 'Not closed before a rule or policy has come out of it' }),
}

export const newFinding = z.object({
  source: inspectionSource,
  sourceDocument: z.string().trim().max(100).default(''),
  foundOn: dateText,
  townshipCode: townshipCode.nullable().default(null),
  pattern: findingPattern,
  description: sentence(2000),
  legalBasis: z.string().trim().max(500).default(''),
  amount: notNegativeYuan,
  ...ruling,
})
export type NewFinding = z.output<typeof newFinding>

export const newFindingFromAlerts = z.object({
  alertIds: z
    .array(z.uuid())
    .min(1)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, '疑点重复')
    .meta({ description: 'Several are merged into one finding' }),
  foundOn: dateText.optional().meta({ description: 'The day it was signed; today when absent' }),
  townshipCode: townshipCode
    .nullable()
    .optional()
    .meta({ description: "The alerts' own when absent; null where they differ" }),
  pattern: findingPattern.optional().meta({ description: "The alerts' own when absent" }),
  description: sentence(2000).optional().meta({ description: 'What the alerts say when absent' }),
  amount: notNegativeYuan.optional().meta({
    description: 'When absent what the alerts have at stake, each row of evidence once',
  }),
  ...ruling,
})
export type NewFindingFromAlerts = z.output<typeof newFindingFromAlerts>

export const finding = z.object({
  id: z.uuid(),
  number: z.string(),
  source: findingSource,
  sourceDocument: z.string(),
  alertIds: z.array(z.uuid()).meta({ description: 'Those it was signed from' }),
  foundOn: dateText,
  townshipCode: z.string().nullable(),
  pattern: findingPattern,
  description: z.string(),
  legalBasis: z.string(),
  amount: yuan,
  rectified: yuan.meta({ description: 'Booked, or handed in as put right and not returned' }),
  remaining: yuan,
  rectificationKind,
  dueOn: dateText,
  handedInOn: dateText.nullable().meta({ description: 'Of the last submission' }),
  responsibleUnit: z.string(),
  isSystemic: z.boolean(),
  repeatOf: z.string().nullable().meta({
    description: 'The number of the last finding of the same unit and pattern not long before',
  }),
  state,
  isOverdue: z
    .boolean()
    .meta({ description: 'Not handed in by its deadline and not yet verified' }),
  isDueSoon: z.boolean().meta({ description: 'Not yet handed in, and its deadline is near' }),
  version: z.number().int(),
})
export type Finding = z.output<typeof finding>
export const findingPage = pageOf(finding)

const rectifiedAmount = z.object({ way, amount: yuan })
const proofRef = proof.pick({
  id: true,
  fileName: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
})

const findingItem = z.object({
  id: z.uuid(),
  list: itemList,
  content: z.string(),
  unit: z.string(),
  person: z.string(),
  dueOn: dateText.nullable(),
  doneOn: dateText.nullable(),
  withdrawnOn: dateText.nullable(),
})
export const frozenAlert = z.object({
  alertId: z.uuid(),
  ruleCode: z.string(),
  ruleName: z.string(),
  ruleVersion: z.string(),
  params: z.record(z.string(), z.unknown()),
  pattern: z.string(),
  severity: z.string(),
  subject: z.string(),
  amount: yuan,
  message: z.string(),
  basis: z.array(z.object({ document: z.string(), article: z.string(), certainty: z.string() })),
  evidence: z
    .array(z.record(z.string(), z.unknown()))
    .meta({ description: 'The rows as they were when the alert was signed' }),
})
export type FrozenAlert = z.output<typeof frozenAlert>

export const findingDetail = finding.extend({
  possibleSteps: z.array(event),
  rectifiedByWay: z.array(rectifiedAmount),
  bookings: z
    .array(
      z.object({
        seq: z.number().int(),
        way,
        entry: z.enum(['recovery', 'reversal', 'remittance']),
        entryId: z.uuid(),
        reference: z.string().meta({ description: 'Receipt, voucher or document number' }),
        amount: yuan,
        bookedOn: dateText,
        reversedOn: dateText.nullable().meta({ description: 'Taken back since; no longer counts' }),
      }),
    )
    .meta({ description: 'Entries of the ledger that were made from this finding' }),
  items: z.array(findingItem),
  accountabilities: z.array(
    z.object({
      kind: accountabilityKind,
      personCount: z.number().int(),
      decidedOn: dateText,
      documentNumber: z.string(),
      note: z.string(),
    }),
  ),
  mechanisms: z.array(
    z.object({
      title: z.string(),
      documentNumber: z.string(),
      issuedOn: dateText,
      note: z.string(),
    }),
  ),
  alerts: z.array(frozenAlert),
  events: z.array(
    z.object({
      seq: z.number().int(),
      event: z.enum(['record', ...event.options]),
      fromState: state.nullable(),
      toState: state,
      note: z.string(),
      detail: z.record(z.string(), z.unknown()).meta({ description: 'What changed' }),
      rectified: z.array(rectifiedAmount),
      proofs: z.array(proofRef),
      happenedOn: dateText,
      recordedAt: z.iso.datetime(),
      actorName: z.string(),
    }),
  ),
})
export type FindingDetail = z.output<typeof findingDetail>

export const findingFilter = pageQuery.extend({
  state: state.optional(),
  source: findingSource.optional(),
  townshipCode: townshipCode.optional(),
  pattern: findingPattern.optional(),
  overdue: z.stringbool().optional(),
  dueSoon: z.stringbool().optional(),
  repeated: z.stringbool().optional(),
  open: z.stringbool().optional().meta({ description: 'true: not closed yet' }),
  sort: sortBy([
    'dueOn',
    'number',
    'township',
    'amount',
    'remaining',
    'state',
    'pattern',
    'responsibleUnit',
  ]).optional(),
  asOf: dateText.optional().meta({ description: 'The day as of which they are shown; else today' }),
})
export type FindingFilter = z.output<typeof findingFilter>

/** From which day on findings count, and up to which; both ends are in. */
const foundWithin = {
  foundFrom: dateText.optional(),
  foundTo: dateText.optional(),
  asOf: dateText.optional().meta({ description: 'The day as of which they are shown; else today' }),
}

export const statisticsFilter = z.object({
  by: z.enum(['source', 'pattern', 'township', 'kind', 'state', 'age']),
  ...foundWithin,
})
export type StatisticsFilter = z.output<typeof statisticsFilter>
const byWay = { handedUp: yuan, recovered: yuan, restored: yuan, paidOut: yuan, rebooked: yuan }
const rate = z.string().nullable().meta({ description: '0.6667; null of nothing' })
const count = z.number().int()
export const findingStatistic = z.object({
  key: z.string().nullable().meta({ description: 'A code, or how old; null: the bureau itself' }),
  count,
  amount: yuan,
  rectifiedAmount: yuan,
  remainingAmount: yuan,
  ...byWay,
  doneCount: count.meta({ description: 'Verified or closed' }),
  closedCount: count,
  closedRate: rate,
  judgedCount: count.meta({ description: 'Done or overdue' }),
  inTimeCount: count.meta({ description: 'Done, and handed in by the deadline' }),
  inTimeRate: rate.meta({ description: 'Of those judged' }),
  overdueCount: count,
  dueSoonCount: count,
  repeatCount: count,
})
export type FindingStatistic = z.output<typeof findingStatistic>

export const ledgerFilter = z.object({
  ...foundWithin,
  source: findingSource.optional(),
  townshipCode: townshipCode.optional(),
})
export type LedgerFilter = z.output<typeof ledgerFilter>
const listText = z.string().nullable()
export const ledgerRow = finding.extend({
  problems: listText,
  duties: listText,
  measures: listText,
  measureCount: count,
  measuresDone: count,
  progressOn: dateText.nullable(),
  progress: z.string().nullable().meta({ description: 'The last word of those who rectify' }),
  ...byWay,
  personsHeldAccountable: count,
  mechanisms: listText,
})
export type LedgerRow = z.output<typeof ledgerRow>

export const findingId = z.object({ id: z.uuid() })
