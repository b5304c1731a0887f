import { beforeAll, describe, expect, test } from 'vitest'
import { reconciledWorld, type Told, told } from './world.ts'

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
})

const tell = (story: (told: Told) => Promise<void>) => () => told(world, story)
const [accountA, accountB] = ['999999000001', '999999000002']

describe('a line and an entry are matched', () => {
  test(
    'by the reference in the remark, wherever in it it stands',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10000n })
      await statement({ serial: 'S1', on: '2023-03-20', fen: -10000n, remark: '支付 PZ1 车票' })
      expect((await run()).matched).toMatchObject({ reference: 1 })
      expect(await matches()).toEqual([{ pass: 'reference', lines: ['S1'], entries: ['PZ1'] }])
      expect(await exceptions()).toEqual([])
    }),
  )

  test(
    'by account, amount and date, up to the window and not beyond',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 10000n, account: accountA },
        { number: 'PZ2', on: '2023-03-06', fen: 20000n, account: accountA },
      )
      await statement(
        { serial: 'S1', on: '2023-03-09', fen: -10000n, account: accountA },
        { serial: 'S2', on: '2023-03-10', fen: -20000n, account: accountA },
      )
      await run()
      expect(await matches()).toEqual([
        { pass: 'account-amount-date', lines: ['S1'], entries: ['PZ1'] },
      ])
      expect(await exceptions()).toEqual([
        'in_bank_not_in_books no_counterpart S2',
        'in_books_not_at_bank no_counterpart PZ2',
      ])
    }),
  )

  test(
    'by a name written in another way, where one side has no account',
    tell(async ({ vouchers, statement, run, matches }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10000n, name: '示例汽车站(北)' })
      const name = ' 示例汽車站 （北） '
      await statement({ serial: 'S1', on: '2023-03-06', fen: -10000n, name, account: accountA })
      await run()
      expect(await matches()).toEqual([
        { pass: 'name-amount-date', lines: ['S1'], entries: ['PZ1'] },
      ])
    }),
  )

  test(
    'by amount and date alone only where nobody is named',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 10000n },
        { number: 'PZ2', on: '2023-03-06', fen: 20000n },
      )
      await statement(
        { serial: 'S1', on: '2023-03-06', fen: -10000n },
        { serial: 'S2', on: '2023-03-06', fen: -20000n, name: '别家公司', account: accountA },
      )
      await run()
      expect(await matches()).toEqual([{ pass: 'amount-date', lines: ['S1'], entries: ['PZ1'] }])
      expect(await exceptions()).toEqual(['name_differs same_amount S2'])
    }),
  )

  test(
    'never with another because the remark names an entry of its own',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 10000n, account: accountA },
        { number: 'PZ2', on: '2023-03-06', fen: 99900n, account: accountA },
      )
      const line = { on: '2023-03-06', fen: -10000n, account: accountA }
      await statement({ serial: 'S1', ...line, remark: 'PZ2' })
      await run()
      expect(await matches()).toEqual([])
      expect(await exceptions()).toEqual([
        'amount_differs names_the_entry S1',
        'in_books_not_at_bank no_counterpart PZ1',
      ])
    }),
  )
})

