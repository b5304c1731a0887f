import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, reachableBinaries } from './embedded-binaries.ts'
import { handOver, reachableFolder, runAs, type ServerOwner, serverOwner } from './server-owner.ts'

export interface EmbeddedServer {
  /** Connection string of a database of this server, made when it is missing. */
  database(name: string): Promise<string>
  /** Stops the server, unless another process still has connections to it. */
  stop(): Promise<void>
}

const startAttempts = 120
/** A statement whose client is gone ends soon, so that it never holds up the next start. */
const settings =
  '-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 ' +
  '-c client_connection_check_interval=1s'

/**
 * Starts the PostgreSQL that npm installed, on a free port of the loopback address, with its data
 * in `place`. A server that an earlier process left running there is taken over as it is.
 */
export async function startEmbedded(place: string, extra = ''): Promise<EmbeddedServer> {
  const owner = serverOwner(place)
  const binaries = await reachableBinaries(owner)
  const folder = await reachableFolder(resolve(place), owner)
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, owner, data, secret)
  const base = await ensureRunning(binaries, owner, folder, extra)
  return {
    database: (name) => ensureDatabase(base, name),
    stop: async () => {
      if (await hasOtherClients(base)) return
      await runAs(owner, binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', data])
    },
  }
}

/**
 * Starts the server unless it answers; returns how to reach it. After the death of a postmaster its
 * remains look alive and its orphans hold the data for a moment longer: it is asked again until
 * they are gone.
 */
async function ensureRunning(
  { pg_ctl }: Binaries,
  owner: ServerOwner,
  folder: string,
  extra: string,
): Promise<string> {
  const data = join(folder, 'data')
  const log = join(folder, 'server.log')
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const base = baseUrl(folder)
    if (base !== null && (await answers(base))) return base
    if (attempt > 1) await wait(500)
    const options = `${settings} -c port=${await freePort()} ${extra}`
    const start = ['start', '-w', '-t', '60', '-D', data, '-l', log, '-o', options]
    // The server inherits what pg_ctl has open; a pipe that it keeps would never end.
    await runAs(owner, pg_ctl, start, 'ignore')
  }
  throw new Error(`PostgreSQL did not start, see ${log}`)
}

/** Where the server that wrote the lock file listens; null where there is none. */
function baseUrl(folder: string): string | null {
  const lock = join(folder, 'data', 'postmaster.pid')
  if (!existsSync(lock)) return null
  const secret = readFileSync(join(folder, 'password'), 'utf8')
  const port = readFileSync(lock, 'utf8').split('\n')[3]
  return `postgresql://mingzhang:${secret}@127.0.0.1:${port}`
}

function answers(base: string): Promise<boolean> {
  return withClient(`${base}/postgres`, async () => true).catch(() => false)
}

/** Makes the data beside its place first, so that a killed start leaves no half-made data there. */
async function initialise(
  binaries: Binaries,
  owner: ServerOwner,
  data: string,
  secret: string,
): Promise<void> {
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  handOver(secret, owner)
  const unfinished = `${data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const { status, complaint } = await runAs(owner, binaries.initdb, [
    '-D',
    unfinished,
    '-U',
    'mingzhang',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ])
  if (status !== 0) throw new Error(`initdb failed: ${complaint}`)
  renameSync(unfinished, data)
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
