import type { Clock } from './clock.ts'
import type { Vault } from './crypto/vault.ts'
import type { Serving } from './db/serving.ts'
import type { JobQueue } from './jobs/index.ts'

/** What routes and commands are given to work with. */
export interface Services {
  /** The database for reading, as far as the actor may see: `reads(request.actor)`. */
  readonly reads: Serving['reads']
  /** The same for what is asked again and again: connections keep it planned. */
  readonly lookUps: Serving['lookUps']
  readonly command: Serving['command']
  /** For commands that several callers give at the same time. */
  readonly together: Serving['together']
  readonly vault: Vault
  readonly clock: Clock
  /** Where commands leave long work. */
  readonly jobs: JobQueue
  readonly districtCode: string
}
