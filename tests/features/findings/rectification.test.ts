import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findingWorkflow } from '../../../src/features/findings/workflow.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { uploadProof } from '../../support/proof.ts'
import { findingOf } from '../../support/story-findings.ts'
import { type Finding, post, recorded } from './support.ts'

let running: TestApp
let proof: string
beforeAll(async () => {
  running = await startApp()
  proof = await uploadProof(running)
})

const get = async (url: string, role: Actor['role'] = 'auditor') =>
  (await running.as(role, { method: 'GET', url })).json()
const codeOf = (answer: { json(): { type: string } }) =>
  answer.json().type.replace('/problems/', '')

const change = ({ id, version }: Finding, role: Actor['role'], path: string, part: object) =>
  post(
    running,
    role,
    `/api/findings/${id}/${path}`,
    { note: '见附件', ...part },
    {
      'if-match': `"v${version}"`,
    },
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

const supervise = (event: string, part = {}): [Actor['role'], string, object] => [
  'auditor',
  'supervision-steps',
  { event, ...part },
]
const rectify = (event: string, part = {}): [Actor['role'], string, object] => [
  'township',
  'rectification-steps',
  { event, ...part },
]
const inWork = async (part: object = {}) =>
  changed(await recorded(running, part), supervise('assign'), rectify('start'))

describe('the three lists', () => {
  test('are drawn up by both sides, and nothing is handed in before the measures are done', async () => {
    const measure = { list: 'measure', content: '逐户核实后补发', dueOn: '2024-01-15' }
    const duty = { list: 'duty', content: '分管负责人牵头', unit: '云溪街道', person: '分管副主任' }
    const planned = await changed(
      await inWork(),
      ['auditor', 'items', { items: [{ list: 'problem', content: '结余未清理' }, duty] }],
      ['township', 'items', { items: [measure, { ...measure, content: '建立月清台账' }] }],
    )
    expect(planned.items.map(({ list, content }) => [list, content])).toEqual([
      ['problem', '结余未清理'],
      ['duty', '分管负责人牵头'],
      ['measure', '逐户核实后补发'],
      ['measure', '建立月清台账'],
    ])
    const early = await change(planned, ...rectify('submit', { proofIds: [proof] }))
    expect(early.json().detail).toBe('措施清单中还有2项未完成,请逐项完成或撤销后再报送。')
    const [, , first, second] = planned.items
    const done = await changed(
      planned,
      ['township', `items/${first?.id}/completion`, { proofIds: [proof] }],
      ['township', `items/${second?.id}/withdrawal`, { note: '改由区里统一建' }],
    )
    expect(done.items.slice(2).map(({ doneOn, withdrawnOn }) => [doneOn, withdrawnOn])).toEqual([
      ['2024-01-20', null],
      [null, '2024-01-20'],
    ])
    const twice = await change(done, 'township', `items/${first?.id}/completion`, {})
    expect(codeOf(twice)).toBe('item-not-open')
    expect((await changed(done, rectify('submit'))).state).toBe('submitted')
  })
})

test('a township takes no measure back that the bureau demands', async () => {
  const measure = { list: 'measure', content: '逐户核实后补发' }
  const planned = await changed(
    await inWork(),
    ['auditor', 'items', { items: [measure] }],
    ['township', 'items', { items: [measure] }],
  )
  const [demanded, own] = planned.items
  const refused = await change(planned, 'township', `items/${demanded?.id}/withdrawal`, {})
  expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'item-of-bureau'])
  const left = await changed(
    planned,
    ['township', `items/${own?.id}/withdrawal`, {}],
    ['finance', `items/${demanded?.id}/withdrawal`, { note: '改由区里统一核实' }],
  )
  expect(left.items.every(({ withdrawnOn }) => withdrawnOn !== null)).toBe(true)
})

