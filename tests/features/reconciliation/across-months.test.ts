import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookReversal } from '../../../src/features/ledger/reverse-origin.ts'
import { monthReportOf } from '../../../src/features/reconciliation/month-report.ts'
import { rehearseMonth } from '../../../src/features/reconciliation/rehearse-month.ts'
import { balanceStatementOf } from '../../../src/features/reconciliation/statement/balance-statement.ts'
import { districtCode } from '../../support/db.ts'
import { exceptionNamed, resolve, within } from './resolving.ts'
import { reconciledWorld, type Told, told } from './world.ts'

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
})

const tell = (story: (told: Told) => Promise<void>) => () => told(world, story)
const [accountA, accountB] = ['999999000001', '999999000002']

const close = (tx: Told['tx'], month: string) =>
  tx
    .insertInto('closed_month')
    .values({ district_code: districtCode, month, closed_by: world.finance.userId })
    .execute()

async function outstanding(tx: Told['tx'], month: string): Promise<string[]> {
  const { items } = await balanceStatementOf(tx, districtCode, month)
  return items.map(({ reference, amount, state }) => `${reference} ${amount} ${state}`)
}

/** Takes a voucher of 6 March back on its own day. */
async function reverse(tx: Told['tx'], voucher: string): Promise<void> {
  const { id: originId } = await tx
    .selectFrom('expenditure')
    .select('id')
    .where('voucher_number', '=', voucher)
    .executeTakeFirstOrThrow()
  const why = { decisionNumber: '更正1', reason: '重复登记', reversedOn: '2023-03-06' }
  await bookReversal(tx, world.finance, { origin: 'expenditure', originId, ...why })
}

test(
  'a line that comes in after its month was closed waits in the next one',
  tell(async ({ tx, vouchers, statement, run, matches, exceptions }) => {
    await vouchers(
      { number: 'PZ1', on: '2023-03-06', fen: 100n, account: accountA },
      { number: 'PZ2', on: '2023-03-31', fen: 200n, account: accountA },
    )
    await statement({ serial: 'S1', on: '2023-03-06', fen: -100n, account: accountA })
    await run('2023-03')
    await close(tx, '2023-03')
    await statement(
      { serial: 'S2', on: '2023-03-31', fen: -200n, account: accountA },
      { serial: 'S3', on: '2023-03-31', fen: -700n, account: accountB },
    )
    for (const _again of [1, 2]) {
      await run('2023-04')
      expect(await exceptions('2023-04')).toEqual(['in_bank_not_in_books no_counterpart S3'])
      expect((await matches()).map(({ lines, entries }) => [...lines, ...entries])).toEqual([
        ['S1', 'PZ1'],
        ['S2', 'PZ2'],
      ])
    }
    await run('2023-05')
    expect(await outstanding(tx, '2023-05')).toEqual(['S3 -700 open'])
  }),
)

test(
  'of a line and an entry that did not fit, what is left by a match waits by itself',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers(
      { number: 'PZ:1', on: '2023-03-06', fen: 10_000n, account: accountA },
      { number: 'PZ2', on: '2023-03-20', fen: 10_100n, account: accountB },
    )
    await statement({ serial: 'S1', on: '2023-03-06', fen: -10_100n, account: accountA })
    await run('2023-03')
    const { bank, books, kind } = await exceptionNamed(tx, 'S1')
    expect([kind, books?.key]).toEqual(['amount_differs', 'spend:PZ:1:2023-03-06'])
    await close(tx, '2023-03')
    await resolve(tx, world.finance, 'PZ2', { way: 'match', lineIds: [bank?.id] })
    await run('2023-04')
    expect(await exceptionNamed(tx, 'PZ:1')).toMatchObject({ state: 'open' })
    expect(await exceptionNamed(tx, 'S1')).toMatchObject({ state: 'resolved' })
    expect(await outstanding(tx, '2023-04')).toEqual(['PZ:1 -10000 open'])
  }),
)

test(
  'a correction is booked no earlier than in the month of what it explains',
  tell(async ({ tx, statement, run }) => {
    await statement({ serial: 'S1', on: '2023-04-21', fen: 321n, summary: '结息' })
    await run('2023-04')
    const correction = { way: 'correction', voucherNumber: 'GZ1' }
    const early = resolve(tx, world.finance, 'S1', { ...correction, bookedOn: '2023-03-31' })
    await expect(early).rejects.toMatchObject({ code: 'correction-too-early' })
    await resolve(tx, world.finance, 'S1', { ...correction, bookedOn: '2023-04-01' })
    expect(await outstanding(tx, '2023-04')).toEqual([])
  }),
)

test(
  'what a later month found waits in its own, once that is reconciled',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-04-02', fen: 10_000n, account: accountA })
    await statement({ serial: 'S1', on: '2023-03-31', fen: -10_100n, account: accountA })
    await run('2023-04')
    expect(await exceptionNamed(tx, 'S1')).toMatchObject({ month: '2023-04' })
    expect((await run('2023-03')).exceptions).toEqual({ in_bank_not_in_books: 1 })
    expect(await exceptionNamed(tx, 'S1')).toMatchObject({
      month: '2023-03',
      kind: 'amount_differs',
    })
  }),
)

