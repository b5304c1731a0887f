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
 * The statements that take a command's key and look for what was executed under it before. A second
 * command with the key waits here until the first has committed or rolled back.
 */
export function searchOf({ actor, request: { key } }: Given): Statement[] {
  if (key === undefined) return []
  const { districtCode, userId } = actor
  return [
    {
      text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      values: [`command:${districtCode}:${userId}:${key}`],
    },
    {
      text: `select action, input_hash, result from executed_command
        where district_code = $1 and actor_id = $2 and idempotency_key = $3`,
      values: [districtCode, userId, key],
    },
  ]
}

interface Remembered {
  action: string
  input_hash: Buffer
  result: unknown
}

/** What the command resulted in before, of what the search has found; null where in nothing. */
export function resultOf<Result>(
  given: Given,
  found: readonly unknown[],
): { result: Result } | null {
  const [earlier] = found as readonly Remembered[]
  if (earlier === undefined) return null
  const isSame = earlier.action === given.request.action && earlier.input_hash.equals(hashOf(given))
  if (!isSame) throw idempotencyKeyReused()
  return { result: earlier.result as Result }
}

/**
 * The statement that remembers results under the keys of their commands; none where none has one. It
 * fails where another command has used a key.
 */
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

function hashOf({ request }: Given): Buffer {
  return createHash('sha256').update(jsonText(request.input)).digest()
}
