import { beforeAll, expect, test } from 'vitest'
import { verifyBooks } from '../../src/features/verification/index.ts'
import { addMonths } from '../../src/kernel/month.ts'
import type { Decided } from '../../src/platform/db/command.ts'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode } from '../support/db.ts'
import { place, type RosterDistrict, rosterDistrict } from '../support/roster-district.ts'

/** A request that can be executed, once what it needs is there. */
interface Request {
  url?: string
  role?: 'leadership'
  body: object
  /** With the same key, this body is another request. */
  other: object
}
/** The nth request of a route. */
type Prepare = (n: number) => Request | Promise<Request>

let district: RosterDistrict
let isCrashing = false
beforeAll(async () => {
  district = await rosterDistrict((services) => ({
    ...services,
    command: (actor, request, body) => services.command(actor, request, crashing(body)),
    together: (commands, writing) =>
      services.together(isCrashing ? commands.map(unspeakable) : commands, writing),
  }))
  const first = { number: 'P0', month: '2023-01', ...place, accounts: district.accounts }
  await post('/api/payment-batches', first)
})

/** The body on a machine that goes down when everything is done and nothing is committed. */
function crashing<R>(body: (tx: Tx) => Promise<R>): (tx: Tx) => Promise<R> {
  return async (tx) => {
    const outcome = await body(tx)
    if (isCrashing) throw new Error('the machine went down')
    return outcome
  }
}

/** A command whose trail the database refuses, when everything else is written. */
const unspeakable = <R>(decided: Decided<R>): Decided<R> => ({
  ...decided,
  subject: null as never,
})

const post: RosterDistrict['post'] = (...call) => district.post(...call)
const idOf = async (answer: ReturnType<typeof post>) => (await answer).json<{ id: string }>().id
const leader = { role: 'leadership' } as const
const documentNumber = '湘财社指〔2023〕12号'

const document = (number: string) => ({
  documentNumber: number,
  title: '困难群众救助补助资金',
  level: 'province',
  issuedOn: '2023-01-20',
  receivedOn: '2023-02-01',
  fiscalYear: 2023,
  amount: '100.00',
})
const allocation = (decisionNumber: string) => ({
  documentNumber,
  ...place,
  amount: '1.00',
  decidedOn: '2023-04-10',
  decisionNumber,
})
const voucher = (voucherNumber: string) => ({
  voucherNumber,
  spentOn: '2023-04-10',
  ...place,
  payeeName: '示例中心',
  payeeKind: 'institution',
  amount: '2.00',
  subject: '30306',
  purpose: '照料',
})
const recovery = (receiptNumber: string, voucherNumber: string) => ({
  receiptNumber,
  voucherNumber,
  amount: '1.00',
  recoveredOn: '2023-05-01',
  reason: '多付',
})
const propose = (note: string) => ({
  documentNumber,
  category: 'dibao_urban',
  amount: '1.00',
  needMonth: '2023-03',
  weights: { need: 100, difficulty: 0, performance: 0 },
  note,
})

const steps = ['make', 'check', 'approve', 'instruct', 'result'] as const
let batchCount = 0

/** A batch with 100.00 in line 3, alone in its month, brought up to a step. */
async function batchUpTo(step: (typeof steps)[number], year: 2023 | 2024): Promise<string> {
  batchCount += 1
  const batch = `批次${batchCount}`
  // Those that the bank pays are of 2023, where there is money.
  const month = year === 2023 ? addMonths('2023-01', batchCount) : addMonths('2024-01', batchCount)
  const reached = steps.indexOf(step)
  await post('/api/payment-batches', { number: batch, month, ...place })
  for (const line of [1, 2]) await post('/api/payment-stops', { batch, line, reason: '示例' })
  if (reached > 0) await post('/api/payment-checks', { batch }, leader)
  if (reached > 1) await post('/api/payment-approvals', { batch }, leader)
  if (reached > 2) await post('/api/payment-instructions', { batch })
  if (reached > 3) await post('/api/payment-results', { batch, lines: [returned] })
  return batch
}
const returned = {
  line: 3,
  outcome: 'returned',
  amount: '100.00',
  reason: '账户冻结',
  executedOn: '2023-12-06',
}
const batchCase = (step: (typeof steps)[number], year: 2023 | 2024, more = {}): Prepare => {
  return async () => ({
    body: { batch: await batchUpTo(step, year) },
    other: { batch: 'P0' },
    ...more,
  })
}

