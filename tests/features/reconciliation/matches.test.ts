import { expect, test } from 'vitest'
import { matchedLinesOf } from '../../../src/features/reconciliation/matches/queries.ts'
import { districtCode } from '../../support/db.ts'
import { reconciledWorld, told } from './world.ts'

const march = { month: '2023-03', limit: 10 }

test('matched lines are listed with what they were matched to and how, page by page', async () => {
  const world = await reconciledWorld()
  await told(world, async ({ tx, vouchers, statement, run }) => {
    await vouchers(
      { number: 'PZ1', on: '2023-03-06', fen: 10000n },
      { number: 'PZ2', on: '2023-03-07', fen: 20000n },
    )
    await statement(
      { serial: 'S1', on: '2023-03-20', fen: -10000n, remark: '支付 PZ1' },
      { serial: 'S2', on: '2023-03-21', fen: -20000n, remark: '支付 PZ2' },
      { serial: 'S3', on: '2023-03-22', fen: -30000n, remark: '不明' },
    )
    await run()
    const { items } = await matchedLinesOf(tx, districtCode, march)
    expect(items.map(({ serial, entries }) => [serial, ...entries])).toEqual([
      ['S1', 'spend:PZ1:2023-03-06'],
      ['S2', 'spend:PZ2:2023-03-07'],
    ])
    expect(items[0]).toMatchObject({ bankAmount: -10000n, bookAmount: -10000n, pass: 'reference' })
    const first = await matchedLinesOf(tx, districtCode, { ...march, limit: 1 })
    expect(first.items.map(({ serial }) => serial)).toEqual(['S1'])
    const cursor = first.nextCursor ?? ''
    const second = await matchedLinesOf(tx, districtCode, { ...march, limit: 1, cursor })
    expect(second).toMatchObject({ items: [{ serial: 'S2' }], nextCursor: null })
    const byHand = await matchedLinesOf(tx, districtCode, { ...march, pass: 'manual' })
    expect(byHand.items).toEqual([])
  })
})
