import { beforeAll, expect, test } from 'vitest'
import { detectionRules } from '../../../src/features/detection/index.ts'
import { prepareFor } from '../../../src/features/detection/prepared.ts'
import type { Detected } from '../../../src/features/detection/rule.ts'
import { type Fen, formatFen, sumFen } from '../../../src/kernel/fen.ts'
import { monthsOfYear } from '../../../src/kernel/month.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, type TestServices, testServices } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'
import type { LinePart } from '../../support/story-payments.ts'

// Modelled on cases that audit and inspection offices have made public; names are made up.

let services: TestServices
beforeAll(async () => {
  services = await testServices()
})

class RollBack extends Error {}

/** What all the rules find in a story, amounts in yuan by the rule that found them. */
async function foundIn(tell: (story: Story) => Promise<void>, asOf = '2023-12-31') {
  const found: Record<string, string[]> = {}
  const told = inTransaction(services.pool, async (tx) => {
    await tell(await storyOf(tx))
    await prepareFor(tx, detectionRules, { districtCode, asOf })
    for (const rule of detectionRules) {
      const { rows } = await rule.detect({ districtCode, asOf, params: {} }).execute(tx)
      const amounts = rows.map(({ amount_fen }: Detected) => amount_fen)
      if (rows.length > 0) found[rule.code] = amounts.toSorted(descending).map(formatFen)
    }
    throw new RollBack('a story leaves nothing behind')
  })
  await expect(told).rejects.toThrow(RollBack)
  return found
}

const descending = (a: Fen, b: Fen) => (a < b ? 1 : -1)

test('a township’s account kept 36,464 + 5,602 + 92,178 yuan for more than two years', async () => {
  const found = await foundIn(async (story) => {
    for (const [disbursedOn, yuan] of [
      ['2021-03-10', 36_464n],
      ['2021-06-10', 5_602n],
      ['2021-09-10', 92_178n],
    ] as const) {
      const document = await story.appropriation({
        document: `云财社指〔2021〕${yuan}号`,
        receivedOn: disbursedOn,
        amountFen: yuan * 100n,
      })
      const part = { document, category: 'temporary', amountFen: yuan * 100n }
      await story.allocation({ ...part, decidedOn: disbursedOn })
      await story.disbursement({
        ...part,
        number: `拨${yuan}`,
        channel: 'township_account',
        payeeName: '陆城镇社会事务综合服务中心',
        disbursedOn,
      })
    }
    const lines = ['张三', '李四', '王五'].map((person) => ({ person, amountFen: 4_474_800n }))
    await story.batch({ month: '2021-10', category: 'temporary', isFunded: true, lines })
  }, '2023-10-31')
  const three = ['92,178.00', '36,464.00', '5,602.00']
  expect(found).toEqual({
    'interception.channel_residue': three,
    'retention.stale_carryover': three,
    'retention.parked_balance': ['134,244.00'],
  })
})

test('a care home took 118,377.31 + 76,800 + 52,420.60 yuan, 247,597.91 together', async () => {
  const found = await foundIn(async (story) => {
    const allowance = 11_837_731n
    await story.appropriation({ amountFen: allowance })
    await story.allocation({ category: 'tekun', amountFen: allowance })
    await story.disbursement({
      category: 'tekun',
      channel: 'institution',
      payeeName: '陆城镇敬老院',
      amountFen: allowance,
      disbursedOn: '2023-02-01',
    })
    await story.expenditure({
      category: 'tekun',
      payeeName: '陆城镇敬老院',
      payeeKind: 'institution',
      subject: '30199',
      purpose: '护理人员劳务补助',
      amountFen: 7_680_000n,
    })
    const account = '621700007777'
    await story.register({ kind: 'staff', person: '李四', from: '2021-01-01', account })
    await story.expenditure({
      category: 'tekun',
      payeeName: '李四',
      payeeKind: 'person',
      payeeAccount: account,
      purpose: '失能特困人员照料护理补贴',
      amountFen: 5_242_060n,
    })
  })
  expect(found).toEqual({
    'retention.unpaid': ['118,377.31'],
    'diversion.admin_subject': ['76,800.00'],
    'interception.own_account': ['52,420.60'],
  })
})

test('a village’s roster of 32,400 yuan, drawn in cash, 31 of 35 shares for the clerk', async () => {
  const found = await foundIn(async (story) => {
    const account = '621700006666'
    await story.register({ kind: 'staff', person: '王五', from: '2018-01-01', account })
    const people = Array.from({ length: 35 }, (_, no) => `张三${no + 1}`)
    const lines = people.map((person, no): LinePart => {
      const amountFen = no < 30 ? 100_000n : no === 30 ? 40_000n : 50_000n
      const taken = { person, amountFen, result: 'settled' } as const
      return no <= 30 ? { ...taken, account } : taken
    })
    expect(sumFen(lines.map(({ amountFen = 0n }) => amountFen))).toBe(3_240_000n)
    await story.batch({ month: '2019-01', category: 'temporary', lines })
    await story.statementLine({
      bookedOn: '2019-01-20',
      debitFen: 3_240_000n,
      summary: '现金支取',
      matched: true,
    })
  }, '2019-01-31')
  expect(found).toEqual({
    'interception.cash_withdrawal': ['32,400.00'],
    'interception.shared_account': ['30,400.00'],
    'integrity.staff_account': ['30,400.00'],
  })
})

test('four dead people were paid for a year after, each 5,400 yuan', async () => {
  const people = ['张三', '李四', '王五', '赵六']
  const found = await foundIn(async (story) => {
    for (const person of people) {
      await story.eligibility({ person, from: '2020-01' })
      await story.register({ kind: 'death', person, from: '2022-12-15' })
    }
    for (const month of monthsOfYear(2023)) {
      const lines = people.map((person): LinePart => ({ person, result: 'settled' }))
      await story.batch({ month, lines })
    }
  })
  expect(found).toEqual({ 'scope.after_death': Array(4).fill('5,400.00') })
})
