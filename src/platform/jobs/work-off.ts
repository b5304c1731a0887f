import { bossFor, queueOf, type Ticket } from './boss.ts'
import { createQueues } from './queue.ts'
import { runJob, type Workshop } from './run-job.ts'

/** Runs the jobs that wait, one after the other, until none is left; returns how many there were. */
export async function workOff(url: string, workshop: Workshop): Promise<number> {
  const queue = queueOf(workshop.services.districtCode)
  const boss = bossFor(url, { max: 1 })
  await boss.start()
  try {
    await createQueues(boss, workshop.services.districtCode)
    let count = 0
    for (;;) {
      const [ticket] = await boss.fetch<Ticket>(queue)
      if (ticket === undefined) return count
      const never = new AbortController().signal
      await runJob(workshop, ticket.data.jobId, { signal: never, isLastAttempt: true }).catch(
        () => undefined,
      )
      await boss.complete(queue, ticket.id)
      count += 1
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
