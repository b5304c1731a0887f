import { beforeAll, describe, expect, test } from 'vitest'
import { createUser, hashPassword } from '../../src/features/access/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { expectGolden } from '../support/golden.ts'
import { catalogueProblems, catalogueText } from './problem-catalogue.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

describe('problems', () => {
  test('an unknown address', async () => {
    const answer = await running.app.inject('/api/nothing')
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ type: '/problems/not-found', status: 404 })
  })

  test('a body that is no JSON', async () => {
    const answer = await running.app.inject({
      method: 'POST',
      url: '/api/login',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    })
    expect(answer.json()).toMatchObject({
      type: '/problems/unreadable-request',
      status: 400,
      detail: '请求无法读取:正文不是有效的 JSON。',
    })
  })

  test.each([
    ['a body of another kind', '/api/login', 'text/csv', 415, '不接受这种类型的正文'],
    ['a JSON body that is empty', '/api/login', 'application/json', 400, '正文为空'],
    [
      'a file without its form',
      '/api/imports/roster',
      'application/json',
      406,
      '应以表单(multipart/form-data)上传文件',
    ],
    [
      'an address that is no text',
      '/api/townships/%E0%A4',
      undefined,
      400,
      '地址中有无法识别的字符',
    ],
  ])('%s, in Chinese', async (_what, url, type, status, reason) => {
    const answer = await running.as('finance', {
      method: 'POST',
      url,
      ...(type !== undefined && { headers: { 'content-type': type } }),
      ...(type === 'text/csv' && { payload: 'a,b' }),
      ...(url.includes('imports') && { payload: '{}' }),
    })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      status,
      { type: '/problems/unreadable-request', detail: `请求无法读取:${reason}。` },
    ])
  })

  test('what a schema has no words for, in Chinese', async () => {
    const answer = await running.as('administrator', {
      method: 'POST',
      url: '/api/users',
      payload: { username: 3, displayName: '名'.repeat(201), role: 'king' },
    })
    const { errors } = answer.json<{ errors: { reason: string }[] }>()
    expect(errors.length).toBeGreaterThan(3)
    for (const { reason } of errors) expect(reason).toMatch(/^[\p{Script=Han}]/u)
  })

  test('what a role may not do, in words', async () => {
    const answer = await running.as('finance', { method: 'GET', url: '/api/users' })
    expect(answer.json()).toMatchObject({ status: 403, detail: '当前角色无权查看用户。' })
  })

  test('a body that is not what was asked for, each place named', async () => {
    const answer = await running.as('finance', {
      method: 'POST',
      url: '/api/reconciliations',
      payload: { month: '2023-13' },
    })
    expect(answer.json()).toMatchObject({
      type: '/problems/invalid-request',
      errors: [{ pointer: '/month', reason: '月份应为 2023-07 的形式' }],
    })
  })
})

test('signing in', async () => {
  const { services, actors, app } = running
  await createUser(services.command, actors.administrator, {
    staffNumber: null,
    mustChangePassword: false,
    username: 'zhang.san',
    displayName: '张测试',
    passwordHash: await hashPassword('correct horse battery'),
    role: 'finance',
    townshipCode: null,
  })
  const signIn = (username: string, password: string) =>
    app.inject({ method: 'POST', url: '/api/login', payload: { username, password } })
  expect((await signIn('zhang.san', 'wrong')).json()).toMatchObject({
    type: '/problems/wrong-password',
  })
  expect((await signIn('nobody', 'wrong')).json()).toMatchObject({
    type: '/problems/wrong-password',
  })
  const answer = await signIn('zhang.san', 'correct horse battery')
  const { token } = answer.json<{ token: string }>()
  const headers = { authorization: `Bearer ${token}` }
  expect((await app.inject({ url: '/api/fund-flow?year=2023', headers })).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/users', headers })).statusCode).toBe(403)
})

test('docs/errors.md has every problem that the source defines', () => {
  const { problems, definitions, unread } = catalogueProblems()
  expect(definitions).toBeGreaterThan(100)
  expect(unread).toEqual([])
  expectGolden('../../docs/errors.md', catalogueText(problems))
})
