import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from './password-rules.ts'

/** argon2id with the library's defaults, which are OWASP's (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password))
}

export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalPassword(password))
}
