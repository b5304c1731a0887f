import type { LightMyRequestResponse } from 'fastify'
import type { Actor } from '../../src/platform/db/command.ts'
import type { TestApp } from './app.ts'

/** Posts what moves money, with a key of its own unless one is given. */
export function postMoney(
  { as }: TestApp,
  url: string,
  payload: object,
  options: { key?: string; role?: Actor['role'] } = {},
): Promise<LightMyRequestResponse> {
  const { key = crypto.randomUUID(), role = 'finance' } = options
  return as(role, { method: 'POST', url, payload, headers: { 'idempotency-key': key } })
}
