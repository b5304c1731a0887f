import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/platform/db/command.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { uploadProof } from '../../support/proof.ts'
import { type Finding, post, recorded } from './support.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const change = ({ id, version }: Finding, role: Actor['role'], path: string, part: object) =>
  post(
    running,
    role,
    `/api/findings/${id}/${path}`,
    { note: '见附件', ...part },
    { 'if-match': `"v${version}"` },
  )

async function changed(
  finding: Finding,
  ...calls: [role: Actor['role'], path: string, part: object][]
): Promise<Finding> {
  let current = finding
  for (const [role, path, part] of calls) {
    const answer = await change(current, role, path, part)
    expect(answer.statusCode, answer.body).toBe(201)
    current = answer.json()
  }
  return current
}

describe('the day of handing in', () => {
  const overdue = async () =>
    changed(
      await recorded(running, { dueOn: '2024-01-10' }),
      ['auditor', 'supervision-steps', { event: 'assign', happenedOn: '2023-12-05' }],
      ['township', 'rectification-steps', { event: 'start', happenedOn: '2023-12-08' }],
    )
  const handIn = async (finding: Finding, role: Actor['role'], happenedOn?: string) =>
    change(finding, role, 'rectification-steps', {
      event: 'submit',
      proofIds: [await uploadProof(running, role)],
      happenedOn,
    })

  test('is never put back by the township that is late', async () => {
    const finding = await overdue()
    const early = await handIn(finding, 'township', '2024-01-10')
    expect([early.statusCode, early.json().type]).toEqual([409, '/problems/handed-in-today'])
    const late = await handIn(finding, 'township')
    expect(late.json()).toMatchObject({ handedInOn: '2024-01-20', isOverdue: true })
  })

  test('is that of its receipt where the bureau registers what came on paper', async () => {
    const paper = await handIn(await overdue(), 'finance', '2024-01-10')
    expect(paper.json()).toMatchObject({ handedInOn: '2024-01-10', isOverdue: false })
  })
})
