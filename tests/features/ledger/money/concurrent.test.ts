import { beforeEach, expect, test } from 'vitest'
import { verifyBooks } from '../../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { districtCode } from '../../../support/db.ts'
import { postMoney } from '../../../support/money-api.ts'

const clients = 16
const documentNumber = '湘财社指〔2023〕1号'
const first = { category: 'dibao_urban', township: '430603001' }
const second = { ...first, township: '430603002' }

let running: TestApp
let url: string
let authorization: string
beforeEach(async () => {
  running = await startApp()
  url = await running.app.listen({ port: 0, host: '127.0.0.1' })
  authorization = await running.authorization(running.actors.finance)
  await postMoney(running, '/api/appropriations', {
    documentNumber,
    title: '示例',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '2000.00',
  })
  for (const place of [first, second]) {
    await postMoney(running, '/api/allocations', {
      documentNumber,
      ...place,
      amount: '1000.00',
      decidedOn: '2023-02-10',
      decisionNumber: '云民发〔2023〕1号',
    })
  }
})

async function call(path: string, body: object): Promise<{ status: number; type?: string }> {
  const headers = {
    authorization,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  }
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const { type } = (await answer.json()) as { type?: string }
  return { status: answer.status, ...(type !== undefined && { type }) }
}

const order = (number: string, amount: string, place = first) =>
  call('/api/disbursements', {
    number,
    ...place,
    channel: 'bank',
    payeeName: '示例银行',
    amount,
    disbursedOn: '2023-03-01',
  })
const adjust = (decisionNumber: string, from: typeof first, to: typeof first) =>
  call('/api/adjustments', {
    documentNumber,
    from,
    to,
    amount: '70.00',
    decidedOn: '2023-03-01',
    decisionNumber,
    reason: '统筹',
  })

/** Each client sends its requests one after the other, all clients at once. */
async function fromEveryClient(
  count: number,
  send: (client: number, n: number) => ReturnType<typeof call>,
): Promise<Record<string, number>> {
  const answers: Record<string, number> = {}
  const client = async (_: unknown, which: number) => {
    for (let n = 0; n < count; n += 1) {
      const { status, type = '' } = await send(which, n)
      const name = `${status} ${type}`.trim()
      answers[name] = (answers[name] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return answers
}

async function balances(): Promise<Record<string, string>> {
  const { rows } = await running.services.pool.query<{ name: string; balance_fen: bigint }>(`
    select concat_ws('/', stage, township_code) as name, balance_fen from account
    where stage in ('allocated', 'disbursed') order by 1`)
  return Object.fromEntries(rows.map((row) => [row.name, String(row.balance_fen)]))
}

const expectTrueBooks = async () => {
  const verified = await verifyBooks(running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
}

test('16 clients draw on one account: all that is there and no fen more, every request answered', async () => {
  const answers = await fromEveryClient(8, (client, n) => order(`拨${client}/${n}`, '10.00'))
  expect(answers).toEqual({ '201': 100, '409 /problems/insufficient-funds': 28 })
  expect(await balances()).toEqual({
    'allocated/430603001': '0',
    'allocated/430603002': '100000',
    'disbursed/430603001': '100000',
  })
  await expectTrueBooks()
})

test('16 clients move money to and fro and draw on it: none waits for ever, nothing is lost', async () => {
  const answers = await fromEveryClient(6, (client, n) => {
    const [from, to] = client % 2 === 0 ? [first, second] : [second, first]
    const name = `${client}/${n}`
    return n % 3 === 2 ? order(`拨${name}`, '50.00', from) : adjust(`调${name}`, from, to)
  })
  const { 201: done = 0, '409 /problems/insufficient-funds': refused = 0, ...others } = answers
  expect(others).toEqual({})
  expect(done + refused).toBe(clients * 6)
  const held = Object.values(await balances()).map(BigInt)
  expect(held.every((fen) => fen >= 0n)).toBe(true)
  expect(held.reduce((sum, fen) => sum + fen, 0n)).toBe(200_000n)
  await expectTrueBooks()
})
