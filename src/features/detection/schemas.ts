import { z } from 'zod'
import {
  bookMonth,
  dateText,
  monthText,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'
import { alertStatuses } from './alerts/workflow.ts'
import { evidenceKinds } from './evidence-kinds.ts'

export const pattern = z.enum([
  'retention',
  'interception',
  'diversion',
  'out_of_scope',
  'integrity',
])
/** What rules look for, as everybody reads it: console, files, evaluation and reports. */
export const patternNames: Readonly<Record<z.infer<typeof pattern>, string>> = Object.freeze({
  retention: '滞留',
  interception: '截留',
  diversion: '挪用',
  out_of_scope: '超范围',
  integrity: '疑似虚假',
})
export const severity = z.enum(['high', 'medium', 'low'])
const certainty = z.enum(['verified', 'excerpt', 'second_hand', 'unverified'])

export const detectionRule = z.object({
  code: z.string(),
  pattern,
  severity,
  name: z.string(),
  summary: z.string(),
  why: z.string(),
  exclusions: z.array(z.string()),
  basis: z.array(z.object({ document: z.string(), article: z.string(), certainty })),
  nextCheck: z.string(),
  params: z
    .record(z.string(), z.unknown())
    .meta({ description: 'JSON Schema of the parameters, with defaults and bounds' }),
})

export const ruleCode = z.object({ code: z.string().max(100) })
export const detectionRunId = z.object({ id: z.uuid() })
export const newDetectionRun = z.object({ asOf: dateText })
export const requestedRun = z.object({
  jobId: z.uuid().meta({ description: 'Its progress and outcome: GET /api/jobs/{id}' }),
})
const ruleOutcome = z.object({
  code: z.string(),
  openCount: z.number().int().meta({ description: 'Alerts that hold and await a decision' }),
  newCount: z.number().int().meta({ description: 'Of these: new, or back after a withdrawal' }),
  withdrawnCount: z.number().int(),
})
const detectionOutcome = z.object({
  runId: z.uuid(),
  asOf: dateText,
  newCount: z.number().int(),
  withdrawnCount: z.number().int(),
  byRule: z.array(ruleOutcome),
})
export type DetectionOutcome = z.infer<typeof detectionOutcome>

const runTrigger = z.enum(['manual', 'command', 'nightly', 'import', 'check', 'referral'])
export type RunTrigger = z.infer<typeof runTrigger>
const highWaterMark = z
  .object({
    trailSeq: z.number().int(),
    transferSeq: z.number().int(),
    importCount: z.number().int(),
  })
  .partial()
  .meta({ description: 'Up to where the data went that the run saw' })
export type HighWaterMark = z.infer<typeof highWaterMark>
export const detectionRun = z.object({
  id: z.uuid(),
  asOf: dateText,
  trigger: runTrigger,
  highWater: highWaterMark,
  newCount: z.number().int(),
  withdrawnCount: z.number().int(),
  runBy: z.string(),
  runAt: z.iso.datetime(),
})
export type DetectionRun = z.output<typeof detectionRun>
export const detectionRunPage = pageOf(detectionRun)
export const detectionRunDetail = detectionRun.extend({
  rules: z.array(
    z.object({
      code: z.string(),
      version: z.string().meta({ description: 'A short hash of what the rule asks' }),
      params: z.record(z.string(), z.unknown()),
      foundCount: z.number().int(),
      foundAmount: yuan,
      newCount: z.number().int(),
      withdrawnCount: z.number().int(),
      digest: z.string().meta({ description: 'Equal for equal results' }),
      durationMs: z.number().int(),
    }),
  ),
})
export type DetectionRunDetail = z.output<typeof detectionRunDetail>

const params = z.record(z.string(), z.unknown())
export const newRulePreview = z.object({
  asOf: dateText.optional().meta({ description: 'The day of the last run when absent' }),
  params: params.meta({ description: 'Those named are tried, the others stay as they are' }),
})
const previewGroup = z.object({
  count: z.number().int(),
  amount: yuan,
  triagedCount: z.number().int().meta({ description: 'Of these: confirmed or dismissed before' }),
  largest: z.array(
    z.object({
      subject: z.string(),
      townshipCode: z.string().nullable(),
      categoryCode: z.string().nullable(),
      month: monthText.nullable(),
      amount: yuan,
      status: z.string().nullable().meta({ description: 'Of the alert, where there is one' }),
      message: z.string(),
    }),
  ),
})
export const rulePreview = z.object({
  ruleCode: z.string(),
  asOf: dateText,
  inForce: params,
  candidate: params,
  added: previewGroup,
  dropped: previewGroup,
  kept: previewGroup,
})
export type RulePreview = z.output<typeof rulePreview>

const status = z.enum(alertStatuses)

export const alertFilter = pageQuery.extend({
  pattern: pattern.optional(),
  severity: severity.optional(),
  status: status.optional(),
  townshipCode: townshipCode.optional(),
  categoryCode: z.string().max(100).optional(),
  month: bookMonth.optional(),
  ruleCode: z.string().max(100).optional(),
  hasGrown: z
    .stringbool()
    .optional()
    .meta({ description: 'Decided, and more evidence has come since' }),
  sort: sortBy(['amount', 'severity', 'rule', 'township', 'month']).optional(),
})
export type AlertFilter = z.infer<typeof alertFilter>

export const alert = z.object({
  id: z.uuid(),
  ruleCode: z.string(),
  ruleName: z.string(),
  pattern,
  severity,
  townshipCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  month: monthText.nullable(),
  amount: yuan,
  message: z.string(),
  status,
  statusReason: z.string().nullable(),
  reasonCode: z.string().nullable().meta({ description: 'Of a dismissal' }),
  addedCount: z
    .number()
    .int()
    .meta({ description: 'Evidence rows that came, or came to more, since the decision' }),
  addedAmount: yuan,
  asOf: dateText.meta({ description: 'The day of the last run that found it' }),
  version: z.number().int(),
})
export const alertPage = pageOf(alert)
export const evidenceRow = z.object({
  kind: z.string(),
  key: z.string(),
  happenedOn: dateText.nullable(),
  month: monthText.nullable(),
  who: z.string().nullable().meta({ description: 'Masked where it is a person' }),
  account: z.string().nullable().meta({ description: 'Masked' }),
  amount: yuan.nullable(),
  note: z.string().nullable(),
})
export type EvidenceRow = z.output<typeof evidenceRow>

export const alertDetail = alert.extend({
  subject: z.string(),
  decisions: z.array(
    z.object({
      decision: z.enum(['confirmed', 'dismissed', 'suppressed', 'open']),
      reasonCode: z.string().nullable(),
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: z.iso.datetime(),
    }),
  ),
  evidence: z.array(
    z.object({
      kind: z.enum(evidenceKinds),
      key: z.string(),
      atStake: yuan.meta({ description: 'How much of the row; together the alert’s amount' }),
    }),
  ),
  basis: detectionRule.shape.basis,
  nextCheck: z.string(),
})
export type Alert = z.output<typeof alert>
export type AlertDetail = z.output<typeof alertDetail>

export const alertId = z.object({ id: z.uuid() })
const reason = z.string().trim().min(2, '请写明理由').max(500)
export const alertDecision = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('dismissed'),
    reasonCode: z.string().max(60).meta({ description: 'See /api/dismissal-reasons' }),
    reason,
  }),
  z.object({
    decision: z.literal('suppressed'),
    until: dateText.meta({ description: 'The last day on which the subject is left alone' }),
    reason,
  }),
  z.object({ decision: z.literal('open'), reason }),
])
export type AlertDecision = z.infer<typeof alertDecision>

