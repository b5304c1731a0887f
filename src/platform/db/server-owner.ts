import { readFileSync } from 'node:fs'

/** The system user a server process runs as; empty where that is the user who called us. */
export interface ServerOwner {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or `nobody` where there is none. */
export function serverOwner(): ServerOwner {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user === undefined)
    throw new Error('Run as a user other than root: there is none for PostgreSQL')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
