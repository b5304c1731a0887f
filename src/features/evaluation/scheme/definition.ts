import { z } from 'zod'
import { bookYear } from '../../../kernel/schemas.ts'
import { checkScheme } from './check-scheme.ts'
import { grades } from './grades.ts'
import { marks } from './numbers.ts'
import { scoring } from './scoring.ts'
import { source } from './source.ts'

const basis = z.strictObject({
  document: z.string().min(1),
  article: z.string().default(''),
  certainty: z.enum(['verified', 'excerpt', 'second_hand', 'unverified']),
})

const schemeIndicator = z.strictObject({
  code: z.string().min(1).max(20),
  name: z.string().min(1),
  weight: marks,
  /** What is asked for, in words. */
  target: z.string().min(1),
  source,
  scoring,
  /** Proof that an inspector may ask to see. */
  evidence: z.array(z.string().min(1)).default([]),
  /** Who supplies the value; else the township, or the finance section for computed ones. */
  owner: z.string().optional(),
  basis: z.string().default(''),
})
export type SchemeIndicator = z.output<typeof schemeIndicator>

/** One substantiated case empties items or caps the grade; measured as an indicator is. */
const veto = z.strictObject({
  code: z.string().min(1).max(20),
  name: z.string().min(1),
  source,
  /** More than this many is a case. */
  allowed: z.int().min(0).default(0),
  empties: z.array(z.string()).default([]),
  capsGradeAt: z.string().optional(),
  basis: z.string().default(''),
})

/** A scheme as its file has it: areas → indicators, weights that sum to the full marks. */
export const schemeDefinition = z
  .strictObject({
    code: z.string().min(1).max(60),
    version: z.int().min(1),
    year: bookYear,
    name: z.string().min(1),
    /** Whom it scores: each township, or the district as one. */
    scores: z.enum(['township', 'district']).default('township'),
    /** The period of reported values, 全年. */
    period: z.string().min(1),
    fullMarks: marks.refine((full) => full === 10_000n || full === 20_000n, {
      error: '总分应为100或200',
      abort: true,
    }),
    grades,
    basis: z.array(basis).default([]),
    /** Days that a township has to appeal after the review. */
    appealDays: z.int().min(0).max(60).default(5),
    /** Whether its result is the performance factor of the next year's allocation. */
    feedsAllocation: z.boolean().default(false),
    areas: z
      .array(
        z.strictObject({ name: z.string().min(1), indicators: z.array(schemeIndicator).min(1) }),
      )
      .min(1),
    vetoes: z.array(veto).default([]),
  })
  .superRefine(checkScheme)
export type Scheme = z.output<typeof schemeDefinition>

export function indicatorsOf(scheme: Pick<Scheme, 'areas'>): SchemeIndicator[] {
  return scheme.areas.flatMap(({ indicators }) => indicators)
}

/** What a run measures: every indicator, then every veto. */
export function measuredOf(scheme: Pick<Scheme, 'areas' | 'vetoes'>) {
  return [...indicatorsOf(scheme), ...scheme.vetoes]
}

/** The series that a scheme continues from year to year: its code without the year. */
export const seriesOf = (code: string): string => code.replace(/-\d{4}$/, '')
