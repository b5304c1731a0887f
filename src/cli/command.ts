import type { Booted } from '../boot.ts'
import { administratorOf, boot } from '../boot.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../platform/db/command.ts'
import { type DatabaseOption, databaseOf } from './database-option.ts'

/** One command of the command line; one file each. */
export interface CliCommand {
  name: string
  usage: string
  summary: string
  /** Returns the exit code. */
  run(args: string[], config: Config): Promise<number>
}

/**
 * Opens the service for a command, or the demo's with --demo, its schema up to date, and closes it
 * whatever happens.
 */
export async function withService<R>(
  config: Config,
  options: DatabaseOption,
  work: (booted: Booted) => Promise<R>,
): Promise<R> {
  const booted = await boot(config, databaseOf(options))
  try {
    if (booted.isEmbedded) await booted.migrate()
    const mismatch = await booted.schemaMismatch()
    if (mismatch !== null) throw new Error(`The database does not fit this version: ${mismatch}`)
    return await work(booted)
  } finally {
    await booted.close()
  }
}

/** The command line acts as the administrator. */
export async function administrator({ services }: Booted): Promise<Actor> {
  const actor = await administratorOf(services)
  if (actor === null) throw new Error('There is no administrator yet: run `npm start` once')
  return actor
}
