import type { Actor } from '../../src/platform/db/command.ts'
import type { Job, Workshop } from '../../src/platform/jobs/index.ts'
import type { TestServices } from './db.ts'

/** What a test runs jobs with; nobody may expect an error that nobody expects. */
export function workshopOf(
  services: TestServices,
  jobs: readonly Job[],
  nightlyActor: Actor | null = null,
): Workshop & { errors: unknown[] } {
  const errors: unknown[] = []
  return {
    services,
    db: services.db,
    jobs,
    errors,
    nightlyActor: async () => nightlyActor,
    onError: (error) => errors.push(error),
  }
}

/** Asks for a job as a command does. */
export function request(
  services: TestServices,
  actor: Actor,
  job: Job,
  input: unknown,
): Promise<string> {
  return services.command(actor, { action: 'test:request', input }, async (tx) => {
    const subject = 'a test'
    const id = await services.jobs.enqueue(tx, job, { input, subject, requestedBy: actor.userId })
    return { subject, detail: { id }, result: id }
  })
}

export async function jobRow(services: TestServices, id: string) {
  return services.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
