import { z } from 'zod'
import { exact, marks, signedMarks } from './numbers.ts'

const direction = z.enum(['at_least', 'at_most'])
export type Direction = z.output<typeof direction>

/** The least a deduction leaves; below zero where an item may cost more than it is worth. */
const floor = signedMarks.default(0n)

/** How a measured value becomes marks. Marks and floors are those of the item's own weight. */
export const scoring = z.discriminatedUnion('kind', [
  /** Full at the target, short of it in proportion: value ÷ target, or target ÷ value. */
  z.strictObject({
    kind: z.literal('ratio_to_target'),
    target: exact,
    direction: direction.default('at_least'),
  }),
  /** The first step that the value reaches gives its percentage of the weight; none gives 0. */
  z.strictObject({
    kind: z.literal('bands'),
    direction,
    steps: z.array(z.strictObject({ limit: exact, percent: z.int().min(0).max(100) })).min(1),
  }),
  /** Marks off for each one counted beyond what is allowed. */
  z.strictObject({
    kind: z.literal('deduct_per_case'),
    marks,
    allowed: z.int().min(0).default(0),
    floor,
  }),
  /** Marks off for each point short of the target, parts of a point in proportion. */
  z.strictObject({
    kind: z.literal('deduct_per_point'),
    target: exact,
    marks,
    direction: direction.default('at_least'),
    floor,
  }),
  /** Marks off for each one that is missing from the required number. */
  z.strictObject({
    kind: z.literal('deduct_per_missing'),
    required: z.int().min(1),
    marks,
    floor,
  }),
  /** The whole weight, or what it says otherwise: nothing, or less. */
  z.strictObject({
    kind: z.literal('all_or_nothing'),
    direction,
    target: exact,
    otherwise: signedMarks.default(0n),
  }),
  /** On top of the full marks: so much for each, up to the cap. The item's weight is 0. */
  z.strictObject({ kind: z.literal('bonus'), marks, cap: marks }),
])
export type Scoring = z.output<typeof scoring>
