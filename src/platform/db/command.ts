import { createHash } from 'node:crypto'
import pg from 'pg'
import { jsonText } from '../../kernel/json.ts'
import { defineProblem } from '../../kernel/problem.ts'
import type { Connections, Scope } from './scope.ts'
import { inTransaction, prepared, type Tx } from './transaction.ts'

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

export const idempotencyKeyReused = defineProblem({
  code: 'idempotency-key-reused',
  status: 422,
  title: '幂等键已用于其他请求',
  detail: () => '同一个 Idempotency-Key 已用于内容不同的请求,请换用新的键。',
})

const attempts = 3
const worthRetrying = new Set(['40001', '40P01'])

/**
 * Transaction, idempotency, trail and bounded retry in one place: the body's writes, its trail
 * entry and the memory of its key are committed together or not at all. The connections are the
 * actor's: row-level security lets him write what he may see.
 */
export function commandDoor(connectionsOf: (actor: Actor) => Connections): RunCommand {
  return async (actor, request, body) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inTransaction(connectionsOf(actor), (tx, atEnd) =>
          execute({ tx, atEnd }, actor, request, body),
        )
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (attempt === attempts || !worthRetrying.has(code)) throw error
      }
    }
  }
}

interface Open {
  tx: Tx
  atEnd(statement: string): void
}

async function execute<Result>(
  { tx, atEnd }: Open,
  actor: Actor,
  request: CommandRequest,
  body: (tx: Tx) => Promise<Outcome<Result>>,
): Promise<Result> {
  const earlier = await claimKey(prepared(tx), actor, request)
  if (earlier !== null) return earlier.result as Result
  const outcome = await body(tx)
  if (request.key !== undefined) {
    atEnd(`update executed_command set result = ${text(JSON.stringify(outcome.result ?? null))}
      where district_code = ${text(actor.districtCode)} and actor_id = ${text(actor.userId)}
        and idempotency_key = ${text(request.key)}`)
  }
  // The last one before the commit: it takes the lock that all commands of a district wait for.
  if (request.trail !== 'none') {
    atEnd(`insert into audit_entry (district_code, actor_id, action, subject, detail, address)
      values (${text(actor.districtCode)}, ${text(actor.userId)}, ${text(request.action)},
        ${text(outcome.subject)}, ${text(jsonText(outcome.detail))},
        ${actor.address === undefined ? 'null' : text(actor.address)})`)
  }
  return outcome.result
}

/** Statements that are sent together take no parameters. */
const text = (value: string): string => pg.escapeLiteral(value)

/** Takes the key for this command; returns the earlier result where it was executed before. */
async function claimKey(
  tx: Tx,
  actor: Actor,
  { action, key, input }: CommandRequest,
): Promise<{ result: unknown } | null> {
  if (key === undefined) return null
  const inputHash = createHash('sha256').update(jsonText(input)).digest()
  // A second request with the key waits here until the first has committed or rolled back.
  const claimed = await tx
    .insertInto('executed_command')
    .values({
      district_code: actor.districtCode,
      actor_id: actor.userId,
      idempotency_key: key,
      action,
      input_hash: inputHash,
      result: 'null',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('action')
    .executeTakeFirst()
  if (claimed !== undefined) return null
  const earlier = await tx
    .selectFrom('executed_command')
    .select(['action', 'input_hash', 'result'])
    .where('district_code', '=', actor.districtCode)
    .where('actor_id', '=', actor.userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.action !== action || !earlier.input_hash.equals(inputHash)) {
    throw idempotencyKeyReused()
  }
  return { result: earlier.result }
}
