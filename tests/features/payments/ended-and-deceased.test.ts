import { beforeEach, describe, expect, test } from 'vitest'
import { identityNumber, importSheet } from '../../support/files.ts'
import {
  loadEntitled,
  place,
  type RosterDistrict,
  rosterDistrict,
  sendBatch,
} from '../../support/roster-district.ts'

let district: RosterDistrict
beforeEach(async () => {
  district = await rosterDistrict()
})

const make = (number: string, month: string, accounts = district.accounts) =>
  district.post('/api/payment-batches', { number, month, ...place, accounts })
const items = async (url: string) =>
  (await district.running.as('auditor', { url })).json<{ items: Record<string, unknown>[] }>().items
const linesOf = async (number: string) =>
  (await items(`/api/payment-batches/${number}/lines`)).map(({ payeeName }) => payeeName)
const remarksOf = async (number: string) =>
  (await items(`/api/payment-batches/${number}/remarks`)).map(
    ({ line, kind, personName, until }) => `${line} ${kind} ${personName} ${until}`,
  )

function registerDeath(n: number, on: string) {
  const { services, actors } = district.running
  return importSheet(services, actors.auditor, 'register', [
    ['名单类型', '身份证号', '姓名', '生效日期'],
    ['死亡', identityNumber(n), `测试${n}`, on],
  ])
}

describe('who died before the month by a register', () => {
  test('is left out of its roster, and whoever checks is told', async () => {
    await make('P0', '2023-01')
    await registerDeath(1, '2023-02-28')
    await make('P1', '2023-02', [])
    await make('P2', '2023-03', [])
    expect(await linesOf('P1')).toEqual(['测试1', '测试2', '测试3'])
    expect(await linesOf('P2')).toEqual(['测试2', '测试3'])
    expect(await remarksOf('P1')).toEqual([])
    expect(await remarksOf('P2')).toEqual(['null deceased 测** 2023-02-28'])
  })

  test('is on it where he is named, because registers err, and the checker is told', async () => {
    await registerDeath(1, '2023-02-01')
    await make('P1', '2023-03')
    expect(await linesOf('P1')).toEqual(['测试1', '测试2', '测试3'])
    expect(await remarksOf('P1')).toEqual(['1 deceased 测** 2023-02-01'])
  })

  test('whom a roster of before has yet, is told until it is sent and after', async () => {
    await make('P1', '2023-03')
    await registerDeath(2, '2023-01-31')
    await registerDeath(2, '2023-02-03')
    const told = ['2 deceased 测** 2023-02-03']
    expect(await remarksOf('P1')).toEqual(told)
    await sendBatch(district, 'P1')
    expect(await remarksOf('P1')).toEqual(told)
  })
})

describe('whose record was ended after the roster was made', () => {
  const ended = { n: 3, standard: '100.00', to: '2023-02' }

  test('is told to whoever checks, and is not missed once his line is stopped', async () => {
    await make('P1', '2023-03')
    await loadEntitled(district.running, [ended])
    expect(await remarksOf('P1')).toEqual(['3 ended 测** 2023-02'])
    await district.post('/api/payment-stops', { batch: 'P1', line: 3, reason: '已终止' })
    expect(await remarksOf('P1')).toEqual([])
  })

  test('is no remark on what was sent before', async () => {
    await make('P1', '2023-03')
    await sendBatch(district, 'P1')
    await loadEntitled(district.running, [ended])
    expect(await remarksOf('P1')).toEqual([])
  })
})
