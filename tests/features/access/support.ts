import type { LightMyRequestResponse } from 'fastify'
import { createUser, hashPassword } from '../../../src/features/access/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import type { TestApp } from '../../support/app.ts'

export const password = 'correct horse battery'

export interface NamedUser {
  id: string
  username: string
}

/** A user with `password`, who has changed his one-time one, unless said otherwise. */
export async function namedUser(
  { services, actors }: TestApp,
  part: { role?: Actor['role']; townshipCode?: string; mustChangePassword?: boolean } = {},
): Promise<NamedUser> {
  const username = `user-${crypto.randomUUID().slice(0, 8)}`
  const { id } = await createUser(services.command, actors.administrator, {
    username,
    displayName: '李测试',
    role: part.role ?? 'finance',
    townshipCode: part.townshipCode ?? null,
    staffNumber: null,
    passwordHash: await hashPassword(password),
    mustChangePassword: part.mustChangePassword ?? false,
  })
  return { id, username }
}

export function signIn(
  { app }: TestApp,
  username: string,
  more: { password?: string; code?: string } = {},
): Promise<LightMyRequestResponse> {
  const payload = { username, password, ...more }
  return app.inject({ method: 'POST', url: '/api/login', payload })
}

export const bearer = (answer: LightMyRequestResponse) => ({
  authorization: `Bearer ${answer.json<{ token: string }>().token}`,
})

/** The refresh token of an answer, as the browser would send it back. */
export function refreshCookieOf(answer: LightMyRequestResponse): Record<string, string> {
  const found = answer.cookies.find(({ name }) => name === 'mingzhang_refresh')
  return { mingzhang_refresh: found?.value ?? '' }
}

export function refresh(
  { app }: TestApp,
  cookies: Record<string, string>,
): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: '/api/session/refresh', cookies })
}

export async function statusOf(
  { app }: TestApp,
  headers: Record<string, string>,
  url = '/api/townships',
): Promise<number> {
  return (await app.inject({ url, headers })).statusCode
}
