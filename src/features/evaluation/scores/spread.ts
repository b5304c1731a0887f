import { shareOut } from '../../../kernel/ratio.ts'
import type { Scheme } from '../scheme/definition.ts'

/**
 * Every indicator's weight, where those that do not apply give theirs to the rest of their area in
 * proportion; an area without any gives its weight to the others.
 */
export function spreadWeights(
  scheme: Pick<Scheme, 'areas'>,
  applies: (code: string) => boolean,
): Map<string, bigint> {
  const areas = scheme.areas.map(({ indicators }) => indicators)
  const full = areas.map((area) => sum(area.map(({ weight }) => weight)))
  const living = areas.map((area) => area.some(({ code, weight }) => weight > 0n && applies(code)))
  const lost = sum(full.filter((_, no) => living[no] !== true))
  const gained = shareOut(
    lost,
    full.map((weight, no) => (living[no] === true ? weight : 0n)),
  )
  const pairs = areas.flatMap((area, no) => {
    const whole = living[no] === true ? (full[no] ?? 0n) + (gained[no] ?? 0n) : 0n
    const parts = shareOut(
      whole,
      area.map(({ code, weight }) => (applies(code) ? weight : 0n)),
    )
    return area.map(({ code }, index) => [code, parts[index] ?? 0n] as const)
  })
  return new Map(pairs)
}

export const sum = (numbers: readonly bigint[]): bigint =>
  numbers.reduce((total, number) => total + number, 0n)
