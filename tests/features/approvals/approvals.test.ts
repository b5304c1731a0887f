import { beforeEach, describe, expect, test } from 'vitest'
import { changeParameters } from '../../../src/features/parameters/index.ts'
import { takeStep } from '../../../src/features/payments/index.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { parameterSets } from '../../../src/parameter-sets.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { districtCode, makeActor } from '../../support/db.ts'
import { place, type RosterDistrict, rosterDistrict } from '../../support/roster-district.ts'

let district: RosterDistrict
const leader = { role: 'leadership' } as const
const post: RosterDistrict['post'] = (...call) => district.post(...call)
const batchOf = async () =>
  (await district.running.as('auditor', { url: '/api/payment-batches/P1' })).json()
const codeOf = async (answer: ReturnType<RosterDistrict['post']>) =>
  (await answer).json<{ type?: string }>().type?.replace('/problems/', '')
const approve = (actor: Actor) =>
  takeStep(district.running.services.command, actor, { step: 'approve', batch: 'P1' })
const instruct = () => post('/api/payment-instructions', { batch: 'P1' })

/** From which sums on a second and a third person must approve. */
async function setLimits(leaderAboveYuan: number, twoLeadersAboveYuan: number): Promise<void> {
  const { services, actors } = district.running
  const set = parameterSets.find(({ code }) => code === 'approvals.policy')
  if (set === undefined) throw new Error('no such set of parameters')
  await changeParameters(services.command, actors.administrator, set, {
    validFrom: '2023-01-01',
    params: { leaderAboveYuan, twoLeadersAboveYuan },
    source: '',
    certainty: 'unverified',
    reason: '示例',
    version: 0,
  })
}

/** Changes what nobody may change, as only the owner of the database can. */
async function tamper(table: string, change: string): Promise<void> {
  const { pool } = district.running.services
  await pool.query(`alter table ${table} disable trigger user`)
  await pool.query(change)
  await pool.query(`alter table ${table} enable trigger user`)
}

const ofSecond = (column: string) => `(select ${column} from payment where line_no = 2)`

beforeEach(async () => {
  district = await rosterDistrict()
  const { accounts } = district
  await post('/api/payment-batches', { number: 'P1', month: '2023-03', ...place, accounts })
  await post('/api/payment-checks', { batch: 'P1' }, leader)
})

