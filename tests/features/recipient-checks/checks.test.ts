import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { storyOf } from '../../support/story.ts'

interface Person {
  position: number
  part: string
  name: string
  paid: string
  riskScore: string
}

const names = Array.from({ length: 12 }, (_, at) => `赵${'甲乙丙丁戊己庚辛壬癸子丑'[at]}`)
const month = '2023-07'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const { batch, eligibility, register } = await storyOf(tx)
    for (const person of [...names, '钱乙', '孙丙']) {
      await eligibility({ person })
    }
    // 赵甲 died long before: one household with an alert.
    await register({ kind: 'death', person: '赵甲', from: '2023-02-10' })
    await batch({
      number: '批1',
      lines: names.map((person) => ({ person, result: 'settled', amountFen: 45_000n })),
    })
    // Returned lines and other townships are not among the paid.
    await batch({ number: '批2', lines: [{ person: '钱乙', result: 'returned' }] })
    await batch({
      number: '批3',
      township: '430603102',
      lines: [{ person: '孙丙', result: 'settled' }],
    })
    // 赵乙 has a second line of another category.
    await batch({
      number: '批4',
      category: 'temporary',
      lines: [{ person: '赵乙', result: 'settled', amountFen: 20_000n }],
    })
  })
  await runDetection(running.services.command, running.actors.auditor, { asOf: '2023-12-31' })
})

const draw = (part: object = {}, role: 'auditor' | 'township' | 'finance' = 'auditor') =>
  running.as(role, {
    method: 'POST',
    url: '/api/recipient-checks',
    payload: {
      month,
      townshipCode: '430603101',
      riskCount: 1,
      randomCount: 4,
      seed: '种子一',
      reason: '季度抽查回访',
      ...part,
    },
  })
const get = async (url: string) => (await running.as('auditor', { url })).json()
const personsOf = async (id: string): Promise<Person[]> =>
  (await get(`/api/recipient-checks/${id}/persons`)).items
const drawn = async (part: object = {}) => {
  const answer = await draw(part)
  expect(answer.statusCode, answer.body).toBe(201)
  const check = answer.json()
  return { check, persons: await personsOf(check.id) }
}

describe('a draw', () => {
  test('takes those at risk first, and the others by lot', async () => {
    const { check, persons } = await drawn()
    expect(check).toMatchObject({
      number: 'HF-2023-0001',
      populationCount: 12,
      populationAmount: '5600.00',
      riskCount: 1,
      randomCount: 4,
      seed: '种子一',
    })
    expect(persons.map(({ part }) => part)).toEqual(['risk', ...Array(4).fill('random')])
    expect(persons[0]).toMatchObject({ name: '赵*', paid: '450.00' })
    const [first = 0, ...others] = persons.map(({ riskScore }) => Number(riskScore))
    expect(first).toBeGreaterThan(Math.max(...others))
  })

  test('with the same seed is the same sample, with another it is another', async () => {
    const sample = async (part: object) =>
      (await drawn({ randomCount: 5, ...part })).persons.map((one) => Object.values(one).join())
    const first = await sample({})
    expect(await sample({})).toEqual(first)
    expect(await sample({ seed: '种子二' })).not.toEqual(first)
  })

  test('can be worked out again by hand from its seed', async () => {
    const { persons } = await drawn({ riskCount: 0, randomCount: 3, categoryCode: 'dibao_rural' })
    const lot = (line: number) => createHash('sha256').update(`种子一:批1/${line}`).digest('hex')
    const expected = names
      .map((_, at) => at + 1)
      .toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))
      .slice(0, 3)
    const { db } = running.services
    const rows = await db
      .selectFrom('recipient_check_line')
      .innerJoin('recipient_check', 'recipient_check.id', 'recipient_check_line.check_id')
      .select(['position', 'line_no'])
      .where('asked_risk_count', '=', 0)
      .orderBy('position')
      .execute()
    expect(rows.map((row) => row.line_no)).toEqual(expected)
    expect(persons).toHaveLength(3)
  })

  test('without a seed records the one it was given', async () => {
    const { check } = await drawn({ seed: undefined })
    expect(check.seed).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('takes all where more are asked for than there are', async () => {
    const { check, persons } = await drawn({ riskCount: 1, randomCount: 50 })
    expect(persons).toHaveLength(12)
    expect(check).toMatchObject({ riskCount: 1, randomCount: 11 })
  })

  test('is refused where nobody was paid, and to all but auditors', async () => {
    expect((await draw({ month: '2023-06' })).json()).toMatchObject({
      type: '/problems/nobody-paid',
      detail: expect.stringMatching(/^陆城镇2023年6月没有银行发放成功的对象/),
    })
    expect((await draw({ riskCount: 0, randomCount: 0 })).statusCode).toBe(400)
    for (const role of ['township', 'finance'] as const) {
      expect((await draw({}, role)).statusCode).toBe(403)
    }
  })

  test('leaves as a masked list', async () => {
    const { check } = await drawn()
    const { body } = await running.as('auditor', {
      url: `/api/recipient-checks/${check.id}/persons?format=csv`,
    })
    expect(body).toContain('序号,抽取方式,村居名称,享受人姓名')
    expect(body).toMatch(/1,高风险,测试村,赵\*,430699\*{8}\d{4},\*{4}.{4},农村低保,450\.00/)
    for (const name of names) expect(body).not.toMatch(new RegExp(`,${name},`))
  })
})

