import { expect, test } from 'vitest'
import type { FundFlow } from '../../src/features/statements/flow-schemas.ts'
import { zh } from '../../src/web/messages/zh.ts'
import { bandsOf } from '../../src/web/pages/overview/flow-bands.ts'

const none = {
  received: 0n,
  carriedIn: 0n,
  allocated: 0n,
  disbursed: 0n,
  paid: 0n,
  spent: 0n,
  returned: 0n,
  recovered: 0n,
  remitted: 0n,
  carriedOut: 0n,
  unallocated: 0n,
  undisbursed: 0n,
  unspent: 0n,
}
const document = (number: string, received: bigint, carriedIn: bigint) => ({
  number,
  title: '',
  level: 'province',
  receivedOn: '2023-01-05',
  ...none,
  received,
  carriedIn,
})
const stage = (code: string, carriedIn: bigint, carriedOut: bigint, balance: bigint) => ({
  stage: code,
  name: '',
  carriedIn,
  carriedOut,
  balance,
})

/**
 * 甲 brings 100 and 乙 is lowered by 5, of which 30 were carried in; 7 are carried on at each stage.
 * Of what is paid 9 come back, 2 of them are handed up; 4 are recovered, 3 of those handed up.
 */
const flow: FundFlow = {
  year: 2024,
  asOf: '2024-12-31',
  stages: [
    stage('received', 10n, 7n, 18n),
    stage('allocated', 10n, 7n, 13n),
    stage('disbursed', 10n, 7n, 4n),
    stage('recovered', 0n, 0n, 1n),
  ],
  totals: {
    ...none,
    received: 95n,
    carriedIn: 30n,
    allocated: 80n,
    disbursed: 70n,
    returned: 7n,
    recovered: 4n,
    remitted: 5n,
  },
  executionRate: null,
  documents: [document('甲', 100n, 0n), document('乙', -5n, 30n)],
  byCategory: [{ ...none, name: '农村低保', paid: 50n, spent: 10n }],
  byTownship: [],
  byMonth: [],
}

test('as much leaves every place as comes to it', () => {
  const bands = bandsOf(flow, zh)
  const sum = (end: 'from' | 'to', name: string) =>
    bands.reduce((so, band) => (band[end] === name ? so + band.fen : so), 0n)
  for (const name of ['上年结转', '到位', '分配', '拨付']) {
    expect([name, sum('from', name)]).toEqual([name, sum('to', name)])
  }
  const ends = ['收回指标', '未分配', '未拨付', '未发放', '农村低保', '退汇', '上缴', '结转下年']
  expect(ends.map((name) => sum('to', name))).toEqual([5n, 18n, 13n, 4n, 60n, 7n, 2n, 21n])
})
