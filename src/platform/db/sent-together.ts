import { createHash } from 'node:crypto'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'

export interface Statement {
  text: string
  /** Of $1, $2 and so on. */
  values?: readonly unknown[]
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A query as a statement. */
export function statementOf(query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters: values } = query.compile(compiler)
  return { text, values }
}

/** Rows as a statement is given them that unnests one array a column; there is one at least. */
export function columnsOf(rows: readonly (readonly (string | null)[])[]): (string | null)[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null))
}

/** The name under which a connection keeps a statement parsed and planned. */
export function nameOf(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}

/**
 * Sends statements in one message; resolves with the rows of each. They are executed in order, and
 * what comes after one that fails is not. The connection keeps each parsed and planned.
 */
export function sentTogether(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    client.query(new Message(client, statements, { resolve, reject }))
  })
}

interface Settled {
  resolve(rows: unknown[][]): void
  reject(error: Error): void
}

/** What the driver hands its answers to while a query is under way. */
interface Answered {
  name: string
  text: string
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: pg.Connection): void
  handleReadyForQuery(connection: pg.Connection): void
  handleError(error: Error, connection: pg.Connection): void
}

type DriverQuery = pg.Query & Answered
type DriverConnection = pg.Connection & { submittedNamedStatements: Record<string, string> }

/** Several of the driver's own queries with one end: the server answers them all, then is ready. */
class Message implements pg.Submittable {
  readonly #queries: readonly DriverQuery[]
  readonly #rows: unknown[][] = []
  readonly #settled: Settled
  #at = 0
  /** A value that has no text: nothing of the message may go out then. */
  #unsendable: Error | undefined

  constructor(client: pg.ClientBase, statements: readonly Statement[], settled: Settled) {
    this.#settled = settled
    this.#queries = statements.map(({ text, values = [] }) => {
      const config = { name: nameOf(text), text, values: [...values], types: client }
      return new pg.Query(config, (error, result) => {
        if (error) this.#unsendable = error
        else this.#rows.push(result.rows)
      }) as DriverQuery
    })
  }

  submit(connection: pg.Connection): void {
    const endless = Object.create(connection, { sync: { value: () => undefined } })
    connection.stream.cork()
    for (const query of this.#queries) query.submit(endless)
    if (this.#unsendable) connection.stream.destroy(this.#unsendable)
    connection.sync()
    connection.stream.uncork()
  }

  get #current(): DriverQuery {
    const query = this.#queries[this.#at]
    if (query === undefined) throw new Error('the server answers more than it was asked')
    return query
  }

  /** Under name and text the driver notes what the server has parsed; an error at the end has none. */
  get name() {
    return this.#queries[this.#at]?.name ?? ''
  }

  get text() {
    return this.#queries[this.#at]?.text ?? ''
  }

  handleRowDescription(message: unknown) {
    this.#current.handleRowDescription(message)
  }

  handleDataRow(message: unknown) {
    this.#current.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: pg.Connection) {
    this.#current.handleCommandComplete(message, connection)
    this.#at += 1
  }

  handleReadyForQuery(connection: pg.Connection) {
    for (const query of this.#queries) query.handleReadyForQuery(connection)
    this.#settled.resolve(this.#rows)
  }

  /** What was not executed was not parsed either. */
  handleError(error: Error, connection: pg.Connection) {
    const { submittedNamedStatements } = connection as DriverConnection
    for (const { name } of this.#queries.slice(this.#at)) delete submittedNamedStatements[name]
    this.#settled.reject(error)
  }
}
