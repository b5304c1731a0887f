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

describe('a day that is over', () => {
  const day = (happenedOn: string, part: object = {}) => ({ happenedOn, ...part })
  let finding: Finding
  beforeAll(async () => {
    const measure = { list: 'measure', content: '逐户核实' }
    finding = await changed(
      await recorded(running, { dueOn: '2023-12-20', pattern: 'integrity' }),
      ['auditor', 'supervision-steps', day('2023-12-05', { event: 'assign' })],
      ['auditor', 'items', day('2023-12-06', { items: [measure] })],
      ['auditor', 'extensions', day('2024-01-05', { dueOn: '2024-01-15' })],
      ['auditor', 'amendments', day('2024-01-06', { amount: '800.00' })],
      ['auditor', 'extensions', day('2024-01-16', { dueOn: '2024-02-15' })],
    )
    const [item] = finding.items
    const who = { kind: 'interview', personCount: 2, decidedOn: '2024-01-18' }
    finding = await changed(
      finding,
      ['auditor', `items/${item?.id}/completion`, day('2024-01-17')],
      ['auditor', 'accountabilities', day('2024-01-18', who)],
      ['finance', 'mechanisms', day('2024-01-18', { title: '月清制度', issuedOn: '2024-01-18' })],
    )
  })
  const get = async <Row>(url: string) => (await running.as('auditor', { url })).json<Row>()
  const found = async (asOf: string) => {
    const url = `/api/findings?limit=500&pattern=integrity&asOf=${asOf}`
    return (await get<{ items: Finding[] }>(url)).items.find(({ id }) => id === finding.id)
  }
  const entered = async (asOf: string) => {
    const ledger = await get<{ id: string }[]>(`/api/rectification-ledger?asOf=${asOf}`)
    return ledger.find(({ id }) => id === finding.id)
  }

  test.each([
    [
      '2023-12-31',
      { amount: '1000.00', remaining: '1000.00', dueOn: '2023-12-20', isOverdue: true },
    ],
    ['2024-01-05', { amount: '1000.00', dueOn: '2024-01-15', isOverdue: false, isDueSoon: false }],
    ['2024-01-15', { amount: '800.00', dueOn: '2024-01-15', isOverdue: false, isDueSoon: true }],
    ['2024-01-16', { amount: '800.00', dueOn: '2024-02-15', isOverdue: false }],
    ['2024-01-20', { amount: '800.00', remaining: '800.00', dueOn: '2024-02-15' }],
  ])('shows amount and deadline as they were on %s', async (asOf, expected) => {
    expect(await found(asOf)).toMatchObject(expected)
    expect(await entered(asOf)).toMatchObject(expected)
    const url = `/api/finding-statistics?by=pattern&asOf=${asOf}`
    const counted = await get<{ key: string; amount: string; overdueCount: number }[]>(url)
    const { amount } = expected
    const overdueCount = Number(asOf === '2023-12-31')
    expect(counted.find(({ key }) => key === 'integrity')).toMatchObject({ amount, overdueCount })
  })

  test('has no finding that was found later, in the list as in statistics', async () => {
    expect(await found('2023-11-30')).toBeUndefined()
    expect(await entered('2023-11-30')).toBeUndefined()
  })

  test('has neither measures, accountability nor rules of later days', async () => {
    const none = { personsHeldAccountable: 0, mechanisms: null }
    expect(await entered('2023-12-05')).toMatchObject({ ...none, measureCount: 0, measures: null })
    expect(await entered('2024-01-16')).toMatchObject({
      ...none,
      measureCount: 1,
      measuresDone: 0,
      measures: '逐户核实',
    })
    expect(await entered('2024-01-18')).toMatchObject({
      measuresDone: 1,
      personsHeldAccountable: 2,
      mechanisms: '月清制度',
    })
  })
})

test('neither a rule nor a penalty is of a day that has not come', async () => {
  const finding = await recorded(running, { isSystemic: true })
  const rule = { title: '月清制度' }
  const early = await change(finding, 'finance', 'mechanisms', { ...rule, issuedOn: '2024-01-21' })
  expect([early.statusCode, early.json().type]).toEqual([409, '/problems/day-not-come'])
  const penalty = { kind: 'interview', personCount: 1, decidedOn: '2024-01-21' }
  const before = await change(finding, 'auditor', 'accountabilities', penalty)
  expect([before.statusCode, before.json().type]).toEqual([409, '/problems/day-not-come'])
  const after = await changed(
    finding,
    ['finance', 'mechanisms', { ...rule, issuedOn: '2024-01-20' }],
    ['auditor', 'accountabilities', { ...penalty, decidedOn: '2024-01-20' }],
  )
  expect(after.mechanisms).toHaveLength(1)
})
