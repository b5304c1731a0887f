import { z } from 'zod'
import {
  bookMonth,
  dateText,
  monthText,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../../kernel/schemas.ts'

export const endReasons = ['died', 'moved', 'income', 'request', 'other'] as const
const endReason = z.enum(endReasons)

export const entitlementStates = ['open', 'ended', 'void'] as const
const state = z
  .enum(entitlementStates)
  .meta({ description: 'void: ended to before it began, so that it never took effect' })

export const entitlement = z.object({
  id: z.uuid(),
  version: z.number().int(),
  categoryCode: z.string(),
  townshipCode: z.string(),
  village: z.string(),
  headName: z.string().meta({ description: 'Masked' }),
  headIdentity: z.string().meta({ description: 'Masked' }),
  personName: z.string().meta({ description: 'Masked' }),
  identity: z.string().meta({ description: 'Masked' }),
  standard: yuan,
  fromMonth: monthText,
  toMonth: monthText.nullable().meta({ description: 'The last month; null while it has no end' }),
  state,
  endReason: endReason.nullable().meta({ description: 'Of one that was ended by hand' }),
  endNote: z.string(),
  diedOn: dateText.nullable().meta({ description: 'By a register of the dead' }),
})
export type Entitlement = z.output<typeof entitlement>

export const entitlementPage = pageOf(entitlement)
export const entitlementQuery = pageQuery.extend({
  township: townshipCode.optional(),
  category: z.string().max(40).optional(),
  month: bookMonth.optional().meta({ description: 'Those that cover this month' }),
  state: state.optional(),
  person: z.string().trim().min(2).max(60).optional().meta({ description: 'The full name' }),
  deceased: z.stringbool().optional().meta({
    description: 'Those of persons whom a register has as dead, or the others',
    type: 'boolean',
  }),
  sort: sortBy([
    'category',
    'township',
    'village',
    'personName',
    'standard',
    'fromMonth',
    'toMonth',
  ]).optional(),
})
export type EntitlementQuery = z.output<typeof entitlementQuery>

export const entitlementParams = z.object({ id: z.uuid() })
export const newEnd = z
  .object({
    lastMonth: bookMonth.meta({
      description:
        'The last month that the person is entitled to; also one before the record began',
    }),
    reason: endReason,
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ reason, note }) => reason !== 'other' || note !== '', {
    path: ['note'],
    message: '其他原因须写明',
  })
export type NewEnd = z.output<typeof newEnd>

export const newReopening = z.object({ reason: words(500) })

export const ended = z.object({
  version: z.number().int(),
  endedCount: z.number().int().meta({ description: 'Records: those before a raised standard too' }),
  paid: z
    .object({
      lines: z.number().int(),
      amount: z.string().meta({ description: 'Yuan with two decimals' }),
    })
    .meta({ description: 'Of later months and paid, or sent to the bank: not touched' }),
  unsent: z.array(z.string()).meta({
    description: 'Lines of later months in batches not sent yet, batch/line: to be stopped',
  }),
})
export type Ended = z.output<typeof ended>
export const reopened = z.object({ version: z.number().int(), reopenedCount: z.number().int() })
