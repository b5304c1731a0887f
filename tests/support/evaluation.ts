import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type {
  EvaluationDetail,
  IndicatorResult,
} from '../../src/features/evaluation/runs/schemas.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { TestApp } from './app.ts'

type Role = Actor['role']

/** The API of evaluation as a test calls it. */
export function evaluationApi({ as }: TestApp) {
  const get = (role: Role, url: string) => as(role, { method: 'GET', url })
  const send = (role: Role, method: 'POST' | 'PUT', url: string, payload = {}, headers = {}) =>
    as(role, { method, url, payload, headers })
  const post = (role: Role, url: string, payload = {}, headers = {}) =>
    send(role, 'POST', url, payload, headers)
  const step = (
    role: Role,
    { id, version }: Pick<EvaluationDetail, 'id' | 'version'>,
    name: 'computation' | 'review' | 'return' | 'publication',
    body = {},
  ) => post(role, `/api/evaluations/${id}/${name}`, body, { 'if-match': `"v${version}"` })
  const open = async (asOf: string, scheme = 'effectiveness-2023') => {
    const answer = await post('auditor', '/api/evaluations', { scheme, asOf })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json<EvaluationDetail>()
  }
  const taken = (answer: LightMyRequestResponse) => {
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<EvaluationDetail>()
  }
  const compute = async (asOf: string, scheme?: string) =>
    taken(await step('auditor', await open(asOf, scheme), 'computation'))
  const review = async (run: EvaluationDetail, body = {}) =>
    taken(await step('leadership', run, 'review', body))
  const publish = async (run: EvaluationDetail, body = { earlyReason: '测试公布' }) =>
    taken(await step('leadership', run, 'publication', body))
  return { get, send, post, step, open, compute, review, publish }
}

export const codeOf = (answer: LightMyRequestResponse): string =>
  answer.json<{ type: string }>().type.replace('/problems/', '')

export function indicatorOf(
  evaluation: EvaluationDetail,
  township: string,
  code: string,
): IndicatorResult | undefined {
  return evaluation.townships
    .find((one) => one.code === township)
    ?.areas.flatMap(({ indicators }) => indicators)
    .find((one) => one.code === code)
}
