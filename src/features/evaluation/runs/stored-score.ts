import type { IndicatorScore } from '../scores/score-subject.ts'

/** A score as its row keeps it: hundredths of marks as JSON numbers. */
export interface StoredScore {
  code: string
  weight: number
  most: number
  computed: number | null
  score: number | null
  reason: string
}

export function storedScore({
  weight,
  most,
  computed,
  score,
  ...rest
}: IndicatorScore): StoredScore {
  return {
    ...rest,
    weight: Number(weight),
    most: Number(most),
    computed: computed === null ? null : Number(computed),
    score: score === null ? null : Number(score),
  }
}

export function scoreOf({ weight, most, computed, score, ...rest }: StoredScore): IndicatorScore {
  return {
    ...rest,
    weight: BigInt(weight),
    most: BigInt(most),
    computed: computed === null ? null : BigInt(computed),
    score: score === null ? null : BigInt(score),
  }
}
