import { type RawBuilder, sql } from 'kysely'
import { jsonText } from '../../kernel/json.ts'
import { type ClaimedSession, confirmationOf } from './confirmed-caller.ts'
import { memoryOf, resultOf, searchOf } from './executed-command.ts'
import type { Connections, Scope } from './scope.ts'
import { columnsOf, type Statement, statementOf } from './sent-together.ts'
import { inOneMessage, inTransaction, type Tx } from './transaction.ts'

/**
 * Who acts, and what is his to see: townshipCode is set for township users. A command's trail and
 * its idempotency keys belong to one actor.
 */
export interface Actor extends Scope {
  readonly userId: string
  readonly role: 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'
  /** From where, for the trail; absent for the command line and the service itself. */
  readonly address?: string | undefined
  /** Where he was let in unseen: what his commands have to confirm. */
  readonly claimed?: ClaimedSession
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

/** A command and what it comes to. */
export type Decided<Result> = Given & Outcome<Result>

/**
 * Several commands of one scope that one statement enters, all or none, in one message to the
 * server: it must fail where any of them is to be refused. Each has a key that was not used, and
 * adds rows but changes none, because changes of several could not be told apart in the trail.
 */
export type RunTogether = <Result>(
  commands: readonly Decided<Result>[],
  writing: RawBuilder<unknown>,
) => Promise<Result[]>

const attempts = 3

/**
 * Transaction, idempotency, trail and bounded retry in one place: the body's writes, its trail
 * entry and the memory of its key are committed together or not at all, and for an actor who claims
 * a session only while it is open. The connections are his: row-level security lets him write what he
 * may see.
 */
export function commandDoor(connectionsOf: (actor: Actor) => Connections) {
  const command: RunCommand = async (actor, request, body) => {
    const given = { actor, request }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await execute(connectionsOf(actor), given, body)
      } catch (error) {
        if (attempt === attempts || !isWorthRetrying(error)) throw error
      }
    }
  }
  const together: RunTogether = async (commands, writing) => {
    if (commands.some(({ request }) => request.key === undefined)) {
      throw new Error('commands that go together need a key each')
    }
    const count = sql`select set_config('mingzhang.commands', ${String(commands.length)}, true)`
    await inOneMessage(connectionsOf(actorOf(commands)), [
      statementOf(count),
      statementOf(writing),
      ...endOf(commands),
    ])
    return commands.map(({ result }) => result)
  }
  return { command, together }
}

/** Where the other one came first with the same key, its result is there at the next attempt. */
function isWorthRetrying(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '40001' || code === '40P01' || constraint === 'executed_command_pk'
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

function execute<Result>(
  connections: Connections,
  given: Given,
  body: (tx: Tx) => Promise<Outcome<Result>>,
): Promise<Result> {
  return inTransaction(
    connections,
    async (tx, { found, atEnd }) => {
      const earlier = resultOf<Result>(given, found)
      if (earlier !== null) {
        confirmationOf([given.actor]).forEach(atEnd)
        return earlier.result
      }
      const outcome = await body(tx)
      endOf([{ ...given, ...outcome }]).forEach(atEnd)
      return outcome.result
    },
    searchOf(given),
  )
}

/**
 * The trail takes the lock that all commands of a district wait for, so it comes late. Once it is
 * held nobody can sign out any more: only then it is certain who acts.
 */
function endOf(commands: readonly Decided<unknown>[]): Statement[] {
  const actors = commands.map(({ actor }) => actor)
  return [...memoryOf(commands), ...trailOf(commands), ...confirmationOf(actors)]
}

/** The statement that writes the commands' trail entries. */
function trailOf(done: readonly Decided<unknown>[]): Statement[] {
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
