import { token } from '../../features/access/schemas.ts'
import { expireSession, setSession } from './session.ts'

const url = '/api/session/refresh'
const superseded = 409
const pauseMs = 300

let renewal: Promise<boolean> | null = null

/** A new access token by the cookie, once for all who wait; false where nobody is signed in. */
export function renewSession(): Promise<boolean> {
  renewal ??= renew().finally(() => {
    renewal = null
  })
  return renewal
}

async function renew(): Promise<boolean> {
  let answer = await fetch(url, { method: 'POST' })
  if (answer.status === superseded) {
    // Another window was quicker; its new cookie is ours too.
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    answer = await fetch(url, { method: 'POST' })
  }
  if (answer.status >= 500) return false
  if (answer.ok) setSession(token.parse(await answer.json()))
  else expireSession()
  return answer.ok
}
