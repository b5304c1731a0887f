import type { Clock } from './clock.ts'
import type { Vault } from './crypto/vault.ts'
import type { RunCommand } from './db/command.ts'
import type { Db } from './db/database.ts'

/** What routes and commands are given to work with. */
export interface Services {
  readonly db: Db
  readonly command: RunCommand
  readonly vault: Vault
  readonly clock: Clock
  readonly districtCode: string
}
