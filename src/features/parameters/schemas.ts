import { z } from 'zod'
import { dateText } from '../../kernel/schemas.ts'

const params = z.record(z.string(), z.unknown())
const certainty = z.enum(['verified', 'excerpt', 'second_hand', 'unverified'])

export const parameterSummary = z.object({
  code: z.string(),
  name: z.string(),
  schema: params.meta({ description: 'JSON Schema of the parameters, with defaults and bounds' }),
  inForce: params.meta({ description: 'On the day that was asked for' }),
  settingCount: z.number().int(),
})

const setting = z.object({
  seq: z.number().int(),
  validFrom: dateText,
  before: params.meta({ description: 'In force on that day before this change' }),
  after: params,
  source: z.string().meta({ description: 'The document it rests on' }),
  certainty,
  reason: z.string(),
  setBy: z.string().nullable().meta({ description: 'Null: came with the installation' }),
  setAt: z.iso.datetime(),
})
export const parameterDetail = parameterSummary.extend({
  version: z.number().int(),
  history: z.array(setting).meta({ description: 'The newest change first' }),
})
export type ParameterDetail = z.output<typeof parameterDetail>

export const parameterQuery = z.object({
  asOf: dateText.optional().meta({ description: 'Today when absent' }),
})
export const parameterCode = z.object({ code: z.string().max(100) })

export const parameterChange = z.object({
  validFrom: dateText.meta({ description: 'The first day it holds for; may be past or to come' }),
  params: params.meta({ description: 'Those named change, the others stay as they are' }),
  source: z.string().trim().max(200).default(''),
  certainty: certainty.default('unverified'),
  reason: z.string().trim().min(2, '请写明更改理由').max(500),
})
export type ParameterChange = z.output<typeof parameterChange>
