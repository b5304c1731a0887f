import { expect } from 'vitest'
import type { FindingDetail } from '../../../src/features/findings/schemas.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import type { TestApp } from '../../support/app.ts'

/** As JSON: amounts are texts. */
export type Finding = Omit<FindingDetail, 'amount' | 'rectified' | 'remaining'> & {
  amount: string
  rectified: string
  remaining: string
}

export const auditFinding = {
  source: 'audit',
  sourceDocument: '云审报〔2023〕6号',
  foundOn: '2023-12-01',
  townshipCode: '430603002',
  pattern: 'retention',
  description: '备用金结余未及时清理',
  amount: '1000.00',
  rectificationKind: 'at_once',
  dueOn: '2024-01-25',
  responsibleUnit: '云溪街道社会事务综合服务中心',
}

export const post = (
  running: TestApp,
  role: Actor['role'],
  url: string,
  payload: object,
  headers: Record<string, string> = {},
) => running.as(role, { method: 'POST', url, payload, headers })

/** `auditFinding`, unless said otherwise, as the service recorded it. */
export async function recorded(running: TestApp, part: object = {}): Promise<Finding> {
  const answer = await post(running, 'auditor', '/api/findings', { ...auditFinding, ...part })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
