const shape = /^[0-9-]{6,40}$/

/** Digits (and dashes of passbook accounts) without blanks; null where it is no account number. */
export function normaliseAccount(text: string): string | null {
  const plain = text.replace(/[\s'’]/g, '')
  return shape.test(plain) ? plain : null
}
