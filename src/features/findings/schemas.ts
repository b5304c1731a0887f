import { z } from 'zod'
import {
  dateText,
  pageOf,
  pageQuery,
  positiveYuan,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'
import { findingStates, rectificationEvents, supervisionEvents } from './workflow.ts'

export const findingPattern = z.enum([
  'retention',
  'interception',
  'diversion',
  'out_of_scope',
  'integrity',
  'other',
])
const inspectionSource = z.enum([
  'inspection_tour',
  'audit',
  'revitalisation_assessment',
  'sanxiang_campaign',
  'daily_inspection',
])
const source = z.enum([...inspectionSource.options, 'alert'])
const rectificationKind = z.enum(['at_once', 'staged', 'continuous'])
const rectifiedBy = z
  .enum(['handed_up', 'recovered', 'restored', 'paid_out', 'rebooked'])
  .meta({ description: 'How the amount was put right' })
const state = z.enum(findingStates)
const step = z.enum([...rectificationEvents, ...supervisionEvents])

const sentence = (most: number) => z.string().trim().min(2, '请至少写2个字').max(most)

/** What an auditor decides about any finding. */
const ruling = {
  rectificationKind,
  dueOn: dateText.meta({ description: 'The deadline' }),
  responsibleUnit: sentence(100),
}

export const newFinding = z.object({
  source: inspectionSource,
  sourceDocument: z.string().trim().max(100).default(''),
  foundOn: dateText,
  townshipCode: townshipCode.nullable().default(null),
  pattern: findingPattern,
  description: sentence(2000),
  legalBasis: z.string().trim().max(500).default(''),
  amount: yuan.refine((fen) => fen >= 0n, '金额不能为负'),
  ...ruling,
})
export type NewFinding = z.output<typeof newFinding>

export const newFindingFromAlert = z.object({
  alertId: z.uuid(),
  foundOn: dateText.optional().meta({ description: 'The day it was signed; today when absent' }),
  ...ruling,
})
export type NewFindingFromAlert = z.output<typeof newFindingFromAlert>

const stepBase = {
  note: sentence(2000),
  happenedOn: dateText.optional().meta({ description: 'The day it was done; today when absent' }),
}
export const rectificationStep = z.object({
  event: z.enum(rectificationEvents),
  ...stepBase,
  rectified: z
    .object({ by: rectifiedBy, amount: positiveYuan })
    .optional()
    .meta({ description: 'With `submit`: how much was put right since the last one' }),
})
export const supervisionStep = z.object({ event: z.enum(supervisionEvents), ...stepBase })

export const finding = z.object({
  id: z.uuid(),
  number: z.string(),
  source,
  sourceDocument: z.string(),
  alertId: z.uuid().nullable(),
  foundOn: dateText,
  townshipCode: z.string().nullable(),
  pattern: findingPattern,
  description: z.string(),
  legalBasis: z.string(),
  amount: yuan,
  rectified: yuan.meta({ description: 'Handed in as put right and not returned' }),
  remaining: yuan,
  rectificationKind,
  dueOn: dateText,
  responsibleUnit: z.string(),
  state,
  isOverdue: z.boolean().meta({ description: 'Past its deadline and not yet verified' }),
  isDueSoon: z.boolean().meta({ description: 'Not yet verified, at most 7 days to its deadline' }),
  version: z.number().int(),
})
export type Finding = z.output<typeof finding>
export const findingPage = pageOf(finding)

export const findingDetail = finding.extend({
  possibleSteps: z.array(step),
  events: z.array(
    z.object({
      seq: z.number().int(),
      event: z.enum(['record', ...step.options]),
      fromState: state.nullable(),
      toState: state,
      note: z.string(),
      rectifiedBy: rectifiedBy.nullable(),
      rectified: yuan,
      happenedOn: dateText,
      recordedAt: z.iso.datetime(),
      actorName: z.string(),
    }),
  ),
})
export type FindingDetail = z.output<typeof findingDetail>

export const findingFilter = pageQuery.extend({
  state: state.optional(),
  townshipCode: townshipCode.optional(),
  pattern: findingPattern.optional(),
  overdue: z.stringbool().optional(),
  asOf: dateText.optional().meta({ description: 'The day for overdue and due soon; else today' }),
})
export type FindingFilter = z.output<typeof findingFilter>

export const findingId = z.object({ id: z.uuid() })
