import { z } from 'zod'
import {
  bookMonth,
  dateText,
  moment,
  monthText,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  yuan,
} from '../../../kernel/schemas.ts'
import { role } from '../../access/schemas.ts'
import { keptResolution } from './resolution-schemas.ts'
import { exceptionKinds, exceptionReasons, exceptionStates } from './words.ts'

export const exceptionFilter = pageQuery.extend({
  month: bookMonth.optional().describe('Of this month and before, as far as it waits'),
  kind: z.enum(exceptionKinds).optional(),
  state: z.enum(exceptionStates).optional(),
  waiting: z.stringbool().optional().meta({ description: 'true: not resolved or cleared' }),
  assignedTo: z
    .uuid()
    .or(z.enum(['me', 'nobody']))
    .optional()
    .describe('A person; or what the caller has, or nobody'),
  categoryCode: z.string().max(40).optional(),
  townshipCode: townshipCode.optional(),
  minAmount: yuan.optional(),
  minAgeDays: z.coerce.number().int().min(0).max(10_000).optional(),
  asOf: dateText
    .optional()
    .describe('Age is counted up to this day; the last statement day when absent'),
  sort: sortBy(['oldestOn', 'amount', 'kind', 'reference', 'state']).optional(),
})
export type ExceptionFilter = z.infer<typeof exceptionFilter>

export const exceptionId = z.object({ id: z.uuid() })

const bankSide = z.object({
  id: z.uuid(),
  serial: z.string(),
  bookedOn: dateText,
  amount: yuan.meta({ description: 'Signed: what came onto the account is positive' }),
  counterparty: z.string(),
  account: z.string().nullable().meta({ description: 'Masked' }),
  summary: z.string(),
  remark: z.string(),
})
const bookSide = z.object({
  key: z.string(),
  bookedOn: dateText,
  amount: yuan,
  categoryCode: z.string().nullable(),
  townshipCode: z.string().nullable(),
})

export const exception = z.object({
  id: z.uuid(),
  month: monthText,
  kind: z.enum(exceptionKinds),
  kindName: z.string(),
  reason: z.enum(exceptionReasons),
  explanation: z.string(),
  reference: z.string(),
  amount: yuan.meta({ description: 'What it is about, without sign' }),
  ageDays: z.number().int(),
  bank: bankSide.nullable(),
  books: bookSide.nullable(),
  state: z.enum(exceptionStates),
  expectedOn: dateText.nullable(),
  assignedTo: z.uuid().nullable(),
  assignedToName: z.string().nullable(),
  version: z.number().int(),
})
export type ReconciliationException = z.infer<typeof exception>
export const exceptionPage = pageOf(exception)

export const assignee = z.object({
  id: z.uuid(),
  displayName: z.string(),
  role,
  isMe: z.boolean().meta({ description: 'Who asks' }),
})
export type Assignee = z.infer<typeof assignee>

export const exceptionDetail = exception.extend({
  resolution: keptResolution.nullable(),
  history: z.array(
    z.object({
      seq: z.number().int(),
      event: z.string(),
      from: z.enum(exceptionStates).nullable(),
      to: z.enum(exceptionStates),
      note: z.string(),
      assignedToName: z
        .string()
        .nullable()
        .describe('To whom it was given, where the event is `assign`'),
      by: z.string(),
      at: moment,
    }),
  ),
})
export type ExceptionDetail = z.infer<typeof exceptionDetail>