describe('a submission', () => {
  test('needs proof of its own round, with it or with an entry before', async () => {
    const finding = await inWork()
    expect(codeOf(await change(finding, ...rectify('submit')))).toBe('submission-unproved')
    const handedIn = await changed(
      finding,
      ['township', 'progress', { note: '已补发', proofIds: [proof] }],
      rectify('submit'),
    )
    const [entry] = handedIn.events.filter(({ event }) => event === 'progress')
    expect(entry?.proofs).toEqual([expect.objectContaining({ id: proof, fileName: '凭证.png' })])
    const back = await changed(handedIn, supervise('return'), rectify('start'))
    expect(codeOf(await change(back, ...rectify('submit')))).toBe('submission-unproved')
  })

  test('takes no proof that the one who hands it in may not see', async () => {
    const other = await uploadProof(running, 'auditor')
    const answer = await change(await inWork(), ...rectify('submit', { proofIds: [other] }))
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'proof-not-found'])
  })

  test('counts what was put right by kind, until it is returned', async () => {
    const rectified = [
      { way: 'recovered', amount: '600.00' },
      { way: 'handed_up', amount: '150.50' },
    ]
    const handedIn = await changed(
      await inWork(),
      rectify('submit', { proofIds: [proof], rectified }),
    )
    expect(handedIn).toMatchObject({ rectified: '750.50', remaining: '249.50' })
    expect(handedIn.rectifiedByWay).toEqual([rectified[1], rectified[0]])
    const returned = await changed(handedIn, supervise('return', { dueOn: '2024-03-01' }))
    expect(returned).toMatchObject({ rectified: '0.00', dueOn: '2024-03-01', rectifiedByWay: [] })
    expect(returned.events.at(-1)?.detail).toEqual({
      returnedFen: '75050',
      dueOn: { before: '2024-01-25', after: '2024-03-01' },
    })
  })
})

describe('time', () => {
  test('is extended with a reason, and only forward', async () => {
    const finding = await inWork()
    const same = await change(finding, 'auditor', 'extensions', { dueOn: '2024-01-25' })
    expect(codeOf(same)).toBe('due-not-later')
    const later = await changed(finding, [
      'auditor',
      'extensions',
      { dueOn: '2024-02-25', note: '涉及外出人员核实' },
    ])
    expect(later.dueOn).toBe('2024-02-25')
    expect(later.events.at(-1)).toMatchObject({
      event: 'extend',
      note: '涉及外出人员核实',
      detail: { dueOn: { before: '2024-01-25', after: '2024-02-25' } },
    })
  })

  test('is kept by the day of handing in, not by that of the judgement', async () => {
    const handIn = (dueOn: string) =>
      inWork({ dueOn }).then((one) => changed(one, rectify('submit', { proofIds: [proof] })))
    expect(await handIn('2024-01-20')).toMatchObject({ isOverdue: false, isDueSoon: false })
    const inTime = await handIn('2024-01-20')
    const later = await get(`/api/findings?limit=500&asOf=2024-02-20&overdue=true`)
    expect(later.items.map(({ id }: Finding) => id)).not.toContain(inTime.id)
    expect(await handIn('2024-01-19')).toMatchObject({ isOverdue: true })
  })
})

describe('what a finding says', () => {
  test('is corrected, and the timeline keeps what it said before', async () => {
    const amended = await changed(await inWork(), [
      'auditor',
      'amendments',
      { amount: '800.00', isSystemic: true, note: '复核后核减' },
    ])
    expect(amended).toMatchObject({ amount: '800.00', isSystemic: true })
    expect(amended.events.at(-1)?.detail).toEqual({
      amount: { before: '100000', after: '80000' },
      isSystemic: { before: false, after: true },
    })
    const again = await change(amended, 'auditor', 'amendments', { amount: '800.00' })
    expect(codeOf(again)).toBe('nothing-amended')
  })
})

describe('a systemic finding', () => {
  test('is closed only with the rule that came out of it', async () => {
    const verified = await changed(
      await inWork({ isSystemic: true }),
      rectify('submit', { proofIds: [proof] }),
      supervise('verify'),
    )
    expect(codeOf(await change(verified, ...supervise('close')))).toBe('mechanism-missing')
    const closed = await changed(
      verified,
      [
        'township',
        'mechanisms',
        { title: '备用金月清制度', documentNumber: '云街发〔2024〕3号', issuedOn: '2024-01-18' },
      ],
      [
        'auditor',
        'accountabilities',
        {
          kind: 'interview',
          personCount: 2,
          decidedOn: '2024-01-19',
          documentNumber: '云民纪〔2024〕1号',
        },
      ],
      supervise('close'),
    )
    expect(closed.mechanisms).toEqual([
      {
        title: '备用金月清制度',
        documentNumber: '云街发〔2024〕3号',
        issuedOn: '2024-01-18',
        note: '见附件',
      },
    ])
    expect(closed.accountabilities).toEqual([
      expect.objectContaining({ kind: 'interview', personCount: 2, decidedOn: '2024-01-19' }),
    ])
  })
})

