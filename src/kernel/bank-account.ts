import { narrowed } from './narrowed.ts'

const shape = /^[0-9-]{6,40}$/

/** Digits (and dashes of passbook accounts) without blanks; null where it is no account number. */
export function normaliseAccount(text: string): string | null {
  const plain = text.replace(/[\s'’]/g, '')
  if (shape.test(plain)) return plain
  const narrow = narrowed(plain)
  return shape.test(narrow) ? narrow : null
}
