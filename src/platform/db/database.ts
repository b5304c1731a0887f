import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** For reading: queries on the pool, each on its own. */
export type Db = Kysely<Schema>

/** A connection pool and the query builder on top of it. */
export interface Database {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

const { builtins } = pg.types

/** int8 is bigint, a date stays the text it is, everything else as pg has it. */
const types = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (id === builtins.INT8) return BigInt
    if (id === builtins.DATE) return (text: string) => text
    return pg.types.getTypeParser(id, format)
  },
} as pg.CustomTypesConfig

export function openPool(url: string, connections: number, limits: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ ...limits, connectionString: url, max: connections, types })
  // A connection that breaks, idle or in use, is replaced; the query that notices it reports it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The database as the URL's user, who owns it: for migrations, the command line and tests. */
export function openDatabase(url: string, connections = 20): Database {
  const pool = openPool(url, connections)
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    // The query builder ends a pool only where it has used it.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, close }
}
