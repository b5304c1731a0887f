import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseYuan } from '../../../src/kernel/fen.ts'
import { inTransaction, type Tx } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { storyOf } from '../../support/story.ts'
import { everyOperation, play } from '../tracing/play.ts'

interface Account {
  id: string
  stage: string
  cameIn: string
  wentOut: string
  balance: string
}
interface Entry {
  bookedOn: string
  recordedAt: string
  kind: string
  reference: string | null
  amount: string
  balance: string
}

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const get = async <Body>(url: string): Promise<Body> => {
  const answer = await running.as('auditor', { url })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const pagesOf = async <Item>(url: string): Promise<Item[]> => {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: Item[]; nextCursor: string | null } = await get(`${url}${more}`)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

/** What is booked from now on in this transaction was recorded at this moment. */
const recordAt = (tx: Tx, moment: string) =>
  sql`alter table transfer alter column recorded_at set default ${sql.lit(moment)}::timestamptz`.execute(
    tx,
  )

describe('a balance of a past day', () => {
  let received: string

  /** 60.00 are allocated on the 6th of January, which the books know since the 20th, at night. */
  beforeAll(async () => {
    await inTransaction(running.services.pool, async (tx) => {
      const story = await storyOf(tx)
      await recordAt(tx, '2023-01-05T01:00:00Z')
      await story.appropriation({ document: '甲', amountFen: 10_000n, receivedOn: '2023-01-05' })
      await recordAt(tx, '2023-01-10T01:00:00Z')
      const decidedOn = '2023-01-09'
      const township = '430603102'
      await story.allocation({ document: '甲', township, amountFen: 1_000n, decidedOn })
      await recordAt(tx, '2023-01-20T16:30:00Z')
      await story.allocation({ document: '甲', amountFen: 6_000n, decidedOn: '2023-01-06' })
      await sql`alter table transfer alter column recorded_at set default now()`.execute(tx)
    })
    const query = `stage=received&document=${encodeURIComponent('甲')}`
    const [account] = await pagesOf<Account>(`/api/accounts?${query}`)
    expect(account).toMatchObject({ cameIn: '100.00', wentOut: '70.00', balance: '30.00' })
    received = account?.id ?? ''
  })

  test.each([
    ['asOf=2023-01-04', '0.00'],
    ['asOf=2023-01-05', '100.00'],
    ['asOf=2023-01-06', '40.00'],
    ['asOf=2023-01-09', '30.00'],
    ['recordedBy=2023-01-05', '100.00'],
    ['recordedBy=2023-01-10', '90.00'],
    // Half past midnight in China.
    ['recordedBy=2023-01-20', '90.00'],
    ['recordedBy=2023-01-21', '30.00'],
    // What the books said then about an earlier day.
    ['asOf=2023-01-06&recordedBy=2023-01-20', '100.00'],
    ['asOf=2023-01-06&recordedBy=2023-01-21', '40.00'],
  ])('%s: %s', async (moment, balance) => {
    const one = await get(`/api/accounts/${received}/balance?${moment}`)
    expect(one).toMatchObject({ balance })
    const all = await pagesOf<Account>(`/api/accounts?stage=received&${moment}`)
    expect(all).toMatchObject([{ id: received, balance }])
    const entries = await pagesOf<Entry>(`/api/accounts/${received}/entries?${moment}`)
    expect(entries.at(-1)?.balance ?? '0.00').toBe(balance)
  })

  test('its entries stand by day of booking, or as they were entered', async () => {
    const shown = async (order: string) =>
      (await pagesOf<Entry>(`/api/accounts/${received}/entries?order=${order}&limit=1`)).map(
        ({ bookedOn, kind, amount, balance }) => [bookedOn, kind, amount, balance],
      )
    expect(await shown('booked')).toEqual([
      ['2023-01-05', 'appropriate', '100.00', '100.00'],
      ['2023-01-06', 'allocate', '-60.00', '40.00'],
      ['2023-01-09', 'allocate', '-10.00', '30.00'],
    ])
    expect(await shown('recorded')).toEqual([
      ['2023-01-05', 'appropriate', '100.00', '100.00'],
      ['2023-01-09', 'allocate', '-10.00', '90.00'],
      ['2023-01-06', 'allocate', '-60.00', '30.00'],
    ])
    const url = `/api/accounts/${received}/entries?format=csv`
    const { body } = await running.as('finance', { url })
    expect(body.split('\r\n')[1]).toBe(
      '2023-01-05,2023-01-05T01:00:00.000Z,到位,甲,否,来源,100.00,100.00',
    )
  })
})

test('an account that is none is refused', async () => {
  for (const part of ['entries', 'balance']) {
    const url = `/api/accounts/00000000-0000-7000-8000-000000000000/${part}`
    expect((await running.as('auditor', { url })).json()).toMatchObject({
      type: '/problems/account-unknown',
    })
  }
})

test('every balance of every day is that of its transfers, counted one by one', async () => {
  const last = await inTransaction(running.services.pool, async (tx) => {
    const { on } = await play(tx, everyOperation.slice(0, 96))
    return on
  })
  const { rows: transfers } = await running.services.pool.query<{
    from_account_id: string
    to_account_id: string
    amount_fen: bigint
    effective_on: string
  }>('select from_account_id, to_account_id, amount_fen, effective_on from transfer')
  const days = [...new Set(transfers.map(({ effective_on }) => effective_on))].sort()
  expect(days.length).toBeGreaterThan(10)
  for (const asOf of [days[3], days[Math.floor(days.length / 2)], last]) {
    const counted = new Map<string, bigint>()
    for (const one of transfers.filter(({ effective_on }) => effective_on <= (asOf ?? ''))) {
      const [from, to] = [one.from_account_id, one.to_account_id]
      counted.set(to, (counted.get(to) ?? 0n) + one.amount_fen)
      counted.set(from, (counted.get(from) ?? 0n) - one.amount_fen)
    }
    const accounts = await pagesOf<Account>(`/api/accounts?asOf=${asOf}&limit=20`)
    expect(accounts.length).toBeGreaterThan(20)
    for (const { id, balance } of accounts) {
      expect(parseYuan(balance), `${id} on ${asOf}`).toBe(counted.get(id) ?? 0n)
    }
    for (const { id, balance } of accounts.filter((_, index) => index % 9 === 0)) {
      const entries = await pagesOf<Entry>(`/api/accounts/${id}/entries?asOf=${asOf}&limit=4`)
      expect(entries.at(-1)?.balance ?? '0.00').toBe(balance)
    }
  }
  const now = await pagesOf<Account>('/api/accounts')
  expect(await pagesOf<Account>(`/api/accounts?asOf=${last}`)).toEqual(now)
})