test(
  'what later months find does not change the statement of a month',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers(
      { number: 'PZ1', on: '2023-03-31', fen: 10_000n, account: accountA },
      { number: 'PZ2', on: '2023-03-31', fen: 20_000n, account: accountB },
    )
    await statement({ serial: 'S1', on: '2023-03-30', fen: -7_700n, name: '示例公司' })
    await run('2023-03')
    const expectedOn = '2023-04-05'
    await resolve(tx, world.finance, 'PZ1', { way: 'timing', expectedOn })
    await resolve(tx, world.finance, 'PZ2', { way: 'timing', expectedOn })
    await resolve(tx, world.finance, 'S1', { way: 'referral' })
    const hash = async () => (await balanceStatementOf(tx, districtCode, '2023-03')).contentHash
    const then = ['S1 -7700 referred', 'PZ1 -10000 carried', 'PZ2 -20000 carried']
    expect(await outstanding(tx, '2023-03')).toEqual(then)
    const before = await hash()
    await statement(
      { serial: 'S2', on: '2023-04-02', fen: -10_000n, account: accountA },
      { serial: 'S3', on: '2023-04-02', fen: -20_100n, account: accountB },
      { serial: 'S4', on: '2023-04-03', fen: 7_700n, name: '示例公司', summary: '冲正' },
    )
    await run('2023-04')
    expect(await exceptionNamed(tx, 'PZ1')).toMatchObject({ state: 'cleared' })
    expect(await outstanding(tx, '2023-03')).toEqual(then)
    expect(await hash()).toBe(before)
  }),
)

test(
  'a line of a day that has not come is refused: it stays for good, and all would be as old as it says',
  tell(async ({ statement }) => {
    const late = statement(
      { serial: 'S1', on: '2023-03-06', fen: -100n },
      { serial: 'S2', on: '2033-03-07', fen: -200n },
    )
    await expect(late).rejects.toMatchObject({
      extensions: {
        errors: [{ row: 3, column: '交易日期', value: '2033-03-07', reason: '交易日期晚于今天' }],
      },
    })
  }),
)

describe('an account whose lines begin later', () => {
  /** What each account has at the end of a month, above or below that of the first line. */
  const balances = async (tx: Told['tx'], month: string) => {
    const { accounts } = await balanceStatementOf(tx, districtCode, month)
    return accounts.map(({ account, balance }) => `${account} ${balance - openingFen}`)
  }
  const openingFen = 1_000_000_000_000n
  const second = { fund: '4306030000002' }

  test(
    'has in the months before what was there before its first line',
    tell(async ({ tx, statement }) => {
      await statement({ serial: 'S1', on: '2023-03-06', fen: -100n })
      await statement(
        { serial: 'S3', on: '2023-05-08', fen: 700n, ...second },
        { serial: 'S2', on: '2023-05-08', fen: -300n, ...second },
      )
      expect(await balances(tx, '2023-01')).toEqual(['****0001 0', '****0002 0'])
      expect(await balances(tx, '2023-03')).toEqual(['****0001 -100', '****0002 0'])
      expect(await balances(tx, '2023-05')).toEqual(['****0001 -100', '****0002 400'])
    }),
  )
})

test(
  'an entry that was reversed on its own day is outstanding no more',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 300n })
    await statement({ serial: 'S1', on: '2023-03-20', fen: -500n, remark: '无单号' })
    await run()
    expect(await outstanding(tx, '2023-03')).toEqual(['S1 -500 open', 'PZ1 -300 open'])
    await reverse(tx, 'PZ1')
    await run()
    expect(await outstanding(tx, '2023-03')).toEqual(['S1 -500 open'])
  }),
)

test(
  'a match by hand is taken back where its entry was reversed since',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 300n })
    await statement({ serial: 'S1', on: '2023-03-20', fen: -300n, remark: '无单号' })
    await run()
    const { bank } = await exceptionNamed(tx, 'S1')
    await resolve(tx, world.finance, 'PZ1', { way: 'match', lineIds: [bank?.id] })
    await run()
    expect(await exceptionNamed(tx, 'S1')).toMatchObject({ state: 'resolved' })
    await reverse(tx, 'PZ1')
    await run()
    expect(await exceptionNamed(tx, 'S1')).toMatchObject({ state: 'open' })
    expect(await exceptionNamed(tx, 'PZ1')).toMatchObject({ state: 'cleared' })
    expect(await outstanding(tx, '2023-03')).toEqual(['S1 -300 open'])
  }),
)

test(
  'a rehearsal shows what waits and nothing that is done; totals are those of the list',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10_000n, account: accountA })
    await statement(
      { serial: 'S1', on: '2023-03-06', fen: -10_100n, account: accountA },
      { serial: 'S2', on: '2023-03-21', fen: 321n, summary: '结息' },
    )
    await run()
    await resolve(tx, world.finance, 'S2', {
      way: 'correction',
      voucherNumber: 'GZ1',
      bookedOn: '2023-03-21',
    })
    const { waiting } = await rehearseWithin(tx)
    expect(waiting.map(({ reference, amount }) => [reference, amount])).toEqual([['S1', 100n]])
    const { exceptions } = await monthReportOf(tx, districtCode, '2023-03')
    expect(exceptions).toMatchObject([{ kind: 'amount_differs', count: 1, amount: 100n }])
  }),
)

/** What is rolled back is the rehearsal's own part of the story. */
async function rehearseWithin(tx: Told['tx']) {
  await sql`savepoint story`.execute(tx)
  const rehearsal = await rehearseMonth(within(tx), world.finance, '2023-03')
  await sql`rollback to savepoint story`.execute(tx)
  return rehearsal
}
