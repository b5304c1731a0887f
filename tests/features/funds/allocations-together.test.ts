import { beforeAll, expect, test } from 'vitest'
import { endSessions } from '../../../src/features/access/sessions/end-session.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode, makeActor } from '../../support/db.ts'
import { postMoney } from '../../support/money-api.ts'

const documentNumber = '湘财社指〔2023〕1号'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await postMoney(running, '/api/appropriations', {
    documentNumber,
    title: '困难群众救助补助资金',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '100.00',
  })
})

const share = (n: number) => ({
  documentNumber,
  category: 'dibao_urban',
  township: '430603001',
  amount: '10.00',
  decidedOn: '2023-02-10',
  decisionNumber: `云民发〔2023〕${n}号`,
})
const allocate = (body: object, key?: string) =>
  postMoney(running, '/api/allocations', body, key === undefined ? {} : { key })
const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n))

test('what many allocate at the same time is booked together, and refused each for its reason', async () => {
  const answers = await Promise.all([
    ...many(8, (n) => allocate(share(n))),
    allocate({ ...share(20), documentNumber: '湘财社指〔2023〕99号' }),
    allocate({ ...share(21), decidedOn: '2023-01-31' }),
    allocate({ ...share(22), amount: '100.01' }),
  ])
  const said = answers.map((answer) => answer.json<{ id?: string; type?: string }>())
  expect(said.slice(8).map(({ type }) => type)).toEqual([
    '/problems/document-unknown',
    '/problems/allocation-too-early',
    '/problems/insufficient-funds',
  ])
  const { items } = (await running.as('auditor', { url: '/api/allocations' })).json<{
    items: { id: string; decisionNumber: string }[]
  }>()
  const numberOf = new Map(items.map(({ id, decisionNumber }) => [id, decisionNumber]))
  expect(items).toHaveLength(8)
  expect(said.slice(0, 8).map(({ id }) => numberOf.get(id ?? ''))).toEqual(
    many(8, (n) => share(n).decisionNumber),
  )
})

test('one key books once, and together they never take more than there is', async () => {
  const key = crypto.randomUUID()
  const same = await Promise.all(many(4, () => allocate(share(30), key)))
  expect(new Set(same.map((answer) => answer.json().id)).size).toBe(1)
  const rest = await Promise.all(many(3, (n) => allocate(share(40 + n))))
  expect(rest.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409])
  const verified = await verifyBooks(running.services.db, districtCode)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
})

test('a document in parts gives the part of the category, and where it is too small, not the pooled one', async () => {
  const number = '湘财社指〔2023〕2号'
  const part = (amount: string, category: string | null) =>
    postMoney(running, '/api/appropriations', {
      documentNumber: number,
      title: '困难群众救助补助资金',
      level: 'province',
      issuedOn: '2023-01-20',
      receivedOn: '2023-02-01',
      fiscalYear: 2023,
      amount,
      category,
    })
  expect((await part('50.00', 'dibao_urban')).statusCode).toBe(201)
  expect((await part('100.00', null)).statusCode).toBe(201)
  const of = (n: number, amount: string, category: string) =>
    allocate({ ...share(n), documentNumber: number, amount, category })
  const answers = await Promise.all([
    of(50, '20.00', 'dibao_urban'),
    of(51, '60.00', 'dibao_urban'),
    of(52, '60.00', 'tekun'),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 409, 201])
  const { rows } = await running.services.pool.query(
    `select document.category_code as category, balance_fen::int as left
    from account join appropriation document on document.id = account.appropriation_id
    where document_number = $1 and stage = 'received' order by 1`,
    [number],
  )
  expect(rows).toEqual([
    { category: 'dibao_urban', left: 3_000 },
    { category: null, left: 4_000 },
  ])
})

test('who was signed out meanwhile is refused, and nobody who came with him', async () => {
  const { app, services, actors, authorization } = running
  const colleague = await makeActor(services, 'finance')
  const people = [colleague, actors.finance]
  const tokens = await Promise.all(people.map(authorization))
  const ask = (authorization: string, n: number) =>
    app.inject({
      method: 'POST',
      url: '/api/allocations',
      headers: { authorization, 'idempotency-key': crypto.randomUUID() },
      payload: { ...share(n), documentNumber: '湘财社指〔2023〕2号', amount: '0.01' },
    })
  const known = await Promise.all(tokens.map((token, n) => ask(token, 60 + n)))
  expect(known.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  await endSessions(services, colleague, { userId: colleague.userId, reason: 'test' })
  const answers = await Promise.all(tokens.map((token, n) => ask(token, 70 + n)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 201])
})
