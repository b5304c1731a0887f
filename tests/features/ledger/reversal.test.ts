import { beforeAll, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { postMoney } from '../../support/money-api.ts'

let running: TestApp
let ids: { document: string; allocation: string; sent: string }

beforeAll(async () => {
  running = await startApp()
  const { services, actors } = running
  const load = (kind: Parameters<typeof sheet>[0], ...rows: string[]) =>
    importSheet(services, actors.finance, kind, sheet(kind, ...rows))
  await load('appropriations', '湘财社指〔2023〕12号,补助,省,2023-01-20,2023-02-01,2023,,,1000.00,')
  await load(
    'allocations',
    '湘财社指〔2023〕12号,城市低保,430603002,900.00,2023-02-10,云民〔2023〕2号',
  )
  await load('disbursements', 'BF1,城市低保,430603002,集中支付,示例医院,,300.00,2023-03-02,')
  const one = async (table: 'appropriation' | 'allocation' | 'disbursement') =>
    (await services.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id
  ids = {
    document: await one('appropriation'),
    allocation: await one('allocation'),
    sent: await one('disbursement'),
  }
})

const reverse = (origin: string, originId: string, options = {}, reversedOn = '2023-04-01') =>
  postMoney(
    running,
    '/api/reversals',
    { origin, originId, reversedOn, decisionNumber: '云民更〔2023〕1号', reason: '重复登记' },
    options,
  )

const balances = async () => {
  const accounts = await running.services.db
    .selectFrom('account')
    .select(['stage', 'balance_fen'])
    .where('stage', '<>', 'source')
    .orderBy('stage')
    .execute()
  return Object.fromEntries(accounts.map((one) => [one.stage, one.balance_fen]))
}

test('what the money has left since cannot be taken back', async () => {
  const answer = await reverse('allocation', ids.allocation)
  expect(answer.json()).toMatchObject({ type: '/problems/insufficient-funds', status: 409 })
})

test('it needs a key, a known origin and a day that is not before it', async () => {
  const payload = {
    origin: 'allocation',
    originId: ids.allocation,
    reversedOn: '2023-04-01',
    decisionNumber: '云民更〔2023〕1号',
    reason: '重复登记',
  }
  const keyless = await running.as('finance', { method: 'POST', url: '/api/reversals', payload })
  expect(keyless.json()).toMatchObject({
    type: '/problems/invalid-request',
    errors: [{ pointer: '/idempotency-key', reason: '须在请求头中带 Idempotency-Key' }],
  })
  expect((await reverse('disbursement', ids.document)).json()).toMatchObject({
    type: '/problems/origin-unknown',
  })
  expect((await reverse('disbursement', ids.sent, {}, '2023-03-01')).json()).toMatchObject({
    type: '/problems/reversal-too-early',
    detail: '冲正日期不能早于原业务的入账日期 2023-03-02。',
  })
})

test('a disbursement is taken back once, the same key answers the same', async () => {
  const first = await reverse('disbursement', ids.sent, { key: 'k1' })
  expect(first.statusCode).toBe(201)
  expect(await balances()).toEqual({ received: 10000n, allocated: 90000n, disbursed: 0n })
  const again = await reverse('disbursement', ids.sent, { key: 'k1' })
  expect([again.statusCode, again.json()]).toEqual([201, first.json()])
  const other = await reverse('allocation', ids.allocation, { key: 'k1' })
  expect(other.json()).toMatchObject({ type: '/problems/idempotency-key-reused', status: 422 })
  expect((await reverse('disbursement', ids.sent)).json()).toMatchObject({
    type: '/problems/transfer-already-reversed',
  })
})

test('two at once take back once', async () => {
  const answers = await Promise.all([
    reverse('allocation', ids.allocation),
    reverse('allocation', ids.allocation),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  expect(await balances()).toEqual({ received: 100000n, allocated: 0n, disbursed: 0n })
})

test('the list names what was taken back, and the books still balance', async () => {
  const list = await running.as('auditor', { url: '/api/reversals' })
  expect(list.json()).toMatchObject([
    { origin: 'allocation', amount: '900.00', decisionNumber: '云民更〔2023〕1号' },
    { origin: 'disbursement', amount: '300.00' },
  ])
  const verified = await verifyBooks(running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
  expect(verified.find(({ code }) => code === 'reversals-mirror')?.count).toBe(2)
})

test.each([
  ['another amount', 'amount_fen + 1', 'from_account_id, to_account_id'],
  ['the same direction', 'amount_fen', 'to_account_id, from_account_id'],
])('the database refuses a reversal with %s', async (_, amount, accounts) => {
  const { pool } = running.services
  const { document } = ids
  const insert = pool.query(
    `with note as (insert into reversal (district_code, origin, origin_id, reversed_on,
        decision_number, reason, reversed_by)
      select district_code, 'appropriation', $1, '2023-05-01', 'x', 'x', reversed_by
      from reversal limit 1 returning *)
    insert into transfer (district_code, kind, to_account_id, from_account_id, amount_fen,
      effective_on, appropriation_id, reverses_id, reversal_id)
    select transfer.district_code, kind, ${accounts}, ${amount}, '2023-05-01', appropriation_id,
      transfer.id, note.id
    from transfer, note where appropriation_id = $1`,
    [document],
  )
  await expect(insert).rejects.toMatchObject({ constraint: 'transfer_reversal_mirrors' })
})