const cases: Record<string, Prepare> = {
  '/api/payment-instructions': batchCase('approve', 2023),
  '/api/payment-results': async () => {
    const batch = await batchUpTo('instruct', 2023)
    const lines = [returned]
    return { body: { batch, lines }, other: { batch, lines: [{ ...returned, amount: '99.00' }] } }
  },
  '/api/payment-reissues': async (n) => {
    const batch = await batchUpTo('result', 2023)
    const lines = [{ batch, line: 3 }]
    return { body: { number: `补${n}`, lines }, other: { number: `补${n}x`, lines } }
  },
  '/api/payment-checks': batchCase('make', 2024, leader),
  '/api/payment-approvals': batchCase('check', 2024, leader),
  '/api/payment-stops': async () => {
    const batch = await batchUpTo('make', 2024)
    return { body: { batch, reason: '重复' }, other: { batch, reason: '死亡' } }
  },
  '/api/payment-batches': (n) => {
    const batch = { number: `新${n}`, month: `2030-0${n}`, ...place }
    return { body: batch, other: { ...batch, month: '2031-01' } }
  },
  '/api/expenditures': (n) => ({ body: voucher(`记${n}`), other: voucher(`记${n}x`) }),
  '/api/recoveries': async (n) => {
    await post('/api/expenditures', voucher(`追${n}`))
    return { body: recovery(`收${n}`, `追${n}`), other: recovery(`收${n}x`, `追${n}`) }
  },
  '/api/remittances': (n) => {
    const recovered = { year: 2023, ...place, amount: '1.00' }
    const remittance = { level: 'province', remittedOn: '2023-06-01', reason: '上缴', recovered }
    const numbered = (number: string) => ({ ...remittance, documentNumber: number })
    return { body: numbered(`缴${n}`), other: numbered(`缴${n}x`) }
  },
  '/api/appropriations': (n) => ({
    body: document(`湘财社指〔2023〕3${n}号`),
    other: document(`湘财社指〔2023〕4${n}号`),
  }),
  '/api/allocations': (n) => ({ body: allocation(`分${n}`), other: allocation(`分${n}x`) }),
  '/api/disbursements': (n) => {
    const order = { ...place, channel: 'bank', payeeName: '示例银行', amount: '0.01' }
    const numbered = (number: string) => ({ ...order, number, disbursedOn: '2023-04-11' })
    return { body: numbered(`拨${n}`), other: numbered(`拨${n}x`) }
  },
  '/api/adjustments': async (n) => {
    await post('/api/allocations', allocation(`调前${n}`))
    const change = {
      documentNumber,
      from: place,
      to: { ...place, township: '430603101' },
      amount: '0.50',
      decidedOn: '2023-04-12',
      reason: '统筹',
    }
    const numbered = (decisionNumber: string) => ({ ...change, decisionNumber })
    return { body: numbered(`调${n}`), other: numbered(`调${n}x`) }
  },
  '/api/allocation-proposals': (n) => ({ body: propose(`案${n}`), other: propose(`案${n}x`) }),
  '/api/allocation-proposals/{id}/confirmation': async (n) => {
    const id = await idOf(post('/api/allocation-proposals', propose('待确认')))
    const confirm = (decisionNumber: string) => ({ decidedOn: '2023-04-13', decisionNumber })
    const url = `/api/allocation-proposals/${id}/confirmation`
    return { url, ...leader, body: confirm(`定${n}`), other: confirm(`定${n}x`) }
  },
  '/api/reversals': async (n) => {
    const originId = await idOf(post('/api/allocations', allocation(`误${n}`)))
    const what = { origin: 'allocation', originId, reversedOn: '2023-05-01', reason: '记错' }
    const numbered = (decisionNumber: string) => ({ ...what, decisionNumber })
    return { body: numbered(`更${n}`), other: numbered(`更${n}x`) }
  },
  '/api/closed-months': (n) => ({ body: { month: `2022-0${n}` }, other: { month: '2022-09' } }),
  '/api/carryovers': () => ({ body: { fromYear: 2023 }, other: { fromYear: 2022 } }),
}

/** Lays a proposal aside: nothing is moved, nothing is promised. */
const movingNothing = [
  '/api/allocation-proposals/{id}/rejection',
  '/api/payment-batches/{number}/lines/{line}/disclosures',
]

