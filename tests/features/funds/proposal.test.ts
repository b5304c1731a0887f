import { beforeAll, describe, expect, test } from 'vitest'
import { confirmProposal } from '../../../src/features/funds/decide-proposal.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode, makeActor } from '../../support/db.ts'
import { evaluationApi } from '../../support/evaluation.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { postMoney } from '../../support/money-api.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await postMoney(running, '/api/appropriations', {
    documentNumber: '湘财社指〔2023〕1号',
    title: '困难群众救助补助资金',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '1000.00',
  })
  await inTransaction(running.services.pool, async (tx) => {
    const { eligibility } = await storyOf(tx)
    const eligible = (person: string, township: string, standardFen: bigint, to?: string) =>
      eligibility({ person, township, standardFen, ...(to !== undefined && { to }) })
    await eligible('甲', '430603001', 30_000n)
    await eligible('乙', '430603002', 30_000n)
    await eligible('丙', '430603002', 30_000n)
    // Whose standard was raised counts once, with the latest.
    await eligibility({ person: '丁', township: '430603101', standardFen: 8_000n, from: '2022-07' })
    await eligible('丁', '430603101', 10_000n)
    await eligible('戊', '430603101', 90_000n, '2023-01')
  })
  await evaluate({ 430603001: 1, 430603002: 2, 430603003: 0, 430603101: 1, 430603102: 1 })
})

/** An evaluation of the year before, with these trainings of two, goes all the way to publication. */
async function evaluate(trainings: Record<string, number>): Promise<void> {
  const api = evaluationApi(running)
  const [policy] = small.areas
  const scheme = {
    ...small,
    code: 'trainings-2022',
    year: 2022,
    feedsAllocation: true,
    grades: [
      { name: '优秀', from: 90, factorBps: 12_000 },
      { name: '合格', from: 0 },
    ],
    areas: [{ ...policy, indicators: [{ ...policy?.indicators[0], weight: 100 }] }],
    vetoes: [],
  }
  const answer = await api.post('auditor', '/api/schemes', scheme)
  expect(answer.statusCode, answer.body).toBe(201)
  const rows = Object.entries(trainings).map(
    ([township, count]) => `2022,全年,${township},trainings,${count},合成`,
  )
  const file = sheet('indicator-values', ...rows)
  await importSheet(running.services, running.actors.finance, 'indicator-values', file)
  await api.publish(await api.review(await api.compute('2022-12-31', 'trainings-2022')))
}

const request = (more = {}) => ({
  documentNumber: '湘财社指〔2023〕1号',
  category: 'dibao_rural',
  needMonth: '2023-02',
  weights: { need: 60, difficulty: 20, performance: 20 },
  ...more,
})
const propose = (more = {}, options = {}) =>
  postMoney(running, '/api/allocation-proposals', request(more), options)

interface Share {
  township: string
  needShare: string
  difficultyShare: string
  performanceShare: string
  bound: string | null
  amount: string
}

async function sharesOf(more = {}): Promise<Share[]> {
  const { id } = (await propose(more)).json<{ id: string }>()
  const detail = await running.as('leadership', { url: `/api/allocation-proposals/${id}` })
  return detail.json<{ shares: Share[] }>().shares
}
const amounts = (shares: Share[]) => shares.map(({ amount }) => amount)

describe('a proposal', () => {
  test('shows each township its share, factor by factor, to the fen', async () => {
    const shares = await sharesOf({ difficulty: { '430603101': '2.5' } })
    expect(
      shares.map((one) => [one.needShare, one.difficultyShare, one.performanceShare, one.amount]),
    ).toEqual([
      ['180.00', '52.17', '53.57', '285.74'],
      ['360.00', '104.35', '128.57', '592.92'],
      ['0.00', '0.00', '0.00', '0.00'],
      ['60.00', '43.48', '17.86', '121.34'],
      ['0.00', '0.00', '0.00', '0.00'],
    ])
    expect(shares[0]).toMatchObject({ recipients: 1, grade: '合格', performance: '1.0000' })
    expect(shares[1]).toMatchObject({ recipients: 2, grade: '优秀', performance: '1.2000' })
  })

  test('gives the fen that is left over to the largest remainder', async () => {
    const weights = { need: 100, difficulty: 0, performance: 0 }
    expect(amounts(await sharesOf({ weights, amount: '0.05' }))).toEqual([
      '0.02',
      '0.03',
      '0.00',
      '0.00',
      '0.00',
    ])
  })

  test('raises to the guarantee and lowers to the cap; the others share what is left', async () => {
    const weights = { need: 100, difficulty: 0, performance: 0 }
    const shares = await sharesOf({
      weights,
      guarantee: '50.00',
      bounds: [{ township: '430603002', guarantee: '50.00', cap: '400.00' }],
    })
    expect(shares.map(({ amount, bound }) => [amount, bound])).toEqual([
      ['375.00', null],
      ['400.00', 'cap'],
      ['50.00', 'guarantee'],
      ['125.00', null],
      ['50.00', 'guarantee'],
    ])
  })

  test.each([
    ['guarantees above the sum', { guarantee: '200.01' }, 'bounds-unfit'],
    ['caps below the sum', { cap: '300.00' }, 'bounds-unfit'],
    ['nobody in need', { category: 'orphan' }, 'no-recipients'],
    ['more than the document has', { amount: '1000.01' }, 'insufficient-funds'],
    ['a coefficient for no township', { difficulty: { '430603999': '2' } }, 'township-unknown'],
    ['a bound for no township', { bounds: [{ township: '430603999' }] }, 'township-unknown'],
    ['an unknown document', { documentNumber: '湘财社指〔2023〕2号' }, 'document-unknown'],
  ])('is refused with %s', async (_, more, code) => {
    expect((await propose(more)).json()).toMatchObject({ type: `/problems/${code}` })
  })

  test.each([
    [{ weights: { need: 50, difficulty: 20, performance: 20 } }, '/weights', '权重合计应为 100'],
    [{ difficulty: { '430603101': '0' } }, '/difficulty/430603101', '系数应大于零'],
    [{ guarantee: '2.00', cap: '1.00' }, '/cap', '上限低于保底'],
    [
      { bounds: ['1.00', '2.00'].map((guarantee) => ({ township: '430603101', guarantee })) },
      '/bounds',
      '同一乡镇只能写一次',
    ],
  ])('is refused where it contradicts itself: %#', async (more, pointer, reason) => {
    expect((await propose(more)).json()).toMatchObject({ errors: [{ pointer, reason }] })
  })
})