describe('an answer', () => {
  let id: string
  let second: number
  beforeAll(async () => {
    const { check, persons } = await drawn({ riskCount: 0, randomCount: 12 })
    id = check.id
    second = persons.find(({ paid }) => paid === '650.00')?.position ?? 0
  })
  const answer = (position: number, payload: object) =>
    running.as('auditor', {
      method: 'POST',
      url: `/api/recipient-checks/${id}/persons/${position}/answers`,
      payload: { askedOn: '2024-01-20', askedBy: 'visit', ...payload },
    })
  const said = (received: string, receivedFrom = 'bank', receivedForm = 'account') => ({
    outcome: 'answered',
    received,
    receivedFrom,
    receivedForm,
  })
  const alerts = async (rule: string, status = 'open') =>
    (await get(`/api/alerts?ruleCode=check.${rule}&status=${status}`)).items
  const others = () => Array.from({ length: 12 }, (_, at) => at + 1).filter((at) => at !== second)

  test('that says the same as the bank is no alert', async () => {
    const [first = 0] = others()
    const taken = await answer(first, said('450.00'))
    expect(taken.statusCode, taken.body).toBe(201)
    expect(taken.json()).toMatchObject({ askedCount: 1, answeredCount: 1 })
    for (const rule of ['short_received', 'other_hands', 'not_found', 'over_received']) {
      expect(await alerts(rule)).toEqual([])
    }
  })

  test('of less is an alert of what is missing, laid on the lines in their order', async () => {
    await answer(second, said('100.00'))
    const [alert] = await alerts('short_received')
    expect(alert).toMatchObject({
      pattern: 'interception',
      severity: 'high',
      amount: '550.00',
      townshipCode: '430603101',
      month,
    })
    expect(alert.message).toMatch(
      /^回访HF-2023-\d{4}\/\d+身份证430699\*{8}\d{4}2023-07银行发放650.00元,本人称收到100.00元,少550.00元$/,
    )
    const { evidence } = await get(`/api/alerts/${alert.id}`)
    expect(evidence).toEqual([
      { kind: 'check', key: expect.stringMatching(/^HF-2023-\d{4}\/\d+$/), atStake: '0.00' },
      { kind: 'line', key: expect.stringMatching(/^批1\//), atStake: '450.00' },
      { kind: 'line', key: '批4/1', atStake: '100.00' },
    ])
    const rows = await get(`/api/alerts/${alert.id}/evidence`)
    expect(rows[0]).toMatchObject({ kind: 'check', happenedOn: '2024-01-20', amount: '100.00' })
  })

  test('that is corrected withdraws the alert with a note, and both stay', async () => {
    await answer(second, { ...said('650.00'), note: '其子代领,已核实' })
    expect(await alerts('short_received')).toEqual([])
    expect(await alerts('short_received', 'withdrawn')).toMatchObject([
      { statusReason: expect.stringContaining('自动撤销') },
    ])
    const persons = await personsOf(id)
    expect(persons[second - 1]).toMatchObject({ received: '650.00', answerCount: 2 })
  })

  test('of cash from the village, of nobody there, of too much are alerts of their own', async () => {
    const [, cash = 0, nobody = 0, more = 0] = others()
    await answer(cash, said('450.00', 'village', 'cash'))
    await answer(nobody, { outcome: 'not_found' })
    await answer(more, said('500.00'))
    expect(await alerts('other_hands')).toMatchObject([{ amount: '450.00', severity: 'medium' }])
    expect(await alerts('not_found')).toMatchObject([{ amount: '450.00', pattern: 'integrity' }])
    const [over] = await alerts('over_received')
    expect(over).toMatchObject({ amount: '50.00', severity: 'low' })
    // None of the money that was paid is at stake.
    expect((await get(`/api/alerts/${over.id}`)).evidence).toMatchObject([
      { kind: 'check', atStake: '50.00' },
      { kind: 'line', atStake: '0.00' },
    ])
  })

  test('stays an alert when the rules run at night', async () => {
    await runDetection(running.services.command, running.actors.auditor, { asOf: '2023-12-31' })
    expect(await alerts('not_found')).toHaveLength(1)
  })

  test('makes a finding whose source is the check', async () => {
    const [alert] = await alerts('not_found')
    const finding = await running.as('auditor', {
      method: 'POST',
      url: '/api/findings/from-alerts',
      payload: {
        alertIds: [alert.id],
        rectificationKind: 'at_once',
        dueOn: '2024-02-20',
        responsibleUnit: '陆城镇',
      },
    })
    expect(finding.json()).toMatchObject({ source: 'recipient_check', amount: '450.00' })
  })

  test('adds up to an estimate of the township', async () => {
    const { estimate } = await get(`/api/recipient-checks/${id}`)
    // Five of twelve answered: 0, 0, 0, 450.00 of nobody, 0; so 12 × 90.00.
    expect(estimate).toMatchObject({
      random: { outOf: 12, drawn: 12, answered: 5, shortCount: 1, short: '450.00' },
      short: { value: '1080.00', low: '450.00' },
      shortCount: { value: 2, low: 1 },
      confidence: '0.95',
    })
    expect(estimate.formula).toContain('N·ȳ ± t·N·√((1−n/N)·s²/n)')
  })

  test('is refused where it contradicts itself, or names nobody who was drawn', async () => {
    const type = async (part: ReturnType<typeof answer>) => (await part).json().type
    expect((await answer(1, said('0.00', 'bank', 'account'))).statusCode).toBe(400)
    expect((await answer(1, said('0.00', 'nobody', 'none'))).statusCode).toBe(201)
    expect(await type(answer(13, said('450.00')))).toBe('/problems/person-not-drawn')
    expect(await type(answer(1, { ...said('450.00'), askedOn: '2024-01-21' }))).toBe(
      '/problems/asked-out-of-order',
    )
    expect(await type(answer(1, { ...said('450.00'), askedOn: '2024-01-19' }))).toBe(
      '/problems/asked-out-of-order',
    )
  })
})