interface Operation {
  tags?: string[]
  parameters?: { in: string; name: string; required?: boolean }[]
}
const withMoney = new Set(['funds', 'payments', 'ledger'])
const asksForKey = ({ parameters = [] }: Operation) =>
  parameters.some((one) => one.in === 'header' && one.name === 'idempotency-key' && one.required)

test('every route that moves money asks for a key and is tried here', () => {
  const { paths = {} } = district.running.app.swagger() as {
    paths?: Record<string, { post?: Operation }>
  }
  const moving = Object.entries(paths).flatMap(([url, { post: operation }]) =>
    operation?.tags?.some((tag) => withMoney.has(tag)) && !movingNothing.includes(url)
      ? [{ url, isAsking: asksForKey(operation) }]
      : [],
  )
  expect(moving.filter(({ isAsking }) => !isAsking)).toEqual([])
  expect(moving.map(({ url }) => url).sort()).toEqual(Object.keys(cases).sort())
})

/** What was done so far: every command leaves one entry in the trail. */
async function done(): Promise<string> {
  const { rows } = await district.running.services.pool.query<{ done: string }>(`
    select concat((select count(*) from audit_entry where action not like 'session%'), ' entries, ',
      (select count(*) from transfer), ' transfers') as done`)
  return rows[0]?.done ?? ''
}
const entriesOf = (text: string) => Number(text.split(' ')[0])

test.each(Object.entries(cases))('%s is executed once per key', async (route, prepare) => {
  const send = ({ url = route, role, body }: Request, key: string) =>
    post(url, body, { key, ...(role !== undefined && { role }) })
  const plain = ({ statusCode, body }: Awaited<ReturnType<typeof send>>) => [statusCode, body]

  const first = await prepare(1)
  const start = await done()
  const answer = await send(first, `${route} 1`)
  expect([200, 201], answer.body).toContain(answer.statusCode)
  const after = await done()
  expect(entriesOf(after)).toBe(entriesOf(start) + 1)
  expect(plain(await send(first, `${route} 1`))).toEqual(plain(answer))
  const reused = await send({ ...first, body: first.other }, `${route} 1`)
  expect([reused.statusCode, reused.json<{ type: string }>().type]).toEqual([
    422,
    '/problems/idempotency-key-reused',
  ])
  expect(await done()).toBe(after)

  const second = await prepare(2)
  const beforeTwo = await done()
  const both = await Promise.all([send(second, `${route} 2`), send(second, `${route} 2`)])
  expect([200, 201], both[0].body).toContain(both[0].statusCode)
  expect(plain(both[0])).toEqual(plain(both[1]))
  expect(entriesOf(await done())).toBe(entriesOf(beforeTwo) + 1)

  const third = await prepare(3)
  const beforeCrash = await done()
  isCrashing = true
  const lost = await send(third, `${route} 3`).finally(() => {
    isCrashing = false
  })
  expect(lost.statusCode).toBe(500)
  expect(await done()).toBe(beforeCrash)
  const repeated = await send(third, `${route} 3`)
  expect([200, 201], repeated.body).toContain(repeated.statusCode)
  expect(entriesOf(await done())).toBe(entriesOf(beforeCrash) + 1)
})

test.each(Object.entries(cases))(
  '%s does nothing for a session that has just ended',
  async (route, prepare) => {
    const { url = route, role = 'finance', body } = await prepare(4)
    const { app, as, actors, authorization, services } = district.running
    const before = await done()
    for (const payload of [JSON.stringify(body), '{}', '{']) {
      expect((await as(role, { url: '/api/session' })).statusCode).toBe(200)
      const headers = {
        authorization: await authorization(actors[role]),
        'idempotency-key': route,
        'content-type': 'application/json',
      }
      await services.db
        .updateTable('user_session')
        .set({ ended_at: services.clock.now(), end_reason: 'test' })
        .where('user_id', '=', actors[role].userId)
        .where('ended_at', 'is', null)
        .execute()
      const answer = await app.inject({ method: 'POST', url, headers, payload })
      expect([answer.statusCode, answer.json().type]).toEqual([401, '/problems/not-signed-in'])
    }
    expect(await done()).toBe(before)
  },
)

test('and the books hold after all that', async () => {
  const verified = await verifyBooks(district.running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})
