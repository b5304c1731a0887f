import { beforeEach, describe, expect, test } from 'vitest'
import { type CloseCondition, closeMonth } from '../../../src/features/ledger/close-month.ts'
import { reverseOrigin } from '../../../src/features/ledger/reverse-origin.ts'
import { districtCode } from '../../support/db.ts'
import { fundedDistrict, type TestDistrict } from '../../support/district.ts'
import { importSheet, sheet } from '../../support/files.ts'

let district: TestDistrict
beforeEach(async () => {
  district = await fundedDistrict()
})

const close = (month: string, conditions: readonly CloseCondition[] = []) => {
  const { services, finance } = district
  const closing = { command: services.command, clock: services.clock, conditions }
  return closeMonth(closing, finance, { month, key: crypto.randomUUID() })
}

const load = (kind: Parameters<typeof sheet>[0], row: string) =>
  importSheet(district.services, district.finance, kind, sheet(kind, row))

const allocation = (day: string) => `湘财社指〔2022〕98号,城市低保,430603002,1.00,${day},文${day}`

describe('closing a month', () => {
  test('goes in order: a month with entries before it must be closed first', async () => {
    await expect(close('2023-02')).rejects.toMatchObject({
      code: 'earlier-month-open',
      message: '2023-01 有账务但尚未结账,请先结 2023-01,再结 2023-02。',
    })
    await close('2023-01')
    await close('2023-02')
    await expect(close('2023-01')).rejects.toMatchObject({ code: 'month-already-closed' })
  })

  test('waits for the month to be over', async () => {
    await expect(close('2024-01')).rejects.toMatchObject({ code: 'month-not-over' })
  })

  test('asks the conditions of other features, and tells what is in the way', async () => {
    const asked: string[] = []
    const condition = (code: string, reason: string | null): CloseCondition => ({
      code,
      unmet: async (_db, { month }) => {
        asked.push(`${code} ${month}`)
        return reason
      },
    })
    const conditions = [condition('statement', '银行对账单尚未对平'), condition('other', null)]
    await expect(close('2023-01', conditions)).rejects.toMatchObject({
      code: 'month-not-ready',
      message: '2023-01 尚不能结账:银行对账单尚未对平。',
      extensions: { errors: [{ code: 'statement', reason: '银行对账单尚未对平' }] },
    })
    expect(asked).toEqual(['statement 2023-01', 'other 2023-01'])
    await close('2023-01', [condition('other', null)])
  })
})

describe('a closed month', () => {
  test('takes no entry of a file, and says in which row and column', async () => {
    await close('2023-01')
    await expect(load('allocations', allocation('2023-01-31'))).rejects.toMatchObject({
      extensions: {
        errors: [
          {
            row: 2,
            column: '分配日期',
            value: '2023-01-31',
            reason: '2023-01 已结账,请以更正方式记入未结账的月份',
          },
        ],
      },
    })
    await load('allocations', allocation('2023-02-01'))
  })

  test('takes no entry at all: the database refuses it, also of a month before', async () => {
    await close('2023-01')
    await close('2023-02')
    await close('2023-03')
    const { pool } = district.services
    for (const day of ['2023-03-31', '2022-12-31']) {
      const insert = pool.query(
        `insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
          effective_on, allocation_id)
        select district_code, kind, from_account_id, to_account_id, 1, $1, allocation_id
        from transfer where kind = 'allocate' limit 1`,
        [day],
      )
      await expect(insert).rejects.toMatchObject({ constraint: 'transfer_month_open' })
    }
  })

  test('is corrected by a reversal in an open month', async () => {
    await close('2023-01')
    const { services, finance } = district
    const { id } = await services.db
      .selectFrom('allocation')
      .select('id')
      .where('decision_number', '=', '云民发〔2023〕1号')
      .executeTakeFirstOrThrow()
    const reverse = (reversedOn: string) =>
      reverseOrigin(services.command, finance, {
        origin: 'allocation',
        originId: id,
        reversedOn,
        decisionNumber: '云民更〔2023〕1号',
        reason: '乡镇写错',
        key: reversedOn,
      })
    await expect(reverse('2023-01-31')).rejects.toMatchObject({ constraint: 'transfer_month_open' })
    expect(await reverse('2023-02-15')).toMatchObject({ transferCount: 1 })
  })

  test('cannot be opened again, and stays as it was closed', async () => {
    await close('2023-01')
    const { pool } = district.services
    await expect(pool.query('delete from closed_month')).rejects.toThrow('append-only')
  })
})

test('postings and a close at once: none is lost, none comes after the close', async () => {
  const days = Array.from({ length: 12 }, (_, n) => `2023-01-${String(n + 12)}`)
  const booked = Promise.allSettled(days.map((day) => load('allocations', allocation(day))))
  const closed = close('2023-01')
  const outcomes = await booked
  await closed
  const { rows } = await district.services.pool.query(
    `select count(*)::int as count,
      count(*) filter (where recorded_at > (select closed_at from closed_month))::int as late
    from transfer where district_code = $1 and kind = 'allocate' and amount_fen = 100`,
    [districtCode],
  )
  expect(rows).toEqual([
    { count: outcomes.filter(({ status }) => status === 'fulfilled').length, late: 0 },
  ])
})
