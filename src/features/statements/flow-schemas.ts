import { z } from 'zod'
import { bookYearText, dateText, townshipCode, yuan } from '../../kernel/schemas.ts'
import type { MeasureCode } from './measures.ts'
import { percent } from './schemas.ts'

export const flowQuery = z.object({
  year: bookYearText,
  asOf: dateText
    .optional()
    .describe('The last day that counts; the end of the year, or today before it, when absent'),
  township: townshipCode.optional(),
})

/** The figures of a statement that the overview shows. */
export const flowCodes = [
  'received',
  'carriedIn',
  'allocated',
  'disbursed',
  'paid',
  'spent',
  'returned',
  'recovered',
  'remitted',
  'carriedOut',
  'unallocated',
  'undisbursed',
  'unspent',
] as const satisfies readonly MeasureCode[]
export type FlowCode = (typeof flowCodes)[number]

const sums = Object.fromEntries(flowCodes.map((code) => [code, yuan])) as Record<
  FlowCode,
  typeof yuan
>
const named = z.object({ name: z.string(), ...sums })

export const fundFlow = z.object({
  year: z.number().int(),
  asOf: z.string(),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      carriedIn: yuan,
      carriedOut: yuan,
      balance: yuan,
    }),
  ),
  totals: z.object(sums),
  executionRate: percent,
  documents: z
    .array(
      z.object({
        number: z.string(),
        title: z.string(),
        level: z.string(),
        receivedOn: z.string(),
        ...sums,
      }),
    )
    .meta({ description: 'Those that money of the year is from; what amends one is part of it' }),
  byCategory: z.array(named),
  byTownship: z.array(named),
  byMonth: z.array(z.object({ month: z.string(), ...sums })),
})
export type FundFlow = z.output<typeof fundFlow>
