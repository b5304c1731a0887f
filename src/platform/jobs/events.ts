import { setTimeout as wait } from 'node:timers/promises'
import { jsonText } from '../../kernel/json.ts'
import type { SentJob } from './schemas.ts'

/** Short jobs are told at once, long ones are not asked after all the time. */
const shortestWaitMs = 20
const longestWaitMs = 300
/** Proxies cut a connection on which nothing is said for long. */
const looksBetweenComments = 60

/**
 * A job's progress as server-sent events: `progress` whenever something has changed, `end` with
 * the outcome, then the stream ends.
 */
export async function* jobEvents(
  look: () => Promise<SentJob>,
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
    const pause = Math.min(longestWaitMs, shortestWaitMs * 1.3 ** looks)
    await wait(pause, undefined, { signal }).catch(() => undefined)
  }
}
