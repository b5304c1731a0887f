import { z } from 'zod'
import {
  bookMonth,
  bookYearText,
  dateText,
  pageOf,
  pageQuery,
  sortBy,
  yuan,
} from '../../kernel/schemas.ts'
import { measureCodes, rateCodes, stageMeasureCodes } from './measures.ts'

const place = z.string().min(1).max(40).optional()
const scope = {
  year: bookYearText,
  asOf: dateText.optional().meta({ description: 'The last day that counts; today when absent' }),
  category: place.meta({ description: 'none: money that is not yet for a category' }),
  township: place.meta({ description: 'none: money that is not yet for a township' }),
  document: z.string().min(1).max(100).optional().meta({ description: '文号' }),
}

export const groupings = ['category', 'township', 'document', 'month'] as const
export const statementQuery = z.object({ ...scope, by: z.enum(groupings).default('category') })
export const stageQuery = z.object(scope)

const figure = z.object({
  amount: yuan,
  rows: z.string().meta({ description: 'Where the rows are that add up to it, to the fen' }),
})
export type Figure = z.output<typeof figure>

export const percent = z
  .string()
  .nullable()
  .meta({ description: 'Percent with two decimals, rounded down; null where there is no whole' })

export const statementRow = z.object({
  key: z.string().nullable().meta({ description: 'Null: all rows together' }),
  name: z.string(),
  figures: z.record(z.enum(measureCodes), figure),
  toDate: z
    .record(z.enum(measureCodes), figure)
    .nullable()
    .meta({ description: 'Of a month: the year through its end, which its rates are of' }),
  rates: z.record(z.enum(rateCodes), percent),
})
export type StatementRow = z.output<typeof statementRow>

export const stageRow = z.object({
  stage: z.string(),
  name: z.string(),
  figures: z.record(z.enum(stageMeasureCodes), figure),
  rateName: z.string().nullable(),
  rate: percent,
})
export type StageRow = z.output<typeof stageRow>

export const entryQuery = pageQuery.extend({
  ...scope,
  measure: z.enum([...measureCodes, ...stageMeasureCodes]),
  stage: z.string().max(40).optional(),
  month: bookMonth.optional(),
  through: bookMonth.optional().meta({ description: 'The last month that counts' }),
  by: z
    .enum(groupings)
    .optional()
    .meta({ description: 'document: money told apart by document, as in that statement' }),
  sort: sortBy(['on', 'kind', 'document', 'category', 'township', 'amount']).optional(),
})
export type EntryQuery = z.output<typeof entryQuery>

export const entry = z.object({
  on: dateText,
  kind: z.string(),
  kindName: z.string(),
  reference: z.string().nullable(),
  document: z.string().nullable(),
  stage: z.string(),
  stageName: z.string(),
  categoryCode: z.string().nullable(),
  townshipCode: z.string().nullable(),
  isReversal: z.boolean(),
  amount: yuan.meta({ description: 'Less than nothing where it counts against the figure' }),
})
export const entryPage = pageOf(entry)
export type EntryPage = z.output<typeof entryPage>
