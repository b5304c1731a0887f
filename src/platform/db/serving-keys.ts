import { hkdfSync } from 'node:crypto'

/** The database roles of the server: neither owns a table. */
export const bureauRole = 'mingzhang_app'
export const townshipRole = 'mingzhang_township'

/** What the server needs to be let into the database; all follows from the service's secret. */
export interface ServingKeys {
  /** Passwords by role. */
  readonly passwords: Readonly<Record<typeof bureauRole | typeof townshipRole, string>>
  /** Seals scopes; 64 bytes, HMAC-SHA256's block, so that the database needs no padding. */
  readonly scopeKey: Buffer
}

export function servingKeys(secret: string): ServingKeys {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, 'mingzhang', purpose, bytes))
  return {
    passwords: {
      [bureauRole]: derive(`database login ${bureauRole}`, 24).toString('hex'),
      [townshipRole]: derive(`database login ${townshipRole}`, 24).toString('hex'),
    },
    scopeKey: derive('database scope', 64),
  }
}

/** The URL of the same database with another user. */
export function urlOfRole(
  url: string,
  role: keyof ServingKeys['passwords'],
  { passwords }: ServingKeys,
): string {
  const changed = new URL(url)
  changed.username = role
  changed.password = passwords[role]
  return changed.href
}