describe('confirming', () => {
  const confirm = (id: string, role: 'finance' | 'leadership', more = {}) =>
    postMoney(
      running,
      `/api/allocation-proposals/${id}/confirmation`,
      { decidedOn: '2023-02-20', decisionNumber: '云民发〔2023〕1号', ...more },
      { role },
    )

  test('is for a second person, and makes one allocation per township', async () => {
    const { id } = (await propose({ amount: '900.00' })).json<{ id: string }>()
    expect((await confirm(id, 'finance')).json()).toMatchObject({ type: '/problems/same-person' })
    const early = await confirm(id, 'leadership', { decidedOn: '2023-01-31' })
    expect(early.json()).toMatchObject({ type: '/problems/allocation-too-early' })
    expect((await confirm(id, 'leadership')).json()).toEqual({
      allocationCount: 3,
      given: 1,
      required: 1,
    })
    expect((await confirm(id, 'leadership')).json()).toMatchObject({
      type: '/problems/proposal-decided',
    })
    const { items } = (await running.as('finance', { url: '/api/allocations' })).json<{
      items: { amount: string; proposalId: string }[]
    }>()
    expect(items.map(({ proposalId }) => proposalId)).toEqual([id, id, id])
  })

  test('the database itself wants two people', async () => {
    const { pool } = running.services
    const update = pool.query(
      `update allocation_proposal set state = 'confirmed', decided_by = made_by,
        decided_at = now(), decided_on = '2023-02-20', decision_number = 'x'
      where state = 'proposed'`,
    )
    await expect(update).rejects.toMatchObject({ constraint: 'four_eyes' })
  })

  test('is refused where the money has gone meanwhile; laying aside is always possible', async () => {
    const { id } = (await propose({ amount: '100.00' })).json<{ id: string }>()
    await postMoney(running, '/api/allocations', {
      documentNumber: '湘财社指〔2023〕1号',
      category: 'dibao_rural',
      township: '430603001',
      amount: '0.01',
      decidedOn: '2023-02-20',
      decisionNumber: '云民发〔2023〕2号',
    })
    const decisionNumber = '云民发〔2023〕3号'
    expect((await confirm(id, 'leadership', { decisionNumber })).json()).toMatchObject({
      type: '/problems/insufficient-funds',
    })
    const rejected = await running.as('finance', {
      method: 'POST',
      url: `/api/allocation-proposals/${id}/rejection`,
      payload: { reason: '资金已另行安排' },
    })
    expect(rejected.json()).toEqual({ id })
    const list = await running.as('finance', { url: '/api/allocation-proposals' })
    expect(list.json().items[0]).toMatchObject({ state: 'rejected', reason: '资金已另行安排' })
  })

  test('takes a leader too where the sum is large, and stands for the shares that were approved', async () => {
    const { services, actors } = running
    const policy = { code: 'approvals.policy', params: JSON.stringify({ leaderAboveYuan: 9 }) }
    await services.db
      .insertInto('parameter_setting')
      .values({
        district_code: districtCode,
        set_code: policy.code,
        seq: 1,
        valid_from: '2023-01-01',
        params_before: '{}',
        params: policy.params,
        source: '',
        certainty: 'unverified',
        reason: '示例',
      })
      .execute()
    const { id } = (await propose({ amount: '10.00' })).json<{ id: string }>()
    const clerk = await makeActor(services, 'finance')
    const decision = { id, decidedOn: '2023-02-20', decisionNumber: '云民发〔2023〕9号' }
    const approve = (actor: Actor) =>
      confirmProposal(services.command, actor, { ...decision, key: crypto.randomUUID() })
    expect(await approve(clerk)).toEqual({ allocationCount: 0, given: 1, required: 2 })
    const detail = async () =>
      (await running.as('leadership', { url: `/api/allocation-proposals/${id}` })).json()
    expect(await detail()).toMatchObject({
      state: 'proposed',
      approval: { given: 1, required: 2, leadersRequired: 1, isVoid: false },
      approvals: [{ by: 'finance', amount: '10.00', isVoid: false }],
    })
    await services.pool.query('alter table proposal_share disable trigger user')
    await services.pool.query(
      `update proposal_share set amount_fen = amount_fen + 1
      where proposal_id = $1 and township_code = '430603001'`,
      [id],
    )
    await services.pool.query('alter table proposal_share enable trigger user')
    expect(await detail()).toMatchObject({ approval: { given: 0, isVoid: true } })
    expect(await approve(actors.leadership)).toEqual({ allocationCount: 0, given: 1, required: 2 })
    expect(await approve(clerk)).toMatchObject({ given: 2, required: 2, allocationCount: 3 })
  })
})
