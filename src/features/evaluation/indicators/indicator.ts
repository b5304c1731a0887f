import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Unit } from '../scores/frozen.ts'

/** Over what an indicator is measured: what had happened by the end of `asOf` counts. */
export interface Scope {
  readonly districtCode: string
  readonly year: number
  readonly asOf: string
}

/** A row that lost marks, by its natural key, with what was wrong with it. */
export interface Case {
  kind: 'batch' | 'line' | 'finding' | 'document' | 'alert' | 'person' | 'material' | 'category'
  key: string
  says: string
}

/**
 * A row of an indicator's query: one part of a township's numbers, a category for instance. They
 * are added up by township; a denominator of zero in all means that it does not apply there.
 */
export interface Measured {
  township_code: string
  part: string
  numerator: bigint
  denominator: bigint
  cases: readonly Case[]
}

export interface IndicatorDefinition<Params extends z.ZodObject> {
  /** Never reused: schemes name it. */
  readonly code: string
  readonly name: string
  readonly unit: Unit
  /** What numerator and denominator count, for the reader: 笔, 批, 个; yuan for fen. */
  readonly counts: string
  /** Said where the denominator is zero. */
  readonly whenNone: string
  readonly params: Params
  readonly measure: (scope: Scope & { params: z.output<Params> }) => RawBuilder<Measured>
  /**
   * What the whole district lacks for this, as one row `missing`, null where nothing does. What
   * is lacking is never measured as zero.
   */
  readonly lacks?: (scope: Scope) => RawBuilder<{ missing: string | null }>
}

/** An indicator that this system computes, as everybody but its own file sees it. */
export interface Indicator extends Omit<IndicatorDefinition<z.ZodObject>, 'measure'> {
  /** One set-based query; parameters that are not given have their defaults. */
  readonly measure: (scope: Scope & { params: unknown }) => RawBuilder<Measured>
}

export function defineIndicator<Params extends z.ZodObject>(
  definition: IndicatorDefinition<Params>,
): Indicator {
  return Object.freeze({
    ...definition,
    measure: ({ params, ...scope }: Scope & { params: unknown }) =>
      definition.measure({ ...scope, params: definition.params.parse(params) }),
  })
}
