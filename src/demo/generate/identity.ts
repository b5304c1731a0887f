import { addDays, daysBetween } from '../../kernel/date.ts'
import { checkDigitOf } from '../../kernel/identity-number.ts'
import { hash, streams } from './hash.ts'

/** An address code that was never assigned: these numbers belong to nobody. */
const addressCode = '430699'

/**
 * Kinds of people: when they were born, and which sequence numbers of a day are theirs, so that
 * two kinds can never share an identity number.
 */
const kinds = {
  urbanHead: { born: ['1940-01-01', '1998-12-31'], sequences: [0, 100] },
  urbanMember: { born: ['1945-01-01', '2021-12-31'], sequences: [100, 100] },
  ruralHead: { born: ['1938-01-01', '1998-12-31'], sequences: [200, 250] },
  ruralMember: { born: ['1945-01-01', '2021-12-31'], sequences: [450, 300] },
  tekun: { born: ['1930-01-01', '1962-12-31'], sequences: [750, 80] },
  // Under 18 on the last day of 2023.
  orphan: { born: ['2006-01-02', '2021-12-31'], sequences: [830, 20] },
  temporary: { born: ['1945-01-01', '1999-12-31'], sequences: [850, 70] },
  outsider: { born: ['1950-01-01', '1999-12-31'], sequences: [920, 50] },
} as const

export type PersonKind = keyof typeof kinds
const kindNames = Object.keys(kinds) as PersonKind[]

const birthDates = new Map<PersonKind, string[]>()

function birthDatesOf(kind: PersonKind): string[] {
  const known = birthDates.get(kind)
  if (known !== undefined) return known
  const [from, to] = kinds[kind].born
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) =>
    addDays(from, day).replaceAll('-', ''),
  )
  birthDates.set(kind, days)
  return days
}

/** The identity number of the n-th person of a kind; no two persons share one. */
export function identityOf(seed: number, kind: PersonKind, n: number): string {
  const days = birthDatesOf(kind)
  const [firstSequence, sequences] = kinds[kind].sequences
  const kindNo = kindNames.indexOf(kind)
  const round = Math.floor(n / days.length)
  if (round >= sequences) throw new RangeError(`too many people of kind ${kind}`)
  const day = (n * 7919 + (hash(seed, streams.birthOffset, kindNo) % days.length)) % days.length
  const turn = hash(seed, streams.birthSequence, kindNo, day) % sequences
  const sequence = firstSequence + ((turn + round) % sequences)
  const first17 = `${addressCode}${days[day]}${String(sequence).padStart(3, '0')}`
  return first17 + checkDigitOf(first17)
}

/** The same number with a wrong last character. */
export function withWrongCheckDigit(identity: string): string {
  return identity.slice(0, 17) + (identity.endsWith('7') ? '4' : '7')
}

/** The number with a Luhn digit behind it. */
function withLuhnDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits + String((10 - (sum % 10)) % 10)
}

/**
 * The bank account of the n-th person of a kind, 19 digits from 999999, which no bank issues.
 * `version` counts the accounts that the person has had.
 */
export function accountOf(seed: number, kind: PersonKind | 'public', n: number, version = 0) {
  const kindNo = kind === 'public' ? 9 : kindNames.indexOf(kind)
  const body = (n * 387_420_489 + (hash(seed, streams.birthOffset, 100 + kindNo) % 1e9)) % 1e9
  return withLuhnDigit(
    `999999${kindNo}${String(body).padStart(9, '0')}${String(version).padStart(2, '0')}`,
  )
}
