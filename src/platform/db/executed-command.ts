import { createHash } from 'node:crypto'
import { jsonText } from '../../kernel/json.ts'
import { defineProblem } from '../../kernel/problem.ts'
import type { Given } from './command.ts'
import { columnsOf, type Statement } from './sent-together.ts'

export const idempotencyKeyReused = defineProblem({
  code: 'idempotency-key-reused',
  status: 422,
  title: '幂等键已用于其他请求',
  detail: () => '同一个 Idempotency-Key 已用于内容不同的请求,请换用新的键。',
})

/**
 * The statements that take the commands' keys and look for what was executed under them before. A
 * second command with a key waits here until the first has committed or rolled back.
 */
export function searchOf(commands: readonly Given[]): Statement[] {
  const keys = keysOf(commands)
  if (commands.length > 1 && keys.length < commands.length) {
    throw new Error('commands that go together need a key each')
  }
  if (keys.length === 0) return []
  const names = keys.map(({ district, actor, key }) => `command:${district}:${actor}:${key}`)
  return [
    {
      text: 'select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1::text[]) name',
      values: [names.sort()],
    },
    {
      text: `select earlier.action, earlier.input_hash, earlier.result
        from unnest($1::text[], $2::uuid[], $3::text[]) given (district, actor, key)
        cross join lateral (
          select * from executed_command
          where district_code = district and actor_id = actor and idempotency_key = key
          limit 1) earlier`,
      values: [
        keys.map(({ district }) => district),
        keys.map(({ actor }) => actor),
        keys.map(({ key }) => key),
      ],
    },
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
export function memoryOf(done: readonly (Given & { result: unknown })[]): Statement[] {
  const rows = done.flatMap((one) => {
    const { action, key } = one.request
    if (key === undefined) return []
    const { districtCode, userId } = one.actor
    const hash = hashOf(one).toString('hex')
    return [[districtCode, userId, key, action, hash, JSON.stringify(one.result ?? null)]]
  })
  if (rows.length === 0) return []
  return [
    {
      text: `insert into executed_command (district_code, actor_id, idempotency_key, action,
          input_hash, result)
        select district, actor, key, action, decode(hash, 'hex'), result::jsonb
        from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
          done (district, actor, key, action, hash, result)`,
      values: columnsOf(rows),
    },
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
