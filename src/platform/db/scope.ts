import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { ServingKeys } from './serving-keys.ts'

/** Whose rows are read and written: a district's, or of it one township's. */
export interface Scope {
  readonly districtCode: string
  readonly townshipCode: string | null
}

/**
 * The same person with the whole district in sight, for the few answers that need more rows than
 * they show (a rank needs everybody's score). tests/tidy names the places that may use it.
 */
export function wholeDistrict<S extends Scope>(scope: S): S {
  return { ...scope, townshipCode: null }
}

/** What gives out connections; a pool, or a pool seen through a scope. */
export type Connections = Pick<pg.Pool, 'connect'>

const opening = `select set_config('mingzhang.district', $1, false),
  set_config('mingzhang.township', $2, false), set_config('mingzhang.seal', $3, false)`

/** The scope that each connection was last given. */
const given = new WeakMap<pg.PoolClient, string>()

/** The pool's connections, each under the scope; a connection that has it already is not asked. */
export function scopedPool(
  pool: pg.Pool,
  key: ServingKeys['scopeKey'],
  { districtCode, townshipCode }: Scope,
) {
  const township = townshipCode ?? ''
  const seal = sealOf(key, districtCode, township)
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    if (given.get(client) === seal) return client
    try {
      await client.query(opening, [districtCode, township, seal])
    } catch (error) {
      client.release(true)
      throw error
    }
    given.set(client, seal)
    return client
  }
  return { connect }
}

function sealOf(key: Buffer, district: string, township: string): string {
  return createHmac('sha256', key).update(`${district}|${township}`).digest('hex')
}
