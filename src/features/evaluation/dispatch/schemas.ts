import { z } from 'zod'
import { bookYearText, dateText, yuan } from '../../../kernel/schemas.ts'
import { dueMaterial } from '../materials/schemas.ts'

const count = z.number().int()
const rate = z.string().nullable().meta({ description: 'Percent; null where nothing was due' })

/** The year's figures up to the day; those "in the quarter" from its first day on. */
const figures = z.object({
  given: yuan.meta({ description: 'Allocated or carried over in the year' }),
  used: yuan.meta({ description: 'Reached people or was spent in the year' }),
  usedInQuarter: yuan,
  executionRate: rate,
  batchesDue: count,
  batchesInTime: count,
  inTimeRate: rate,
  returnedOpen: count.meta({ description: 'Returned payments, neither paid again nor handed up' }),
  returnedOpenAmount: yuan,
  alertsOpen: count.meta({ description: 'Found by the day and not decided by it' }),
  findingsOpen: count,
  findingsOverdue: count,
  findingsClosed: count.meta({ description: 'Verified or closed in the quarter' }),
  amountOpen: yuan.meta({ description: 'What open findings involve and is not put right' }),
})
export type Figures = z.output<typeof figures>

const townshipFigures = figures.extend({
  code: z.string(),
  name: z.string(),
  rank: count.meta({ description: 'By execution rate, the highest first' }),
})
export type TownshipFigures = z.output<typeof townshipFigures>

/** What a bulletin keeps of the day it was written for. */
export const bulletinFigures = z.object({
  district: figures,
  townships: z.array(townshipFigures),
  materials: z.array(dueMaterial).meta({ description: 'Those due in the quarter' }),
})
export type BulletinFigures = z.output<typeof bulletinFigures>

export const bulletinHead = z.object({
  year: count,
  quarter: count,
  number: count.meta({ description: 'The how-manieth of the year' }),
  asOf: dateText,
  issuedOn: dateText.nullable(),
  version: count,
})
export type BulletinHead = z.output<typeof bulletinHead>

export const dispatchBulletin = bulletinHead.extend({
  from: dateText.meta({ description: 'The first day of the quarter' }),
  summary: z.string(),
  requirements: z.string(),
  ...bulletinFigures.shape,
})
export type DispatchBulletin = z.output<typeof dispatchBulletin>

export const bulletinKey = z.object({
  year: bookYearText,
  quarter: z.coerce.number().int().min(1).max(4),
})
export type BulletinKey = z.output<typeof bulletinKey>
export const bulletinQuery = z.object({ year: bulletinKey.shape.year.optional() })

export const bulletinText = z.object({
  summary: z.string().trim().max(4000).default('').meta({ description: 'How things stand' }),
  requirements: z
    .string()
    .trim()
    .min(2, '请写明下一步要求')
    .max(4000)
    .meta({ description: 'What townships have to do next, by when' }),
})