describe('屡查屡犯', () => {
  test('is the same unit and pattern within the months of the policy, to the day', async () => {
    const pattern = 'interception'
    const township = '430603003'
    await inTransaction(running.services.pool, async (tx) => {
      const part = { pattern, township, dueOn: '2023-12-31' }
      await findingOf(tx, { ...part, number: 'R1', foundOn: '2021-07-01' })
      await findingOf(tx, { ...part, number: 'R2', foundOn: '2023-07-01' })
      await findingOf(tx, { ...part, number: 'R3', foundOn: '2023-07-01', township: '430603001' })
      await findingOf(tx, { ...part, number: 'R4', foundOn: '2025-07-02' })
      await findingOf(tx, { ...part, number: 'R5', foundOn: '2025-08-01', pattern: 'diversion' })
    })
    const repeats = async () => {
      const { items } = await get('/api/findings?limit=500&repeated=true&asOf=2025-12-31')
      return items
        .filter(({ number }: Finding) => number.startsWith('R'))
        .map(({ number, repeatOf }: Finding) => [number, repeatOf])
    }
    expect(await repeats()).toEqual([['R2', 'R1']])
    await running.as('administrator', {
      method: 'POST',
      url: '/api/parameters/findings.policy/settings',
      payload: { validFrom: '2024-01-01', params: { repeatMonths: 25 }, reason: '按市局要求' },
      headers: { 'if-match': '"v0"' },
    })
    expect(await repeats()).toEqual([
      ['R2', 'R1'],
      ['R4', 'R2'],
    ])
  })
})

describe('the database by itself', () => {
  const execute = (statement: ReturnType<typeof sql>) => statement.execute(running.services.db)
  const where = (finding: Finding) => sql`district_code = ${districtCode} and id = ${finding.id}`

  test('knows the steps that the workflow knows, and no other', async () => {
    const rows = await running.services.db
      .selectFrom('finding_transition')
      .select(['from_state', 'event', 'to_state'])
      .where('is_current', '=', true)
      .execute()
    const known = findingWorkflow.states.flatMap((from) =>
      findingWorkflow
        .eventsIn(from)
        .map((event) => [from, event, findingWorkflow.next(from, event)]),
    )
    const stored = rows.map(({ from_state, event, to_state }) => [from_state, event, to_state])
    expect(stored.sort()).toEqual(known.sort())
  })

  test('refuses a state that no event led to', async () => {
    const finding = await recorded(running)
    const update = execute(sql`update finding set state = 'closed' where ${where(finding)}`)
    await expect(update).rejects.toThrow('finding_stands_fk')
  })

  const event = (finding: Finding, seq: number, part: [string, string, string], actor: Actor) =>
    execute(sql`
      insert into finding_event (district_code, finding_id, seq, event, from_state, to_state, note,
        detail, happened_on, actor_id)
      values (${districtCode}, ${finding.id}, ${seq}, ${part[0]}, ${part[1]}, ${part[2]}, '', '{}',
        '2024-01-20', ${actor.userId})`)

  test('refuses an event that does not follow the last, or that leads elsewhere', async () => {
    const finding = await recorded(running)
    const { auditor } = running.actors
    await expect(event(finding, 3, ['assign', 'open', 'assigned'], auditor)).rejects.toThrow(
      'finding_event_follows_fk',
    )
    await expect(event(finding, 2, ['start', 'assigned', 'rectifying'], auditor)).rejects.toThrow(
      'finding_event_follows_fk',
    )
    await expect(event(finding, 2, ['assign', 'open', 'closed'], auditor)).rejects.toThrow(
      'finding_event_transition_fk',
    )
  })

  test('refuses the judgement of whoever handed in', async () => {
    const handedIn = await changed(await inWork(), rectify('submit', { proofIds: [proof] }))
    const { township } = running.actors
    const verify = event(handedIn, 5, ['verify', 'submitted', 'verified'], township)
    await expect(verify).rejects.toMatchObject({ constraint: 'finding_event_four_eyes' })
  })

  test('refuses more put right than was involved, and any change of what was written', async () => {
    const finding = await recorded(running)
    const more = execute(sql`update finding set rectified_fen = 100001 where ${where(finding)}`)
    await expect(more).rejects.toThrow('finding_rectified_within')
    for (const table of ['finding_event', 'finding_alert', 'finding_amount', 'finding_proof']) {
      await expect(execute(sql`delete from ${sql.table(table)}`)).rejects.toThrow('append-only')
    }
  })
})
