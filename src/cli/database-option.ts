import { demoDatabase } from '../demo/index.ts'

/** The database a command works on: the demo's with --demo, the service's own otherwise. */
export function databaseOption(values: { demo?: boolean | undefined }): string | undefined {
  return values.demo === true ? demoDatabase : undefined
}
