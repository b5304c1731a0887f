import { timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../../platform/crypto/vault.ts'

/** Which refresh of which session a token stands for. */
export interface Refresh {
  sessionId: string
  /** From 1 on. */
  generation: number
}

const form = /^([0-9a-f-]{36})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/

/** Session, generation and a keyed hash over both: nothing to be kept, nothing to be guessed. */
export function refreshToken(vault: Vault, { sessionId, generation }: Refresh): string {
  return `${sessionId}.${generation}.${macOf(vault, sessionId, generation).toString('base64url')}`
}

/** What a token of ours stands for, or null where it is none. */
export function readRefreshToken(vault: Vault, token: string): Refresh | null {
  const [, sessionId, digits, mac] = form.exec(token) ?? []
  if (sessionId === undefined || digits === undefined || mac === undefined) return null
  const generation = Number(digits)
  const given = Buffer.from(mac, 'base64url')
  const due = macOf(vault, sessionId, generation)
  return given.length === due.length && timingSafeEqual(given, due)
    ? { sessionId, generation }
    : null
}

function macOf(vault: Vault, sessionId: string, generation: number): Buffer {
  return vault.hash(`refresh ${sessionId} ${generation}`)
}
