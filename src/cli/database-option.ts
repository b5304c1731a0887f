import { demoDatabase } from '../demo/index.ts'

export interface DatabaseOption {
  demo?: boolean | undefined
}

/** The database a command works on: the demo's with --demo, the service's own otherwise. */
export function databaseOf({ demo }: DatabaseOption): string | undefined {
  return demo === true ? demoDatabase : undefined
}
