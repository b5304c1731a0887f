import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { role } from '../../features/access/schemas.ts'

export interface Session {
  token: string
  displayName: string
  role: z.output<typeof role>
  /** The password was given by an administrator and is good for nothing but changing it. */
  mustChangePassword: boolean
  /** Has to sign in again; what is on the page stays until then. */
  isExpired?: boolean
}

/** Says that the browser may hold a cookie, so that a visitor is not refused for asking. */
const mark = 'mingzhang.signed-in'
export const mayBeSignedIn = (): boolean => localStorage.getItem(mark) !== null

let session: Session | null = null
const listeners = new Set<() => void>()

/** Who is signed in. The access token lives in memory only; a reload gets a new one by cookie. */
export const currentSession = (): Session | null => session

export function setSession(next: Session | null): void {
  const isOpen = next !== null && next.isExpired !== true
  if (isOpen) localStorage.setItem(mark, 'yes')
  else localStorage.removeItem(mark)
  session = next
  for (const listener of listeners) listener()
}

/** The service no longer knows the session. */
export function expireSession(): void {
  setSession(session === null ? null : { ...session, isExpired: true })
}

export function useSession(): Session | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentSession)
}
