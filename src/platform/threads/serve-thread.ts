import { type MessagePort, parentPort } from 'node:worker_threads'

/** What a thread is sent: an order, and the port on which its parts are asked for. */
export interface Sent<Order> {
  order: Order
  port: MessagePort
}

export type Answer<Part> = { part: Part } | { isDone: true } | { failure: unknown }

/** The thread's side: works at each order as its parts are asked for, until the asking port closes. */
export function serveThread<Order, Part>(work: (order: Order) => AsyncGenerator<Part>): void {
  parentPort?.on('message', ({ order, port }: Sent<Order>) => {
    const parts = work(order)
    port.on('message', async () => port.postMessage(await nextOf(parts)))
    port.once('close', () => parts.return(undefined))
  })
}

async function nextOf<Part>(parts: AsyncGenerator<Part>): Promise<Answer<Part>> {
  try {
    const next = await parts.next()
    return next.done === true ? { isDone: true } : { part: next.value }
  } catch (failure) {
    return { failure }
  }
}
