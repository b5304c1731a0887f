import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
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

/** How a program ended, and what it complained of where its output was kept. */
export interface Ended {
  status: number | null
  complaint: string
}

/** Runs a program as the server's owner until its end. */
export async function runAs(
  owner: ServerOwner,
  program: string,
  args: readonly string[],
  output: 'pipe' | 'ignore' = 'pipe',
): Promise<Ended> {
  const child = spawn(program, args, {
    ...owner,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', output],
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, complaint }
}

export function handOver(path: string, { uid, gid }: ServerOwner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * The folder, made and handed to the server's owner. Where he cannot reach it, as below /root, it
 * becomes a link to a folder under /var/lib.
 */
export async function reachableFolder(place: string, owner: ServerOwner): Promise<string> {
  if (!existsSync(place)) {
    mkdirSync(dirname(place), { recursive: true })
    if (await isReachable(dirname(place), owner)) mkdirSync(place)
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

async function isReachable(folder: string, owner: ServerOwner): Promise<boolean> {
  if (owner.uid === undefined) return true
  const { status } = await runAs(owner, '/bin/sh', ['-c', 'cd "$0"', folder])
  return status === 0
}
