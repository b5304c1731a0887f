import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { copyParts } from './copy-parts.ts'
import { type CopyValue, copyText } from './copy-text.ts'
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

/**
 * Streams rows into a table with COPY. Table and columns are identifiers of our own, never input.
 */
export function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopyValue[]>,
): Promise<void> {
  return copyLines(tx, table, columns, copyText(rows))
}

/** The same with rows that are in COPY's text format already. */
export async function copyLines(
  tx: Tx,
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const client = clients.get(tx)
  if (client === undefined) throw new Error('copying needs the transaction of a command')
  await copyParts(client, `copy ${table} (${columns.join(', ')}) from stdin`, lines)
}