export const alertDecisions = z.object({
  alerts: z
    .array(
      z.object({
        id: z.uuid(),
        version: z.number().int().meta({ description: 'The version seen' }),
      }),
    )
    .min(1)
    .max(500)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, '疑点重复'),
  decision: alertDecision,
})
export const alertDecisionsTaken = z.object({ count: z.number().int() })

const verdict = z.enum(['false_alarm', 'true_alarm', 'neutral'])
export const dismissalReason = z.object({
  code: z.string(),
  name: z.string(),
  verdict: verdict.meta({ description: 'What it says about the rule' }),
  lesson: z.string().meta({ description: 'What follows from it' }),
})

export const rulePractice = z.object({
  ruleCode: z.string(),
  name: z.string(),
  openCount: z.number().int(),
  suppressedCount: z.number().int(),
  confirmedCount: z.number().int(),
  trueCount: z.number().int().meta({ description: 'Confirmed, or dismissed as true but settled' }),
  falseCount: z.number().int(),
  neutralCount: z.number().int(),
  judgedCount: z.number().int(),
  precision: z.string().nullable().meta({ description: 'True ÷ judged; null: nothing judged yet' }),
  dismissals: z.array(dismissalReason.extend({ count: z.number().int() })),
  baseRates: z.array(
    z.object({
      kind: z.string(),
      flagged: z.number().int().meta({ description: 'Rows of this kind behind its alerts' }),
      total: z.number().int(),
      per10000: z.string(),
    }),
  ),
})
export type RulePractice = z.output<typeof rulePractice>
