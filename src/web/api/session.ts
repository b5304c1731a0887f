import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { role } from '../../features/access/schemas.ts'

export interface Session {
  token: string
  displayName: string
  role: z.output<typeof role>
}

let session: Session | null = null
const listeners = new Set<() => void>()

/** Who is signed in. The access token lives in memory only; a reload gets a new one by cookie. */
export const currentSession = (): Session | null => session

export function setSession(next: Session | null): void {
  session = next
  for (const listener of listeners) listener()
}

export function useSession(): Session | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentSession)
}
