import { isDate } from './date.ts'
import { narrowed } from './narrowed.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const shape = /^\d{17}[\dX]$/

/** The check digit of the first 17 digits (GB 11643-1999). */
export function checkDigitOf(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checkDigits.charAt(sum % 11)
}

/** Upper-cased and without blanks; null where it is not 18 characters of the right kind. */
export function normaliseIdentityNumber(text: string): string | null {
  const plain = text.replace(/[\s'’]/g, '').toUpperCase()
  if (shape.test(plain)) return plain
  const narrow = narrowed(plain)
  return shape.test(narrow) ? narrow : null
}

/** What is wrong with a well-shaped identity number, or null where nothing is (GB 11643-1999). */
export function identityFault(identity: string): 'birth-date' | 'check-digit' | null {
  if (!isDate(birthDateOf(identity))) return 'birth-date'
  return checkDigitOf(identity) === identity.charAt(17) ? null : 'check-digit'
}

export function birthDateOf(identity: string): string {
  return `${identity.slice(6, 10)}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`
}
