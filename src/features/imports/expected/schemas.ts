import { z } from 'zod'
import {
  bookMonth,
  dateText,
  monthText,
  notNegativeYuan,
  pageOf,
  pageQuery,
  sortBy,
  yuan,
} from '../../../kernel/schemas.ts'

export const expectedState = z.enum(['awaited', 'missing', 'received', 'late', 'short']).meta({
  description:
    'missing: not there after its day; late: came after its day; short: came with fewer rows ' +
    'than told, or with rows rejected',
})

export const expectedFile = z.object({
  id: z.uuid(),
  kind: z.string(),
  sender: z.string().meta({ description: 'From whom: the agent bank, a township, a bureau' }),
  month: monthText,
  dueOn: dateText,
  batchNumber: z.string().nullable(),
  rowCount: z.number().int().nullable(),
  amount: yuan.nullable(),
  note: z.string(),
  state: expectedState,
  isDueSoon: z.boolean().meta({ description: 'Awaited, and due within three days' }),
  daysOver: z.number().int().meta({ description: 'Days after its day, until it came or today' }),
  importId: z.uuid().nullable(),
  fileName: z.string().nullable(),
  rowsReceived: z.number().int().nullable(),
  rowsRejected: z.number().int().nullable(),
  receivedOn: dateText.nullable(),
  version: z.number().int(),
})
export type ExpectedFile = z.infer<typeof expectedFile>
export const expectedPage = pageOf(expectedFile)

export const expectedFilter = pageQuery.extend({
  state: expectedState.optional(),
  kind: z.string().optional(),
  month: bookMonth.optional(),
  sort: sortBy(['dueOn', 'kind', 'sender', 'month', 'state', 'daysOver', 'amount']).optional(),
})
export type ExpectedFilter = z.infer<typeof expectedFilter>

const sender = z.string().trim().min(1).max(100)
const note = z.string().trim().max(500)
const batchNumber = z.string().trim().min(1).max(60)
const rowCount = z.number().int().positive()

export const newExpectedFiles = z.object({
  kind: z.string(),
  sender,
  months: z.array(bookMonth).min(1).max(24),
  dueDay: z.number().int().min(1).max(31).meta({
    description: 'Day of the month; the last where the month is shorter',
  }),
  dueNextMonth: z.boolean().default(true).meta({ description: 'Of the month after' }),
  batchNumber: batchNumber.nullable().default(null),
  rowCount: rowCount.nullable().default(null),
  amount: notNegativeYuan.nullable().default(null),
  note: note.default(''),
})
export type NewExpectedFiles = z.infer<typeof newExpectedFiles>

/** What is not named stays; null takes a control total away. */
export const expectedChange = z.object({
  dueOn: dateText.optional(),
  batchNumber: batchNumber.nullable().optional(),
  rowCount: rowCount.nullable().optional(),
  amount: notNegativeYuan.nullable().optional(),
  note: note.optional(),
})
export type ExpectedChange = z.infer<typeof expectedChange>

export const expectedParams = z.object({ id: z.uuid() })
