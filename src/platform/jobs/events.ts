import { setTimeout as wait } from 'node:timers/promises'
import { jsonText } from '../../kernel/json.ts'
import type { JobRecord } from './schemas.ts'

const betweenLooksMs = 250
/** Proxies cut a connection on which nothing is said for long. */
const looksBetweenComments = 60

/**
 * A job's progress as server-sent events: `progress` whenever something has changed, `end` with
 * the outcome, then the stream ends.
 */
export async function* jobEvents(
  look: () => Promise<JobRecord>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let seen = ''
  for (let looks = 0; !signal.aborted; looks += 1) {
    const job = await look()
    const data = jsonText(job)
    if (job.endedAt !== null) {
      yield `event: end\ndata: ${data}\n\n`
      return
    }
    if (data !== seen) yield `event: progress\ndata: ${data}\n\n`
    else if (looks % looksBetweenComments === 0) yield ': still there\n\n'
    seen = data
    await wait(betweenLooksMs, undefined, { signal }).catch(() => undefined)
  }
}
