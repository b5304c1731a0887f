import { beforeAll, expect, test } from 'vitest'
import { decideResolution } from '../../../src/features/reconciliation/exceptions/decide-resolution.ts'
import { exceptionById } from '../../../src/features/reconciliation/exceptions/queries.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { districtCode, makeActor } from '../../support/db.ts'
import { exceptionNamed, resolve, within } from './resolving.ts'
import { reconciledWorld, type Told, told } from './world.ts'

// The limit is 10,000.00 yuan.

let world: Awaited<ReturnType<typeof reconciledWorld>>
let other: Actor
beforeAll(async () => {
  world = await reconciledWorld()
  other = await makeActor(world.services, 'finance')
})

const tell = (story: (told: Told) => Promise<void>) => () => told(world, story)
const account = '999999000001'

const stateOf = async (tx: Told['tx'], reference: string) =>
  (await exceptionNamed(tx, reference)).state

test(
  'decides on a match that takes more than the amount, from whichever exception it is made',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers(
      { number: 'PZ1', on: '2023-03-06', fen: 100n },
      { number: 'PZ2', on: '2023-03-16', fen: 5_000_000n },
    )
    await statement({ serial: 'S1', on: '2023-03-26', fen: -5_000_100n, remark: '无单号' })
    await run()
    const { bank } = await exceptionNamed(tx, 'S1')
    const match = { way: 'match', lineIds: [bank?.id], entryKeys: ['spend:PZ2:2023-03-16'] }
    await resolve(tx, world.finance, 'PZ1', match)
    expect(await stateOf(tx, 'PZ1')).toBe('proposed')
    expect(await stateOf(tx, 'S1')).toBe('open')
  }),
)

test(
  'decides on a correction of an entry above the amount, however small the line is',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 5_000_000n })
    await statement({ serial: 'S1', on: '2023-03-06', fen: -100n, remark: 'PZ1' })
    await run()
    const correction = { way: 'correction', voucherNumber: 'GZ1', bookedOn: '2023-03-07' }
    await resolve(tx, world.finance, 'S1', correction)
    expect(await stateOf(tx, 'S1')).toBe('proposed')
  }),
)

test(
  'is asked only what can be done, and his word stands in the history',
  tell(async ({ tx, vouchers, statement, run }) => {
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 5_000_000n })
    await statement({ serial: 'S1', on: '2023-03-26', fen: -5_000_000n, remark: '无单号' })
    await run()
    const unequal = resolve(tx, world.finance, 'PZ1', { way: 'match' })
    await expect(unequal).rejects.toMatchObject({ code: 'match-not-balanced' })
    const { bank } = await exceptionNamed(tx, 'S1')
    await resolve(tx, world.finance, 'PZ1', { way: 'match', lineIds: [bank?.id] })
    const { id, version } = await exceptionNamed(tx, 'PZ1')
    const word = { id, version, decision: 'approve', note: '已看回单' } as const
    await decideResolution(within(tx), other, word)
    const { history } = await exceptionById(tx, districtCode, id)
    expect(history.map(({ event, note }) => [event, note])).toEqual([
      ['found', ''],
      ['propose', '核对回单'],
      ['match', '已看回单'],
    ])
    expect(await stateOf(tx, 'S1')).toBe('resolved')
  }),
)

test(
  'is not asked any more where the proposal would be about another amount now',
  tell(async ({ tx, vouchers, statement, run }) => {
    await statement({ serial: 'S1', on: '2023-03-06', fen: -5_000_000n, account })
    await run()
    const correction = { way: 'correction', voucherNumber: 'GZ1', bookedOn: '2023-03-07' }
    await resolve(tx, world.finance, 'S1', correction)
    await run()
    expect(await stateOf(tx, 'S1')).toBe('proposed')
    await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 4_900_000n, account })
    await run()
    const { id, state } = await exceptionNamed(tx, 'S1')
    expect(state).toBe('open')
    const { history, resolution } = await exceptionById(tx, districtCode, id)
    expect(resolution).toBeNull()
    expect(history.at(-1)).toMatchObject({ from: 'proposed', note: '账上记录有变化,须重新提交' })
  }),
)