describe('several are matched with one', () => {
  test(
    'where one debit pays a whole batch of a day',
    tell(async ({ vouchers, statement, run, matches }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 10000n, name: '甲' },
        { number: 'PZ2', on: '2023-03-06', fen: 20000n, name: '乙' },
        { number: 'PZ3', on: '2023-03-06', fen: 30000n, name: '丙' },
      )
      await statement({ serial: 'S1', on: '2023-03-07', fen: -60000n, name: '代发户' })
      await run()
      expect(await matches()).toEqual([
        { pass: 'batch-total', lines: ['S1'], entries: ['PZ1', 'PZ2', 'PZ3'] },
      ])
    }),
  )

  test(
    'where several lines name one entry and together come to it',
    tell(async ({ vouchers, statement, run, matches }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 30000n })
      await statement(
        { serial: 'S1', on: '2023-03-07', fen: -10000n, remark: 'PZ1' },
        { serial: 'S2', on: '2023-03-20', fen: -20000n, remark: 'PZ1' },
      )
      await run()
      expect(await matches()).toEqual([
        { pass: 'many-to-one', lines: ['S1', 'S2'], entries: ['PZ1'] },
      ])
    }),
  )

  test(
    'where remarks name it more than once',
    tell(async ({ vouchers, statement, run, matches }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 100n, account: accountA })
      await statement(
        { serial: 'S1', on: '2023-03-06', fen: -50n, remark: 'PZ1 原单 PZ1' },
        { serial: 'S2', on: '2023-03-06', fen: -50n, remark: 'PZ1' },
      )
      await run()
      expect(await matches()).toEqual([
        { pass: 'many-to-one', lines: ['S1', 'S2'], entries: ['PZ1'] },
      ])
    }),
  )

  test(
    'where a payment is split or put together in one way only',
    tell(async ({ vouchers, statement, run, matches }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 30001n, account: accountA },
        { number: 'PZ2', on: '2023-03-13', fen: 7n, account: accountB },
        { number: 'PZ3', on: '2023-03-14', fen: 500n, account: accountB },
        { number: 'PZ4', on: '2023-03-14', fen: 90n, account: accountB },
      )
      await statement(
        { serial: 'S1', on: '2023-03-06', fen: -10000n, account: accountA },
        { serial: 'S2', on: '2023-03-08', fen: -20001n, account: accountA },
        { serial: 'S3', on: '2023-03-15', fen: -507n, account: accountB },
      )
      await run()
      expect(await matches()).toEqual([
        { pass: 'split-combined', lines: ['S1', 'S2'], entries: ['PZ1'] },
        { pass: 'split-combined', lines: ['S3'], entries: ['PZ2', 'PZ3'] },
      ])
    }),
  )

  test(
    'and nothing is, where two ways add up',
    tell(async ({ vouchers, statement, run, matches }) => {
      const common = { on: '2023-03-06', account: accountA }
      await vouchers(
        { number: 'PZ1', fen: 100n, ...common },
        { number: 'PZ2', fen: 200n, ...common },
        { number: 'PZ3', fen: 50n, ...common },
        { number: 'PZ4', fen: 250n, ...common },
      )
      await statement({ serial: 'S1', fen: -300n, ...common })
      await run()
      expect(await matches()).toEqual([])
    }),
  )
})

describe('it is never guessed', () => {
  test(
    'that the total of one payee went to another',
    tell(async ({ vouchers, statement, run, matches }) => {
      const [own, other] = [{ name: '示例甲店' }, { name: '示例乙店' }]
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 100n, account: accountA, ...own },
        { number: 'PZ2', on: '2023-03-06', fen: 200n, account: accountA, ...own },
        { number: 'PZ3', on: '2023-03-16', fen: 400n, ...own },
        { number: 'PZ4', on: '2023-03-16', fen: 500n, ...own },
      )
      await statement(
        { serial: 'S1', on: '2023-03-06', fen: -300n, account: accountB, ...other },
        { serial: 'S2', on: '2023-03-16', fen: -900n, account: accountB, ...other },
      )
      await run()
      expect(await matches()).toEqual([])
    }),
  )

  test(
    'which of two equal entries a line is for',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      const common = { on: '2023-03-06', fen: 10000n, account: accountA }
      await vouchers({ number: 'PZ1', ...common }, { number: 'PZ2', ...common })
      await statement({ serial: 'S1', ...common, fen: -10000n })
      await run()
      expect(await matches()).toEqual([])
      expect(await exceptions()).toEqual([
        'in_bank_not_in_books equal_candidates S1',
        'in_books_not_at_bank equal_candidates PZ1',
        'in_books_not_at_bank equal_candidates PZ2',
      ])
    }),
  )

  test(
    'which of two lines of one day pays an entry',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10000n })
      const common = { on: '2023-03-07', fen: -10000n, remark: 'PZ1' }
      await statement({ serial: 'S1', ...common }, { serial: 'S2', ...common })
      await run()
      expect(await matches()).toEqual([])
      expect(await exceptions()).toEqual([
        'in_books_not_at_bank equal_candidates PZ1',
        'paid_twice equal_candidates S1',
        'paid_twice equal_candidates S2',
      ])
    }),
  )
})

