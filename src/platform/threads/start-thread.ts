import { on } from 'node:events'
import { MessageChannel, type ResourceLimits, Worker } from 'node:worker_threads'
import type { Answer, Sent } from './serve-thread.ts'

/** What is asked for would take more memory than the thread may have. */
export class ThreadExhausted extends Error {}

/** So many parts are made ahead of who takes them. */
const partsAhead = 4

interface Running {
  worker: Worker
  /** Resolves with the reason when the thread is gone. */
  ended: Promise<Error>
}

/**
 * A thread that makes parts to order, with a heap of its own. It starts with the first order, serves
 * several at once, and is started anew after it died; what it was at then fails. It keeps no
 * process from ending.
 */
export function threadFor<Order, Part>(
  program: URL,
  limits: ResourceLimits,
): (order: Order) => AsyncGenerator<Part> {
  let running: Running | null = null
  const start = (): Running => {
    const worker = new Worker(program, { resourceLimits: limits })
    worker.unref()
    const ended = new Promise<Error>((resolve) => {
      worker.once('error', (error) => resolve(reasonOf(error)))
      worker.once('exit', (code) => resolve(new Error(`the thread ended with ${code}`)))
    })
    worker.once('exit', () => {
      running = null
    })
    return { worker, ended }
  }
  return (order) => {
    running ??= start()
    return partsOf(running, order)
  }
}

async function* partsOf<Order, Part>(
  { worker, ended }: Running,
  order: Order,
): AsyncGenerator<Part> {
  const { port1: asking, port2: port } = new MessageChannel()
  worker.postMessage({ order, port } satisfies Sent<Order>, [port])
  const answers = on(asking, 'message', { close: ['close'] })
  for (let part = 0; part < partsAhead; part += 1) asking.postMessage(null)
  try {
    for await (const [answer] of answers as AsyncIterable<[Answer<Part>]>) {
      if ('failure' in answer) throw answer.failure
      if ('isDone' in answer) return
      yield answer.part
      asking.postMessage(null)
    }
    throw await ended
  } finally {
    asking.close()
  }
}

function reasonOf(error: Error & { code?: string }): Error {
  const isExhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isExhausted ? new ThreadExhausted(error.message, { cause: error }) : error
}
