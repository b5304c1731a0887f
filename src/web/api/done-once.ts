import { Problem } from './problem.ts'

/** The keys of what was sent and not answered, by what it asks. */
const unanswered = new Map<string, string>()

/**
 * Sends with an Idempotency-Key: a new one, unless the same was sent before and its answer got
 * lost. Then it may be done already, and the same key keeps it from being done twice.
 */
export async function doneOnce<R>(asked: string, work: (key: string) => Promise<R>): Promise<R> {
  const key = unanswered.get(asked) ?? crypto.randomUUID()
  unanswered.set(asked, key)
  try {
    const result = await work(key)
    unanswered.delete(asked)
    return result
  } catch (error) {
    if (isRefusal(error)) unanswered.delete(asked)
    throw error
  }
}

/** A refusal did nothing; where the network or the service broke off, it may be done all the same. */
const isRefusal = (error: unknown): boolean => error instanceof Problem && error.status < 500
