import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The system user a server process runs as; empty where that is the user who called us. */
export interface ServerOwner {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root: then it runs as whom the data at `place` belongs to, and where
 * there are none yet as `postgres`, or `nobody` where there is no such user.
 */
export function serverOwner(place: string): ServerOwner {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(place)) {
    const { uid, gid } = statSync(place)
    if (uid !== 0) return { uid, gid }
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user === undefined)
    throw new Error('Run as a user other than root: there is none for PostgreSQL')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

/** Runs a program as the server's owner and waits for its end. */
export function runAs(
  owner: ServerOwner,
  program: string,
  args: readonly string[],
  output: 'pipe' | 'ignore' = 'pipe',
): SpawnSyncReturns<string> {
  const stdio: ['ignore', 'ignore', 'pipe' | 'ignore'] = ['ignore', 'ignore', output]
  return spawnSync(program, args, { ...owner, cwd: tmpdir(), encoding: 'utf8', stdio })
}

export function handOver(path: string, { uid, gid }: ServerOwner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * The folder, made and handed to the server's owner. Where he cannot reach it, as below /root, it
 * becomes a link to a folder under /var/lib.
 */
export function reachableFolder(place: string, owner: ServerOwner): string {
  if (!existsSync(place)) {
    mkdirSync(dirname(place), { recursive: true })
    if (isReachable(dirname(place), owner)) mkdirSync(place)
    else symlinkSync(ownFolderFor(place), place)
  }
  const folder = realpathSync(place)
  handOver(folder, owner)
  return folder
}

function ownFolderFor(place: string): string {
  const name = createHash('sha256').update(place).digest('hex').slice(0, 16)
  const folder = join('/var/lib/mingzhang', name)
  mkdirSync(folder, { recursive: true })
  return folder
}

function isReachable(folder: string, owner: ServerOwner): boolean {
  if (owner.uid === undefined) return true
  return runAs(owner, '/bin/sh', ['-c', 'cd "$0"', folder]).status === 0
}
