import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { indicatorsByCode } from '../../../src/features/evaluation/indicators/index.ts'
import { measureBatches } from '../../../src/features/evaluation/indicators/measured-batches.ts'
import { measureFlow } from '../../../src/features/evaluation/indicators/measured-flow.ts'
import type { Tx } from '../../../src/platform/db/transaction.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, type TestServices, testServices } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'
import { type FindingPart, findingOf } from '../../support/story-findings.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices()
})

const here = '430603101'

interface Summed {
  numerator: bigint
  denominator: bigint | null
  cases: string[]
}

/** What an indicator measures in 陆城镇 after a story that is told and forgotten again. */
async function measure(
  code: string,
  tell: (story: Story, tx: Tx) => Promise<unknown>,
  asOf = '2023-12-31',
  params: Record<string, unknown> = {},
) {
  const indicator = indicatorsByCode.get(code)
  if (indicator === undefined) throw new Error(`there is no indicator ${code}`)
  const forget = new Error('forget')
  let found: Summed | undefined
  await inTransaction(services.pool, async (tx) => {
    await tell(await storyOf(tx), tx)
    const scope = { districtCode, year: 2023, asOf }
    await measureBatches(tx, scope)
    await measureFlow(tx, scope)
    const { rows } = await sql<Summed>`
      select sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator,
        coalesce((select array_agg(one ->> 'key' order by one ->> 'key')
          from (${indicator.measure({ ...scope, params })}) row
          cross join lateral jsonb_array_elements(cases) one
          where row.township_code = ${here}), '{}') as cases
      from (${indicator.measure({ ...scope, params })}) measured
      where township_code = ${here}`.execute(tx)
    found = rows.find(({ denominator }) => denominator !== null && denominator > 0n)
    throw forget
  }).catch((error: unknown) => {
    if (error !== forget) throw error
  })
  return found === undefined ? null : [found.numerator, found.denominator, found.cases]
}

const line = (executedOn: string, result: 'settled' | 'returned' = 'settled') => ({
  result,
  executedOn,
})

test('payment_on_time counts a batch as late with its first late line; the 10th is in time', async () => {
  const measured = await measure('payment_on_time', async ({ batch }) => {
    await batch({ number: '准时', lines: [line('2023-07-10')] })
    await batch({ number: '迟', month: '2023-08', lines: [line('2023-08-08'), line('2023-08-11')] })
    await batch({ number: '未发', month: '2023-09', lines: [{}] })
    await batch({ number: '临时', category: 'temporary', lines: [line('2023-07-25')] })
    await batch({ number: '别处', township: '430603102', lines: [line('2023-07-25')] })
  })
  expect(measured).toEqual([1n, 3n, ['未发', '迟']])
})

test('payment_on_time knows nothing of what happens after the day', async () => {
  const tell = async ({ batch }: Story) => {
    await batch({ number: '七月', lines: [line('2023-07-12')] })
    await batch({ number: '八月', month: '2023-08', lines: [line('2023-08-08')] })
  }
  expect(await measure('payment_on_time', tell, '2023-07-10')).toBeNull()
  expect(await measure('payment_on_time', tell, '2023-07-11')).toEqual([0n, 1n, ['七月']])
})

test('execution_rate is what was paid and spent of what was allocated', async () => {
  const measured = await measure('execution_rate', async ({ batch, expenditure }) => {
    await batch({ lines: [{ ...line('2023-07-08'), amountFen: 30_000n }] })
    await batch({
      month: '2023-08',
      lines: [{ ...line('2023-08-08', 'returned'), amountFen: 500n }],
    })
    await expenditure({ amountFen: 2_000n, township: here })
  })
  expect(measured).toEqual([32_000n, 32_500n, []])
})

test('first_time_paid counts lines, and names those that came back', async () => {
  const measured = await measure('first_time_paid', ({ batch }) =>
    batch({ number: 'P1', lines: [line('2023-07-08'), line('2023-07-08', 'returned'), {}] }),
  )
  expect(measured).toEqual([1n, 2n, ['P1/2']])
})

test('returned_reissued follows a line over its attempts, up to the 30th day', async () => {
  const measured = await measure('returned_reissued', async ({ batch }) => {
    const back = line('2023-07-08', 'returned')
    await batch({ number: 'P1', lines: [back, back, back, { ...back, executedOn: '2023-12-15' }] })
    await batch({
      isReissue: true,
      number: 'B1',
      lines: [{ ...line('2023-08-07'), reissueOf: ['P1', 1] }],
    })
    await batch({
      isReissue: true,
      number: 'B2',
      lines: [{ ...line('2023-08-08'), reissueOf: ['P1', 2] }],
    })
    await batch({
      isReissue: true,
      number: 'B3',
      lines: [{ ...line('2023-07-20', 'returned'), reissueOf: ['P1', 3] }],
    })
    await batch({
      isReissue: true,
      number: 'B4',
      lines: [{ ...line('2023-08-01'), reissueOf: ['B3', 1] }],
    })
  })
  expect(measured).toEqual([2n, 3n, ['P1/2']])
})

const finding = (
  tx: Tx,
  number: string,
  { amount = 0n, ...part }: Omit<FindingPart, 'amountFen'> & { amount?: bigint },
) => findingOf(tx, { number, township: here, amountFen: amount, ...part })

test('rectification_rate is of the findings that are due, as they stood on the day', async () => {
  const tell = async (_: Story, tx: Tx) => {
    await finding(tx, 'F1', { doneOn: '2023-08-20' })
    await finding(tx, 'F2', { doneOn: '2023-10-01' })
    await finding(tx, 'F3', {})
    await finding(tx, 'F4', { dueOn: '2024-01-01' })
    await finding(tx, 'F5', { foundOn: '2022-12-31', dueOn: '2023-03-01' })
  }
  expect(await measure('rectification_rate', tell)).toEqual([2n, 3n, ['F3']])
  expect(await measure('rectification_rate', tell, '2023-08-31')).toEqual([1n, 3n, ['F2', 'F3']])
  expect(await measure('overdue_findings', tell, '2023-08-31')).toEqual([0n, 1n, []])
  expect(await measure('overdue_findings', tell, '2023-09-01')).toEqual([2n, 1n, ['F2', 'F3']])
})

test('diversion_findings counts diversion and interception, and is zero without any', async () => {
  expect(await measure('diversion_findings', async () => undefined)).toEqual([0n, 1n, []])
  const measured = await measure('diversion_findings', async (_, tx) => {
    await finding(tx, 'F1', { pattern: 'diversion' })
    await finding(tx, 'F2', { pattern: 'interception' })
    await finding(tx, 'F3', { pattern: 'out_of_scope' })
  })
  expect(measured).toEqual([2n, 1n, ['F1', 'F2']])
})

test('misuse_per_10000 sets what findings involve against what was paid', async () => {
  const measured = await measure('misuse_per_10000', async ({ batch }, tx) => {
    await batch({ lines: [{ ...line('2023-07-08'), amountFen: 10_000_000n }] })
    await finding(tx, 'F1', { amount: 5_000n })
    await finding(tx, 'F2', { pattern: 'out_of_scope', amount: 7_000n })
    await finding(tx, 'F3', { pattern: 'other', amount: 90_000n })
  })
  expect(measured).toEqual([12_000n, 10_000_000n, ['F1', 'F2']])
})

test('what does not occur in a township does not apply', async () => {
  for (const code of [
    'payment_on_time',
    'first_time_paid',
    'returned_reissued',
    'misuse_per_10000',
    'rectification_rate',
  ]) {
    expect(await measure(code, async () => undefined), code).toBeNull()
  }
})
