import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './database.ts'
import { bureauRole, type ServingKeys, townshipRole, urlOfRole } from './serving-keys.ts'

/**
 * Makes the server's roles where they are missing, and sets their passwords where they cannot log
 * in. They own nothing and can make nothing. Roles are the whole server's, not one database's.
 */
export async function ensureRoles(db: Db, url: string, keys: ServingKeys): Promise<void> {
  for (const role of [bureauRole, townshipRole] as const) {
    if (await canLogIn(urlOfRole(url, role, keys))) continue
    await sql
      .raw(
        `do $$ begin
          if to_regrole('${role}') is null then
            create role ${role} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
          end if;
          alter role ${role} password '${scramVerifier(role, keys.passwords[role])}';
        end $$`,
      )
      .execute(db)
      .catch((error: Error) => {
        throw new Error(
          `The database role ${role} could not be made ready: ${error.message}. ` +
            'The user of DATABASE_URL that runs migrate must be allowed to create roles.',
        )
      })
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const rounds = 4096

/** What PostgreSQL keeps of a password (RFC 5803), so that the password itself is never sent. */
function scramVerifier(role: string, password: string): string {
  const salt = createHash('sha256').update(`${role}:${password}`).digest().subarray(0, 16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  const serverKey = hmac('Server Key').toString('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
