import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { commandDoor, type RunCommand, type RunTogether } from './command.ts'
import { type Db, openPool } from './database.ts'
import type { Schema } from './schema.ts'
import { type Connections, type Scope, scopedPool } from './scope.ts'
import { nameOf } from './sent-together.ts'
import { bureauRole, type ServingKeys, townshipRole, urlOfRole } from './serving-keys.ts'

/** The database as the server sees it: always through somebody's scope, never as its owner. */
export interface Serving {
  /** For reading: what the scope may see, by row-level security. */
  reads(scope: Scope): Db
  /** The same for what every request asks: connections keep these statements parsed and planned. */
  lookUps(scope: Scope): Db
  command: RunCommand
  together: RunTogether
  /** The database's URL as the server's own role, for what needs connections of its own. */
  url: string
  /** Connections at work, and requests that wait for one. */
  load(): { busy: number; waiting: number }
  close(): Promise<void>
}

const townshipConnections = 5
/** Nothing the server does takes longer, so what does is cut off; nor does it wait for ever. */
const limits = {
  statement_timeout: 900_000,
  idle_in_transaction_session_timeout: 300_000,
  connectionTimeoutMillis: 60_000,
}

/** So that a file of ten thousand rows is grouped by hashing; long work takes more where it needs it. */
const memory = { options: '-c work_mem=16MB' }

/** Opens the database of the URL as the server's own roles; the URL's user does not matter. */
export function openServing(
  url: string,
  keys: ServingKeys,
  { connections = 20, ...others }: Partial<typeof limits> & { connections?: number } = {},
): Serving {
  const bureauUrl = urlOfRole(url, bureauRole, keys)
  const within = { ...memory, ...limits, ...others }
  const bureau = openPool(bureauUrl, connections, within)
  const township = openPool(urlOfRole(url, townshipRole, keys), townshipConnections, within)
  const known = new Map<string, Scoped>()
  const scoped = (scope: Scope): Scoped => {
    const name = `${scope.districtCode}|${scope.townshipCode ?? ''}`
    const found = known.get(name)
    if (found !== undefined) return found
    const made = scopedOf(scope.townshipCode === null ? bureau : township, keys, scope)
    known.set(name, made)
    return made
  }
  return {
    reads: (scope) => {
      if ('claimed' in scope) throw new Error('who was not looked up may not read')
      return scoped(scope).db
    },
    lookUps: (scope) => scoped(scope).lookUps,
    url: bureauUrl,
    load: () => ({
      busy: bureau.totalCount + township.totalCount - bureau.idleCount - township.idleCount,
      waiting: bureau.waitingCount + township.waitingCount,
    }),
    ...commandDoor((actor) => scoped(actor).pool),
    close: async () => {
      await Promise.all([bureau.end(), township.end()])
    },
  }
}

interface Scoped {
  db: Db
  lookUps: Db
  pool: Connections
}

function scopedOf(pool: pg.Pool, { scopeKey }: ServingKeys, scope: Scope): Scoped {
  const connections = scopedPool(pool, scopeKey, scope)
  return {
    db: readingFrom(connections),
    lookUps: readingFrom(keeping(connections)),
    pool: connections,
  }
}

function readingFrom(connections: object): Db {
  const pool = { ...connections, end: async () => undefined }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
}

/** Connections that give each statement a name. */
function keeping({ connect }: Connections) {
  const keep = (client: pg.PoolClient) => ({
    query: (text: string, values: unknown[]) => client.query({ name: nameOf(text), text, values }),
    release: () => client.release(),
  })
  return { connect: async () => keep(await connect()) }
}
