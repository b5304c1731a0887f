import type { FastifyRequest } from 'fastify'

/** The caller's Idempotency-Key, or undefined where he sent none. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key !== '' ? key.slice(0, 200) : undefined
}
