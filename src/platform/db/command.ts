import type { RawBuilder } from 'kysely'
import { jsonText } from '../../kernel/json.ts'
import { memoryOf, resultOf, searchOf } from './executed-command.ts'
import type { Connections, Scope } from './scope.ts'
import { columnsOf, type Statement, statementOf } from './sent-together.ts'
import { inTransaction, type Tx } from './transaction.ts'

/**
 * Who acts, and what is his to see: townshipCode is set for township users. A command's trail and
 * its idempotency keys belong to one actor.
 */
export interface Actor extends Scope {
  readonly userId: string
  readonly role: 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'
  /** From where, for the trail; absent for the command line and the service itself. */
  readonly address?: string | undefined
}

/** The service itself, for what no person does: nightly work, counting attempts to sign in. */
export function systemActor(districtCode: string): Actor {
  const userId = '00000000-0000-7000-8000-000000000000'
  return { districtCode, userId, role: 'administrator', townshipCode: null }
}

export interface CommandRequest {
  /** What is done, "findings:close"; it names the trail entry. */
  action: string
  /** The caller's Idempotency-Key, where he sent one. */
  key?: string | undefined
  /** What the key stands for: another input under the same key is refused. */
  input: unknown
  /** 'none' where nothing changes but the service's own bookkeeping of sessions. */
  trail?: 'none'
}

export interface Outcome<Result> {
  /** What was acted on, as a person would name it. */
  subject: string
  /** What changed, for the trail; free of personal data. */
  detail: Readonly<Record<string, unknown>>
  /** The answer, as JSON; kept with the key and given again on a repeat. */
  result: Result
}

/** The one door for writes; each feature gets it handed in. */
export type RunCommand = <Result>(
  actor: Actor,
  request: CommandRequest,
  body: (tx: Tx) => Promise<Outcome<Result>>,
) => Promise<Result>

/** A command and who gives it. */
export interface Given {
  actor: Actor
  request: CommandRequest
}

/** What commands that go together come to. */
export interface Decided<Result> {
  /** One for each, in their order. */
  outcomes: readonly Outcome<Result>[]
  /** What enters them. */
  writing: RawBuilder<unknown>
}

/**
 * Several commands of one scope in one transaction, executed all or none, which ask the server
 * twice: one query reads, and what follows from its rows is decided and written. Each has a key, and
 * adds rows but changes none, because changes of several could not be told apart in the trail.
 */
export type RunTogether = <Result, Row>(
  commands: readonly Given[],
  reading: RawBuilder<Row>,
  decide: (found: readonly Row[]) => Decided<Result>,
) => Promise<Result[]>

const attempts = 3
const worthRetrying = new Set(['40001', '40P01'])

/**
 * Transaction, idempotency, trail and bounded retry in one place: the body's writes, its trail
 * entry and the memory of its key are committed together or not at all. The connections are the
 * actor's: row-level security lets him write what he may see.
 */
export function commandDoor(connectionsOf: (actor: Actor) => Connections) {
  const together: RunTogether = <Result, Row>(
    commands: readonly Given[],
    reading: RawBuilder<Row>,
    decide: (found: readonly Row[]) => Decided<Result>,
  ) =>
    retried(() =>
      execute(
        connectionsOf(actorOf(commands)),
        commands,
        [statementOf(reading)],
        async (_tx, found) => {
          const { outcomes, writing } = decide(found as readonly Row[])
          return { outcomes, writing: [statementOf(writing)] }
        },
      ),
    )
  const command: RunCommand = async <Result>(
    actor: Actor,
    request: CommandRequest,
    body: (tx: Tx) => Promise<Outcome<Result>>,
  ) => {
    const [result] = await retried(() =>
      execute(connectionsOf(actor), [{ actor, request }], [], async (tx) => ({
        outcomes: [await body(tx)],
        writing: [],
      })),
    )
    return result as Result
  }
  return { command, together }
}

async function retried<R>(work: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (attempt === attempts || !worthRetrying.has(code)) throw error
    }
  }
}

/** One whose scope is that of all. */
function actorOf(commands: readonly Given[]): Actor {
  const [first, ...others] = commands.map(({ actor }) => actor)
  if (first === undefined) throw new Error('there is no command')
  const isOther = ({ districtCode, townshipCode }: Actor) =>
    districtCode !== first.districtCode || townshipCode !== first.townshipCode
  if (others.some(isOther)) throw new Error('commands of several scopes do not go together')
  return first
}

interface Done<Result> {
  outcomes: readonly Outcome<Result>[]
  writing: readonly Statement[]
}

function execute<Result>(
  connections: Connections,
  commands: readonly Given[],
  reading: readonly Statement[],
  body: (tx: Tx, found: readonly unknown[]) => Promise<Done<Result>>,
): Promise<Result[]> {
  const count: Statement = {
    text: "select set_config('mingzhang.commands', $1, true)",
    values: [String(commands.length)],
  }
  const search = [...(commands.length > 1 ? [count] : []), ...searchOf(commands)]
  return inTransaction(
    connections,
    async (tx, { found, atEnd }) => {
      const earlier = resultOf<Result>(commands, found[search.length - 1] ?? [])
      if (earlier !== null) return [earlier.result]
      const { outcomes, writing } = await body(tx, found[search.length] ?? [])
      const done = commands.flatMap((given, at) => {
        const outcome = outcomes[at]
        return outcome === undefined ? [] : [{ ...given, ...outcome }]
      })
      if (done.length !== commands.length) throw new Error('a command has no outcome')
      // The trail comes last: it takes the lock that all commands of a district wait for.
      for (const statement of [...writing, ...memoryOf(done), ...trailOf(done)]) atEnd(statement)
      return done.map(({ result }) => result)
    },
    [...search, ...reading],
  )
}

type Executed = Given & Outcome<unknown>

/** The statement that writes the commands' trail entries. */
function trailOf(done: readonly Executed[]): Statement[] {
  const rows = done
    .filter(({ request }) => request.trail !== 'none')
    .map(({ actor, request, subject, detail }) => {
      const said = [actor.districtCode, actor.userId, request.action, subject, jsonText(detail)]
      return [...said, actor.address ?? null]
    })
  if (rows.length === 0) return []
  return [
    {
      text: `insert into audit_entry (district_code, actor_id, action, subject, detail, address)
        select district, actor, action, subject, detail::jsonb, address
        from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
          done (district, actor, action, subject, detail, address)`,
      values: columnsOf(rows),
    },
  ]
}
