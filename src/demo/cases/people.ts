import { addDays } from '../../kernel/date.ts'
import { checkDigitOf } from '../../kernel/identity-number.ts'
import { hash, streams } from '../generate/hash.ts'
import { accountOf, withWrongCheckDigit } from '../generate/identity.ts'
import { nameOf } from '../generate/names.ts'

/** Somebody of a case; nobody of the district has such a number. */
export interface CasePerson {
  name: string
  identity: string
  account: string
}

/** Sequence numbers of a day that the district's own people leave free. */
const firstSequence = 970
const sequences = 30
/** Accounts from here on are those of cases. */
const firstAccount = 10_000

/** The n-th person of the cases, born on a day of the fifties where none is given. */
export function casePerson(
  seed: number,
  n: number,
  { bornOn, isWrong = false }: { bornOn?: string | undefined; isWrong?: boolean } = {},
): CasePerson {
  const offset = (Math.floor(n / sequences) * 97 + (hash(seed, streams.case, n) % 90)) % 3_000
  const birth = (bornOn ?? addDays('1950-01-01', offset)).replaceAll('-', '')
  const first17 = `430699${birth}${String(firstSequence + (n % sequences)).padStart(3, '0')}`
  const proper = first17 + checkDigitOf(first17)
  return {
    name: nameOf(seed, 'outsider', 100_000 + n),
    identity: isWrong ? withWrongCheckDigit(proper) : proper,
    account: caseAccount(seed, n),
  }
}

/** An account of nobody's, told apart by `version` from the person's first one. */
export function caseAccount(seed: number, n: number, version = 0): string {
  return accountOf(seed, 'public', firstAccount + n, version)
}
