import type { z } from 'zod'

/**
 * A group of parameters that change together: those of a rule, of a score, of a deadline list.
 * Every parameter has a default, which holds until the first setting.
 */
export interface ParameterSet {
  /** Never reused; rules have their own code. */
  readonly code: string
  readonly name: string
  readonly params: z.ZodObject
}
