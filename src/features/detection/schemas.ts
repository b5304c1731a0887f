import { z } from 'zod'
import { dateText, monthText, pageOf, pageQuery, townshipCode, yuan } from '../../kernel/schemas.ts'
import { alertStatuses } from './workflow.ts'

export const pattern = z.enum([
  'retention',
  'interception',
  'diversion',
  'out_of_scope',
  'integrity',
])
export const severity = z.enum(['high', 'medium', 'low'])
export const certainty = z.enum(['verified', 'excerpt', 'second_hand', 'unverified'])

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
const ruleOutcome = z.object({
  code: z.string(),
  openCount: z.number().int().meta({ description: 'Alerts that hold and await a decision' }),
  newCount: z.number().int().meta({ description: 'Of these: new, or back after a withdrawal' }),
  withdrawnCount: z.number().int(),
})
export type RuleOutcome = z.infer<typeof ruleOutcome>
export const detectionOutcome = z.object({
  runId: z.uuid(),
  asOf: dateText,
  newCount: z.number().int(),
  withdrawnCount: z.number().int(),
  byRule: z.array(ruleOutcome),
})
export type DetectionOutcome = z.infer<typeof detectionOutcome>

const runTrigger = z.enum(['manual', 'command', 'nightly', 'import', 'check'])
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
  asOf: dateText.optional().meta({ description: 'Today when absent' }),
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
  status: status.optional(),
  townshipCode: townshipCode.optional(),
  ruleCode: z.string().max(100).optional(),
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
  asOf: dateText.meta({ description: 'The day of the last run that found it' }),
  version: z.number().int(),
})
export const alertPage = pageOf(alert)
export const alertDetail = alert.extend({
  subject: z.string(),
  evidence: z.array(
    z.object({
      kind: z.enum(['document', 'disbursement', 'batch', 'line', 'voucher', 'bank']),
      key: z.string(),
    }),
  ),
  basis: detectionRule.shape.basis,
  nextCheck: z.string(),
})
export type Alert = z.output<typeof alert>
export type AlertDetail = z.output<typeof alertDetail>

export const alertId = z.object({ id: z.uuid() })
export const alertDecision = z.object({
  decision: z.enum(['dismissed', 'open']),
  reason: z.string().trim().min(2, '请写明理由').max(500),
})
export type AlertDecision = z.infer<typeof alertDecision>
