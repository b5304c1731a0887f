import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { copyParts } from './copy-parts.ts'
import type { Schema } from './schema.ts'
import type { Connections } from './scope.ts'
import { type Statement, sentTogether } from './sent-together.ts'

declare const insideTransaction: unique symbol

/** For writing: a query builder bound to one open transaction. Only the door hands it out. */
export type Tx = Kysely<Schema> & { readonly [insideTransaction]: true }

const clients = new WeakMap<Tx, pg.PoolClient>()

/** The two ends of a transaction. */
export interface Ends {
  /** What the last statement of the opening found. */
  found: readonly unknown[]
  /** Leaves a statement for the end. */
  atEnd(statement: Statement): void
}

/**
 * Runs `work` in one transaction: commits what it returns, rolls back what it throws. `opening` goes
 * to the server together with the begin, and what is left for the end together with the commit, so
 * that a lock which it takes is held for no round trip.
 */
export function inTransaction<R>(
  pool: Connections,
  work: (tx: Tx, ends: Ends) => Promise<R>,
  opening: readonly Statement[] = [],
): Promise<R> {
  return connected(pool, async (client) => {
    const ending: Statement[] = []
    const opened = await sentTogether(client, [{ text: 'begin' }, ...opening])
    const found = opened.at(-1) ?? []
    const atEnd = (statement: Statement) => ending.push(statement)
    const result = await work(transactionOf(client), { found, atEnd })
    await sentTogether(client, [...ending, { text: 'commit' }])
    return result
  })
}

/** Executes the statements all or none: what comes in one message is one transaction by itself. */
export function inOneMessage(
  pool: Connections,
  statements: readonly Statement[],
): Promise<unknown> {
  return connected(pool, (client) => sentTogether(client, statements))
}

/** Works with a connection that is given back without a transaction, or not at all if it is gone. */
async function connected<R>(
  pool: Connections,
  work: (client: pg.PoolClient) => Promise<R>,
): Promise<R> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    await client.query('rollback').catch((broken: Error) => {
      failure = broken
    })
    throw error
  } finally {
    client.release(failure)
  }
}

function transactionOf(client: pg.PoolClient): Tx {
  const pinned = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => pinned, end: async () => undefined }
  const tx = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
  }) as Tx
  clients.set(tx, client)
  return tx
}

/** A value of a row in COPY's text format. */
export type CopyValue = string | number | bigint | boolean | Buffer | null

const chunkBytes = 65_536

/**
 * Streams rows into a table with COPY, in chunks of about 64 KB.
 * Returns how many there were. Table and columns are identifiers of our own, never input.
 */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const client = clients.get(tx)
  if (client === undefined) throw new Error('copyRows needs the transaction of a command')
  let count = 0
  const chunks = async function* () {
    let chunk = ''
    for await (const row of rows) {
      chunk += `${row.map(copyText).join('\t')}\n`
      count += 1
      if (chunk.length < chunkBytes) continue
      yield chunk
      chunk = ''
    }
    yield chunk
  }
  await copyParts(client, `copy ${table} (${columns.join(', ')}) from stdin`, chunks())
  return count
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value !== 'string') return String(value)
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