describe('an approval is of the content and amount approved', () => {
  beforeEach(async () => {
    await post('/api/payment-approvals', { batch: 'P1' }, leader)
  })

  test('it says who approved what: the hash and the amount', async () => {
    const { state, approval, approvals } = await batchOf()
    expect([state, approval]).toMatchObject(['approved', { given: 1, required: 1, isVoid: false }])
    expect(approvals).toMatchObject([
      { by: 'leadership', role: 'leadership', amount: '600.00', isVoid: false },
    ])
    expect(approvals[0].contentHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a line stopped afterwards voids it; approved anew the rest is sent', async () => {
    await post('/api/payment-stops', { batch: 'P1', line: 3, reason: '已死亡' })
    expect(await codeOf(instruct())).toBe('batch-not-ready')
    expect(await batchOf()).toMatchObject({
      state: 'checked',
      approved: null,
      approval: { given: 0, required: 1, isVoid: true },
      approvals: [{ amount: '600.00', isVoid: true }],
    })
    await post('/api/payment-approvals', { batch: 'P1' }, leader)
    expect((await instruct()).statusCode).toBe(200)
    expect((await batchOf()).approvals).toMatchObject([
      { amount: '600.00', isVoid: true },
      { amount: '500.00', isVoid: false },
    ])
  })

  test('changed behind the service, whatever it is, voids it too; until it is approved anew', async () => {
    const { pool } = district.running.services
    const firstLine = 'where line_no = 1'
    const changes: [what: string, table: string, change: string][] = [
      ['an amount', 'payment', `update payment set amount_fen = 30001 ${firstLine}`],
      ['a payee', 'payment', `update payment set payee_name = '另一人' ${firstLine}`],
      ['a bank', 'payment', `update payment set bank_name = '另一银行' ${firstLine}`],
      [
        'an account',
        'payment',
        `update payment set account_id = ${ofSecond('account_id')} ${firstLine}`,
      ],
      [
        'a person',
        'payment',
        `update payment set person_id = ${ofSecond('person_id')} ${firstLine}`,
      ],
      [
        'a number',
        'bank_account',
        `update bank_account set number_hash = sha256('other') where id = ${ofSecond('account_id')}`,
      ],
      ['the month', 'payment_batch', `update payment_batch set month = '2023-04'`],
    ]
    for (const [what, table, change] of changes) {
      await tamper(table, change)
      expect((await instruct()).json(), what).toMatchObject({
        type: '/problems/approval-void',
        title: '审批已失效',
        detail: '批次 P1 在审批之后内容或金额有变动,原审批已失效,须重新审批。',
      })
      expect(await batchOf()).toMatchObject({ state: 'checked', approval: { isVoid: true } })
      await expect(
        pool.query('update payment_batch set instructed_at = now(), instructed_by = made_by'),
      ).rejects.toMatchObject({ constraint: 'approval_content_kept' })
      await post('/api/payment-approvals', {}, leader)
    }
    expect((await instruct()).statusCode).toBe(200)
  })

  test('a batch that was changed after it was sent does not pass verification', async () => {
    await instruct()
    const { db } = district.running.services
    const faults = async () =>
      (await verifyBooks(db, districtCode)).find(({ code }) => code === 'sent-as-approved')
    expect(await faults()).toMatchObject({ count: 1, falsehoods: [] })
    await tamper('payment', `update payment set payee_name = '另一人' where line_no = 1`)
    expect(await faults()).toMatchObject({ falsehoods: [{ subject: 'P1' }] })
  })

  test('nobody may change or take away an approval', async () => {
    const { pool } = district.running.services
    await expect(pool.query('delete from approval')).rejects.toThrow('append-only')
    await expect(pool.query('update approval set amount_fen = 1')).rejects.toThrow('append-only')
  })
})

describe('the larger the amount, the more must approve', () => {
  test('up to the limit one person is enough', async () => {
    await setLimits(600, 600)
    expect(await approve(district.running.actors.leadership)).toMatchObject({
      batches: ['P1'],
      further: [],
    })
  })

  test('above it a leader and another person, in any order', async () => {
    await setLimits(599, 600)
    const { services, actors } = district.running
    const clerk = await makeActor(services, 'finance')
    expect(await approve(clerk)).toMatchObject({
      batches: [],
      further: [{ batch: 'P1', given: 1, required: 2 }],
    })
    expect((await instruct()).json()).toMatchObject({ type: '/problems/batch-not-ready' })
    await expect(approve(clerk)).rejects.toMatchObject({ code: 'already-approved' })
    await expect(approve(await makeActor(services, 'finance'))).rejects.toMatchObject({
      code: 'leader-needed',
    })
    expect(await batchOf()).toMatchObject({
      state: 'checked',
      approval: { given: 1, required: 2, leadersGiven: 0, leadersRequired: 1 },
    })
    expect(await approve(actors.leadership)).toMatchObject({ batches: ['P1'], further: [] })
    expect((await instruct()).statusCode).toBe(200)
  })

  test('above the next three, of whom two are leaders', async () => {
    await setLimits(100, 599)
    const { services, actors } = district.running
    await approve(actors.leadership)
    await approve(await makeActor(services, 'finance'))
    await expect(approve(await makeActor(services, 'finance'))).rejects.toMatchObject({
      code: 'leader-needed',
    })
    expect(await approve(await makeActor(services, 'leadership'))).toMatchObject({
      batches: ['P1'],
    })
  })

  test('a stop takes the amount under the limit, but first it takes the approval', async () => {
    await setLimits(599, 1000)
    const clerk = await makeActor(district.running.services, 'finance')
    await approve(clerk)
    await post('/api/payment-stops', { batch: 'P1', line: 3, reason: '已死亡' })
    expect(await approve(clerk)).toMatchObject({ batches: ['P1'] })
  })

  test('a lower limit that is set before it is sent asks for the approvals that lack', async () => {
    await approve(district.running.actors.leadership)
    await setLimits(1, 1000)
    expect((await instruct()).json()).toMatchObject({
      type: '/problems/approval-incomplete',
      detail: '批次 P1 须 2 人(其中局领导 1 名)审批,现有 1 人审批(其中局领导 1 名),请先补齐审批。',
    })
  })

  test('one person under two accounts is one person', async () => {
    await setLimits(1, 1000)
    const { services, actors } = district.running
    const clerk = await makeActor(services, 'finance')
    const ids = [clerk.userId, actors.leadership.userId]
    const withNumber = services.db.updateTable('app_user').set({ staff_number: 'A-17' })
    await withNumber.where('id', 'in', ids).execute()
    await approve(clerk)
    await expect(approve(actors.leadership)).rejects.toMatchObject({ constraint: 'four_eyes' })
  })
})
