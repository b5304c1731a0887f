import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

/** The caller's Idempotency-Key, or undefined where he sent none. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key !== '' ? key.slice(0, 200) : undefined
}

/** The headers of a request that moves money: it cannot be sent without a key to repeat it by. */
export const moneyHeaders = z.looseObject({
  'idempotency-key': z
    .string({ error: '须在请求头中带 Idempotency-Key' })
    .min(1, '须在请求头中带 Idempotency-Key')
    .max(200, 'Idempotency-Key 不能超过 200 个字符')
    .meta({
      description: 'Executed once per key; the same key and body get the same answer again',
    }),
})