describe('what is left has its kind', () => {
  test(
    'paid twice: the earlier line is the payment, the later one is not',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10000n })
      const common = { fen: -10000n, remark: 'PZ1' }
      await statement(
        { serial: 'S1', on: '2023-03-07', ...common },
        { serial: 'S2', on: '2023-03-09', ...common },
      )
      await run()
      expect(await matches()).toEqual([{ pass: 'reference', lines: ['S1'], entries: ['PZ1'] }])
      expect(await exceptions()).toEqual(['paid_twice entry_matched_before S2'])
    }),
  )

  test(
    'in the words of the bank',
    tell(async ({ statement, run, exceptions }) => {
      const common = { on: '2023-03-21', fen: 100n }
      await statement(
        { serial: 'S1', ...common, summary: '结息' },
        { serial: 'S2', ...common, summary: '手续费', fen: -500n },
        { serial: 'S3', ...common, summary: '退汇', name: '张三' },
        { serial: 'S4', ...common, summary: '转账', name: '云溪区教育局', fen: -800n },
        { serial: 'S5', ...common, summary: '转账', name: '示例公司', fen: -900n },
      )
      await run()
      expect(await exceptions()).toEqual([
        'fee_or_interest said_by_bank S1',
        'fee_or_interest said_by_bank S2',
        'in_bank_not_in_books no_counterpart S5',
        'other_unit said_by_bank S4',
        'returned_not_booked said_by_bank S3',
      ])
    }),
  )

  test(
    'returned and not booked: what was paid out came back',
    tell(async ({ vouchers, statement, run, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10000n, account: accountA })
      await statement(
        { serial: 'S1', on: '2023-03-07', fen: -10000n, account: accountA },
        { serial: 'S2', on: '2023-03-12', fen: 10000n, account: accountA },
      )
      await run()
      expect(await exceptions()).toEqual(['returned_not_booked paid_out_before S2'])
    }),
  )

  test(
    'amount differs: to the same account in the same days, a little beside it',
    tell(async ({ vouchers, statement, run, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 12430n, account: accountA })
      await statement({ serial: 'S1', on: '2023-03-06', fen: -12340n, account: accountA })
      await run()
      expect(await exceptions()).toEqual(['amount_differs similar_amount S1'])
    }),
  )
})

describe('a month', () => {
  test(
    'takes up what the month before left open, and clears its exception',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-31', fen: 10000n })
      await run('2023-03')
      expect(await exceptions('2023-03')).toEqual(['in_books_not_at_bank no_counterpart PZ1'])
      await statement({ serial: 'S1', on: '2023-04-03', fen: -10000n, remark: 'PZ1' })
      await run('2023-04')
      expect(await matches()).toEqual([{ pass: 'reference', lines: ['S1'], entries: ['PZ1'] }])
      expect(await exceptions('2023-04')).toEqual([])
    }),
  )

  test(
    'can be run again: the same data give the same result',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-31', fen: 10000n })
      await statement({ serial: 'S1', on: '2023-04-03', fen: -10000n, remark: 'PZ1' })
      await run('2023-03')
      const first = [await run('2023-04'), await matches(), await exceptions('2023-04')]
      expect([await run('2023-04'), await matches(), await exceptions('2023-04')]).toEqual(first)
      await run('2023-03')
      expect([await matches(), await exceptions('2023-04')]).toEqual(first.slice(1))
    }),
  )

  test(
    'finds the true counterpart that came in late, whatever it had matched before',
    tell(async ({ vouchers, statement, run, matches }) => {
      const payment = { fen: 10000n, account: accountA }
      await vouchers({ number: 'PZ1', on: '2023-03-06', ...payment })
      await statement({ serial: 'S1', on: '2023-03-08', ...payment, fen: -10000n })
      await run()
      expect(await matches()).toHaveLength(1)
      await vouchers({ number: 'PZ2', on: '2023-03-07', ...payment })
      await run()
      expect(await matches()).toEqual([])
    }),
  )
})
