import type { z } from 'zod'
import type { Actor } from '../db/command.ts'
import type { Services } from '../services.ts'

/** What a job's work is given. */
export interface JobRun<Input> {
  services: Services
  /** Who asked for it; for a nightly job the administrator. */
  actor: Actor
  input: Input
  /**
   * The Idempotency-Key for the job's command: a run that was cut off after its commit is repeated
   * without doing anything twice. A job with several commands appends to it.
   */
  key: string
  /** Aborted when the process ends or somebody cancels the job. */
  signal: AbortSignal
  /** Says how far the work is; throws where it shall stop. Cheap enough to call often. */
  report(step: string, done?: number, total?: number): Promise<void>
}

/**
 * A kind of work that runs apart from the request. It may be cut off at any moment and begun
 * again, so its effects belong in one command under `run.key`. What it throws as a problem is its
 * outcome; anything else is tried again.
 */
export interface Job<Input extends z.ZodType = z.ZodType> {
  /** "imports:run"; never reused. */
  readonly name: string
  /** As the list of jobs calls it. */
  readonly title: string
  /** The permission that shows other people's jobs of this kind. */
  readonly access: string
  /** Kept as JSON in the clear: no personal data. */
  readonly input: Input
  /** Run by itself at this time of day in China, with the input of that day ("2023-07-06"). */
  readonly nightly?: { readonly cron: string; input(today: string): z.input<Input> }
  run(run: JobRun<z.output<Input>>): Promise<unknown>
}

export function defineJob<Input extends z.ZodType>(job: Job<Input>): Job<Input> {
  return Object.freeze(job)
}

/** Thrown by `report` where the work shall stop. */
export class JobStopped extends Error {
  constructor() {
    super('the job was stopped')
    this.name = 'JobStopped'
  }
}
