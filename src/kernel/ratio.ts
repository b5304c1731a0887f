/** An exact number: a fraction whose denominator is more than zero. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/

/** A decimal as an exact number: "91.5" → 915/10. Returns null where the text is none. */
export function parseRatio(text: string): Ratio | null {
  const form = decimalForm.exec(text)
  if (form === null) return null
  const [, sign, whole = '', decimals = ''] = form
  const digits = BigInt(whole + decimals)
  return { numerator: sign === '' ? digits : -digits, denominator: 10n ** BigInt(decimals.length) }
}

/** Negative, zero or positive, as the first is less than, equal to or more than the second. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  }
}

/** a ÷ b; b is not zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  const sign = b.numerator < 0n ? -1n : 1n
  return {
    numerator: sign * a.numerator * b.denominator,
    denominator: sign * a.denominator * b.numerator,
  }
}

/** The greatest whole number that is not more. */
export function floorRatio({ numerator, denominator }: Ratio): bigint {
  const cut = numerator / denominator
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut
}

/** The least whole number that is not less. */
export function ceilRatio({ numerator, denominator }: Ratio): bigint {
  return -floorRatio({ numerator: -numerator, denominator })
}

/** The nearest whole number; a half goes away from zero. */
export function roundHalfUp({ numerator, denominator }: Ratio): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** With that many decimals, rounded half up: 915/10 with 2 → "91.50". */
export function formatRatio({ numerator, denominator }: Ratio, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const sign = numerator < 0n ? '-' : ''
  const size = numerator < 0n ? -numerator : numerator
  const digits = roundHalfUp({ numerator: size * scale, denominator })
    .toString()
    .padStart(decimals + 1, '0')
  return decimals === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** With that many decimals, rounded down, so that a rate never looks better than it is. */
export function formatDown({ numerator, denominator }: Ratio, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const whole = floorRatio({ numerator: numerator * scale, denominator })
  return formatRatio({ numerator: whole, denominator: scale }, decimals)
}

/** "94.11"; 100.00 only where the part is all of the whole. Null of nothing. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null
  const parts = { numerator: 100n * part, denominator: 1n }
  return formatDown(divideRatios(parts, { numerator: whole, denominator: 1n }), 2)
}

/** What share each part has of all of them, "33.34"; together 100.00. Null of nothing. */
export function percentShares(parts: readonly bigint[]): (string | null)[] {
  const hundredths = shareOut(10_000n, parts)
  if (parts.every((part) => part === 0n)) return parts.map(() => null)
  return hundredths.map((numerator) => formatRatio({ numerator, denominator: 100n }, 2))
}

/** Parts of a whole in proportion to weights, in its smallest unit; together exactly the whole. */
export function shareOut(whole: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  if (sum === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight, index) => ({
    index,
    part: (whole * weight) / sum,
    rest: (whole * weight) % sum,
  }))
  const left = whole - parts.reduce((total, { part }) => total + part, 0n)
  const byRest = parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )
  const topped = new Set(byRest.slice(0, Number(left)).map(({ index }) => index))
  return parts.map(({ index, part }) => (topped.has(index) ? part + 1n : part))
}
