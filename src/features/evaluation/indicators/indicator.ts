import type { RawBuilder } from 'kysely'
import type { z } from 'zod'

/** Over what an indicator is measured: what had happened by the end of `asOf` counts. */
export interface Scope {
  readonly districtCode: string
  readonly year: number
  readonly asOf: string
}

/**
 * How an indicator's numbers are read. `percent`: numerator of denominator in percent;
 * `count`: the numerator, where the denominator says whether there was anything to count;
 * `per_10000_yuan`: fen of fen, as yuan per 10,000 yuan.
 */
export type Unit = 'percent' | 'count' | 'per_10000_yuan'

/** A row of an indicator's query: one township. A denominator of zero means: does not apply. */
export interface Measured {
  township_code: string
  numerator: bigint
  denominator: bigint
  /** Natural keys of what lost marks: batches, lines, findings. */
  cases: string[]
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
