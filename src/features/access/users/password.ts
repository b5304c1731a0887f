import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from './password-rules.ts'

/** argon2id with the library's defaults, which are OWASP's (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password))
}

/** An account that signs in by its provider only has no hash: no password fits it. */
export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  if (!passwordHash.startsWith('$argon2')) return false
  return verify(passwordHash, normalPassword(password))
}
