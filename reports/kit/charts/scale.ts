import { formatFen } from '../../../src/kernel/fen.ts'

/** Round steps of an axis that holds all values and zero. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly step: number
}

const wanted = 4

/** The axis of some values: 1, 2 or 5 times a power of ten a step, about four steps. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const rough = (high - low || 1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough
  return { low: Math.floor(low / step) * step, high: Math.ceil((high || 1) / step) * step, step }
}

export function ticksOf({ low, high, step }: Scale): number[] {
  const count = Math.round((high - low) / step)
  return Array.from({ length: count + 1 }, (_, index) => low + index * step)
}

/** What stands at a tick of an axis: no more decimals than the step needs. */
export function tickText(value: number, step: number): string {
  const decimals = step >= 1 ? 0 : Math.min(2, Math.ceil(-Math.log10(step)))
  const text = formatFen(BigInt(Math.round(value * 100)))
  return decimals === 0 ? text.slice(0, -3) : text.slice(0, text.length - 2 + decimals)
}
