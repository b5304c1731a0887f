import { passwordRefused } from '../problems.ts'
import { hashPassword } from './password.ts'
import { passwordFault } from './password-rules.ts'

/** The hash of a password somebody has chosen; refuses with `password-refused`. */
export function newPasswordHash(
  password: string,
  { username, displayName }: { username: string; displayName: string },
): Promise<string> {
  const fault = passwordFault(password, [username, displayName])
  if (fault !== null) throw passwordRefused(fault)
  return hashPassword(password)
}
