import { createHash } from 'node:crypto'
import pg from 'pg'
import { jsonText } from '../../kernel/json.ts'
import { defineProblem } from '../../kernel/problem.ts'
import type { Given } from './command.ts'

export const idempotencyKeyReused = defineProblem({
  code: 'idempotency-key-reused',
  status: 422,
  title: '幂等键已用于其他请求',
  detail: () => '同一个 Idempotency-Key 已用于内容不同的请求,请换用新的键。',
})

const text = pg.escapeLiteral

/**
 * The statements that take the commands' keys and look for what was executed under them before. A
 * second command with a key waits here until the first has committed or rolled back.
 */
export function searchOf(commands: readonly Given[]): string[] {
  const keys = keysOf(commands)
  if (commands.length > 1 && keys.length < commands.length) {
    throw new Error('commands that go together need a key each')
  }
  if (keys.length === 0) return []
  const locks = keys.map(({ district, actor, key }) => text(`command:${district}:${actor}:${key}`))
  const names = keys.map(({ district, actor, key }) => `(${[district, actor, key].map(text)})`)
  return [
    `select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(array[${locks.sort()}]) name`,
    `select action, input_hash, result from executed_command
      where (district_code, actor_id, idempotency_key) in (${names})`,
  ]
}

interface Executed {
  action: string
  input_hash: Buffer
  result: unknown
}

/** What a command resulted in before, of those that the search has found; null where in nothing. */
export function resultOf<Result>(
  commands: readonly Given[],
  found: readonly unknown[],
): { result: Result } | null {
  const [earlier] = found as readonly Executed[]
  if (earlier === undefined) return null
  const [given, ...others] = commands
  if (given === undefined || others.length > 0) throw new Error('some were executed before')
  const isSame = earlier.action === given.request.action && earlier.input_hash.equals(hashOf(given))
  if (!isSame) throw idempotencyKeyReused()
  return { result: earlier.result as Result }
}

/** The statement that remembers results under the keys of their commands; none where none has one. */
export function memoryOf(done: readonly (Given & { result: unknown })[]): string[] {
  const rows = done.flatMap((one) => {
    const { action, key } = one.request
    if (key === undefined) return []
    const { districtCode, userId } = one.actor
    const result = JSON.stringify(one.result ?? null)
    const hash = `\\x${hashOf(one).toString('hex')}`
    return [`(${[districtCode, userId, key, action, hash, result].map(text)})`]
  })
  if (rows.length === 0) return []
  return [
    `insert into executed_command (district_code, actor_id, idempotency_key, action, input_hash,
      result) values ${rows}`,
  ]
}

function keysOf(commands: readonly Given[]) {
  return commands.flatMap(({ actor, request: { key } }) =>
    key === undefined ? [] : [{ district: actor.districtCode, actor: actor.userId, key }],
  )
}

function hashOf({ request }: Given): Buffer {
  return createHash('sha256').update(jsonText(request.input)).digest()
}
