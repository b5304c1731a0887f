import { z } from 'zod'
import {
  bookYearText,
  dateText,
  moment,
  pageOf,
  pageQuery,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'

const books = {
  asOf: dateText.optional().meta({ description: 'Entries booked by the end of this day' }),
  recordedBy: dateText
    .optional()
    .meta({ description: 'Entries that were in the books by the end of this day, in China' }),
}
export type Moment = { asOf?: string | undefined; recordedBy?: string | undefined }

export const accountQuery = pageQuery.extend({
  ...books,
  year: bookYearText.optional(),
  stage: z.string().max(40).optional(),
  category: z.string().max(40).optional(),
  township: townshipCode.optional(),
  document: z.string().max(100).optional().meta({ description: '文号' }),
})
export type AccountQuery = z.output<typeof accountQuery>

export const account = z.object({
  id: z.uuid(),
  stage: z.string(),
  stageName: z.string(),
  fiscalYear: z.number().int(),
  document: z.string().nullable(),
  categoryCode: z.string().nullable(),
  townshipCode: z.string().nullable(),
  channel: z.string().nullable(),
  cameIn: yuan,
  wentOut: yuan,
  balance: yuan,
})
export const accountPage = pageOf(account)
export type AccountPage = z.output<typeof accountPage>

export const accountId = z.object({ id: z.uuid() })

export const entryOrders = ['booked', 'recorded'] as const
export const historyQuery = pageQuery.extend({
  ...books,
  order: z
    .enum(entryOrders)
    .default('booked')
    .meta({ description: 'By the day they are booked on, or as they were entered' }),
})
export type HistoryQuery = z.output<typeof historyQuery>

export const accountEntry = z.object({
  bookedOn: dateText,
  recordedAt: moment,
  kind: z.string(),
  kindName: z.string(),
  reference: z.string().nullable(),
  isReversal: z.boolean(),
  otherStageName: z.string(),
  amount: yuan.meta({ description: 'Less than nothing where it went out' }),
  balance: yuan.meta({ description: 'After this entry, in the order that was asked for' }),
})
export const historyPage = pageOf(accountEntry)
export type HistoryPage = z.output<typeof historyPage>

export const balanceQuery = z.object(books)
export const balance = z.object({
  id: z.uuid(),
  asOf: dateText.nullable(),
  recordedBy: dateText.nullable(),
  entryCount: z.number().int(),
  cameIn: yuan,
  wentOut: yuan,
  balance: yuan,
})
export type Balance = z.output<typeof balance>
