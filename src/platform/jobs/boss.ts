import { type ConstructorOptions, PgBoss } from 'pg-boss'

/** One queue per district, so that one does not wait for the other. */
export const queueOf = (districtCode: string) => `job-${districtCode}`
/** Where a job ends up whose process died again and again. */
export const abandonedQueueOf = (districtCode: string) => `job-abandoned-${districtCode}`
export const nightlyQueueOf = (districtCode: string) => `job-nightly-${districtCode}`

/** What travels through the queue; everything else stands in the table `job`. */
export interface Ticket {
  jobId: string
}

const quiet: ConstructorOptions = {
  migrate: false,
  supervise: false,
  schedule: false,
  registerInstance: false,
  // The server owns no table, so it can neither rebuild nor vacuum one.
  reindex: false,
  monitorVacuum: false,
}

/** pg-boss on the database of the URL, with connections of its own; not yet started. */
export function bossFor(url: string, options: ConstructorOptions): PgBoss {
  const boss = new PgBoss({ ...quiet, connectionString: url, ...options })
  // Its queries are repeated; without a listener the first that fails would end the process.
  boss.on('error', () => undefined)
  return boss
}

/** Puts pg-boss's own schema in place, or brings it up to date; the URL is the owner's. */
export async function installQueueSchema(url: string): Promise<void> {
  const boss = bossFor(url, { max: 1, migrate: true })
  await boss.start()
  await boss.stop({ graceful: false })
}

/** What keeps this version from using the database's queue, or null where it fits. */
export async function queueMismatch(url: string): Promise<string | null> {
  const boss = bossFor(url, { max: 1 })
  try {
    await boss.start()
    return null
  } catch (error) {
    return `job queue: ${error instanceof Error ? error.message : error}`
  } finally {
    await boss.stop({ graceful: false })
  }
}
