import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { indicatorsByCode } from '../../../src/features/evaluation/indicators/index.ts'
import { prepareMeasures } from '../../../src/features/evaluation/indicators/prepared.ts'
import type { Tx } from '../../../src/platform/db/transaction.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { expectGolden } from '../../support/golden.ts'
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
    await prepareMeasures(tx, scope)
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

test('payment_on_time waits for the answer to every line that nobody stopped', async () => {
  const lines = [line('2023-07-08'), {}]
  const tell = ({ batch }: Story) => batch({ number: '缺一笔', lines })
  expect(await measure('payment_on_time', tell)).toEqual([0n, 1n, ['缺一笔']])
  const stopped = async ({ batch }: Story, tx: Tx) => {
    const number = await batch({ number: '停一笔', lines })
    const { userId } = await makeActor({ db: tx }, 'finance')
    await sql`
      insert into payment_stop (district_code, batch_id, line_no, reason, stopped_by)
      select district_code, id, 2, '已去世', ${userId} from payment_batch
      where number = ${number}`.execute(tx)
  }
  expect(await measure('payment_on_time', stopped)).toEqual([1n, 1n, []])
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

test('misuse_per_10000 does not excuse who kept all of the money back', async () => {
  const measured = await measure('misuse_per_10000', async (story, tx) => {
    await story.appropriation({ receivedOn: '2023-01-05' })
    await story.allocation({ township: here, decidedOn: '2023-02-04' })
    await finding(tx, 'F1', { amount: 5_000n })
  })
  expect(measured).toEqual([5_000n, 5_000n, ['F1']])
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

describe('money on its way', () => {
  const told = async (story: Story) => {
    await story.appropriation({ receivedOn: '2023-01-05', amountFen: 300_000n })
    await story.allocation({ amountFen: 100_000n, decidedOn: '2023-02-04' })
    await story.allocation({ amountFen: 200_000n, decidedOn: '2023-02-05' })
    await story.disbursement({ amountFen: 90_000n, disbursedOn: '2023-03-06' })
    await story.disbursement({ amountFen: 120_000n, disbursedOn: '2023-03-07' })
    await story.disbursement({ amountFen: 50_000n, disbursedOn: '2023-03-08' })
  }

  test('allocation_in_time counts fen decided by the 30th day after the document came', async () => {
    // 4 February is the 30th day after 5 January, 5 February the 31st.
    expect(await measure('allocation_in_time', told)).toEqual([
      100_000n,
      300_000n,
      ['湘财社指〔2023〕12号'],
    ])
    expect(await measure('allocation_in_time', told, '2023-02-04')).toEqual([
      100_000n,
      100_000n,
      [],
    ])
  })

  test('disbursement_in_time follows the money, first in, first out', async () => {
    // Of the first 1,000.00, due on 6 March, 900.00 had gone; of the second 2,000.00, due on the
    // 7th, what had gone by then is 2,100.00 less the first 1,000.00.
    expect(await measure('disbursement_in_time', told)).toEqual([
      90_000n + 110_000n,
      300_000n,
      ['湘财社指〔2023〕12号', '湘财社指〔2023〕12号'],
    ])
    expect(await measure('disbursement_in_time', told, '2023-03-05')).toBeNull()
  })

  test('carry_over_rate is what neither reached anybody nor was spent', async () => {
    const measured = await measure('carry_over_rate', async (story) => {
      await told(story)
      await story.batch({ lines: [{ ...line('2023-07-08'), amountFen: 700_000n }] })
    })
    // 40,000 fen lie allocated, 260,000 disbursed: all of what was told, nothing of the batch.
    expect(measured).toEqual([300_000n, 1_000_000n, ['农村低保']])
  })

  test('paid_to_accounts counts what a township handed out from its own account against it', async () => {
    const measured = await measure('paid_to_accounts', async (story) => {
      await story.batch({ lines: [{ ...line('2023-07-08'), amountFen: 70_000n }] })
      await story.appropriation({ document: '湘财社指〔2023〕13号', amountFen: 30_000n })
      const part = { document: '湘财社指〔2023〕13号', category: 'temporary', amountFen: 30_000n }
      await story.allocation(part)
      await story.disbursement({ ...part, channel: 'township_account' })
      await story.expenditure({
        category: 'temporary',
        channel: 'township_account',
        amountFen: 30_000n,
      })
    })
    expect(measured).toEqual([70_000n, 100_000n, ['临时救助']])
  })
})

test('reconciliation_differences finds the batch on which bank and roster differ', async () => {
  const tell = async ({ batch, statementLine }: Story) => {
    await statementLine({ bookedOn: '2023-12-29' })
    await batch({ number: '相符', lines: [line('2023-07-08'), line('2023-07-08', 'returned')] })
    await batch({
      number: '少发',
      month: '2023-08',
      lines: [{ ...line('2023-08-08'), settledFen: 44_000n }],
    })
    await batch({ number: '未回盘', month: '2023-09', lines: [{}] })
    await batch({ number: '本月', month: '2023-12', lines: [{}] })
  }
  expect(await measure('reconciliation_differences', tell)).toEqual([
    3n,
    4n,
    ['少发', '未回盘', '本月'].sort(),
  ])
  expect(await measure('reconciliation_differences', tell, '2023-12-30')).toEqual([
    2n,
    3n,
    ['少发', '未回盘'].sort(),
  ])
})

test('reconciliation_differences asks the bank for no line that was stopped', async () => {
  const tell = async ({ batch, statementLine }: Story, tx: Tx) => {
    await statementLine({ bookedOn: '2023-12-29' })
    await batch({ number: '停发', lines: [line('2023-07-08'), {}] })
    await sql`
      insert into payment_stop (district_code, batch_id, line_no, stopped_by, reason)
      select batch.district_code, batch.id, 2, import.imported_by, '已死亡'
      from payment_batch batch
      join import on import.district_code = batch.district_code and import.id = batch.import_id
    `.execute(tx)
  }
  expect(await measure('reconciliation_differences', tell)).toEqual([0n, 1n, []])
})

test('repeat_findings counts a pattern that comes again within two years', async () => {
  const tell = async (_: Story, tx: Tx) => {
    await finding(tx, 'F1', { foundOn: '2021-07-01', dueOn: '2021-08-31' })
    await finding(tx, 'F2', { foundOn: '2023-07-01' })
    await finding(tx, 'F3', { foundOn: '2023-07-02', pattern: 'diversion' })
    await finding(tx, 'F4', { foundOn: '2021-07-01', dueOn: '2021-08-31', pattern: 'other' })
    await finding(tx, 'F5', { foundOn: '2023-07-01', pattern: 'other' })
  }
  expect(await measure('repeat_findings', tell)).toEqual([1n, 1n, ['F2']])
  // 1 July 2021 to 1 July 2023 is 24 months; 23 do not reach.
  expect(await measure('repeat_findings', tell, '2023-12-31', { months: 23 })).toEqual([0n, 1n, []])
})

test('rectified_in_time looks at the day it was handed in, of what was judged', async () => {
  const tell = async (_: Story, tx: Tx) => {
    await finding(tx, 'F1', { handedInOn: '2023-08-31', doneOn: '2023-09-10' })
    await finding(tx, 'F2', { handedInOn: '2023-09-01', doneOn: '2023-09-10' })
    await finding(tx, 'F3', { handedInOn: '2023-08-20' })
    await finding(tx, 'F4', { handedInOn: '2023-09-20' })
    await finding(tx, 'F5', {})
  }
  expect(await measure('rectified_in_time', tell)).toEqual([1n, 4n, ['F2', 'F4', 'F5']])
})

test('what was handed in by its deadline and waits to be verified is not overdue', async () => {
  const tell = async (_: Story, tx: Tx) => {
    await finding(tx, 'F1', { handedInOn: '2023-08-31' })
    await finding(tx, 'F2', { handedInOn: '2023-09-01' })
    await finding(tx, 'F3', { handedInOn: '2023-08-20', isReturned: true })
  }
  expect(await measure('overdue_findings', tell)).toEqual([2n, 1n, ['F2', 'F3']])
  expect(await measure('overdue_findings', tell, '2023-08-31')).toEqual([0n, 1n, []])
})

test('rectified_amount leaves out what was handed in and returned', async () => {
  const tell = async (_: Story, tx: Tx) => {
    await finding(tx, 'F1', { amount: 10_000n, handedInOn: '2023-08-01', rectifiedFen: 4_000n })
    await finding(tx, 'F2', {
      amount: 5_000n,
      handedInOn: '2023-08-01',
      rectifiedFen: 5_000n,
      isReturned: true,
    })
    await finding(tx, 'F3', { handedInOn: '2023-08-01' })
  }
  expect(await measure('rectified_amount', tell)).toEqual([4_000n, 15_000n, ['F1', 'F2']])
})

test('confirmed_alerts counts what somebody has signed, of the rules that are named', async () => {
  const rules = { rules: ['scope.after_death'] }
  const tell = async (_: Story, tx: Tx) => {
    const { userId } = await makeActor({ db: tx }, 'auditor')
    const { id } = await tx
      .insertInto('detection_run')
      .values({
        district_code: districtCode,
        as_of: '2023-08-31',
        high_water: '{}',
        new_count: 0,
        withdrawn_count: 0,
        run_by: userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [rule, status, no, on] of [
      ['scope.after_death', 'confirmed', 1, '2023-08-31'],
      ['scope.after_death', 'open', 2, '2023-08-31'],
      ['scope.age', 'confirmed', 3, '2023-08-31'],
      ['scope.after_death', 'confirmed', 4, '2022-12-31'],
    ] as const) {
      await sql`
        with added as (
          insert into alert (district_code, rule_code, subject, pattern, severity, township_code,
            month, amount_fen, facts, evidence, run_id, status)
          values (${districtCode}, ${rule}, ${`S${no}`}, 'out_of_scope', 'high', ${here}, '2023-08',
            45000, '{}', '[]', ${id}, ${status})
          returning id)
        insert into alert_standing (district_code, alert_id, since, version, status)
        select ${districtCode}, id, ${on}::date, 2, ${status} from added`.execute(tx)
    }
  }
  expect(await measure('confirmed_alerts', tell, '2023-12-31', rules)).toEqual([
    1n,
    1n,
    ['scope.after_death S1'],
  ])
  expect(await measure('confirmed_alerts', tell, '2023-08-30', rules)).toEqual([0n, 1n, []])
})

test('identity_quality counts entitlements of the year by their check digits', async () => {
  const measured = await measure('identity_quality', async (story) => {
    await story.person('李四', { isIdentityValid: false })
    await story.eligibility({ person: '张三' })
    await story.eligibility({ person: '李四' })
    await story.eligibility({ person: '王五', from: '2021-01', to: '2022-12' })
    // Never took effect.
    await story.eligibility({ person: '赵六', from: '2023-05', to: '2023-04' })
  })
  expect(measured?.slice(0, 2)).toEqual([1n, 2n])
  expect(measured?.[2]).toHaveLength(1)
})

test('payments_made and average_payment are of what reached people', async () => {
  const tell = ({ batch }: Story) =>
    batch({
      lines: [
        { ...line('2023-07-08'), amountFen: 30_000n },
        { ...line('2023-07-08'), amountFen: 60_000n },
        { ...line('2023-07-08', 'returned'), amountFen: 90_000n },
      ],
    })
  const category = { category: 'dibao_rural' }
  expect(await measure('payments_made', tell, '2023-12-31', category)).toEqual([2n, 2n, []])
  expect(await measure('average_payment', tell, '2023-12-31', category)).toEqual([90_000n, 2n, []])
  const other = { category: 'orphan' }
  expect(await measure('payments_made', tell, '2023-12-31', other)).toBeNull()
})

test('materials are late from the workday after the day they were due', async () => {
  const tell = async (_: Story, tx: Tx) => {
    const { userId } = await makeActor({ db: tx }, 'auditor')
    for (const [material, day] of [
      ['interim', '2023-09-08'],
      ['dispatch-q3', '2023-10-10'],
    ] as const) {
      await tx
        .insertInto('material_submission')
        .values({
          district_code: districtCode,
          year: 2023,
          material_code: material,
          township_code: here,
          submitted_on: day,
          submitted_by: userId,
        })
        .execute()
    }
  }
  // Three days for the first, and from 10 November to 1 December for the second, which never came.
  expect(await measure('material_late_days', tell, '2023-12-01')).toEqual([
    3n + 21n,
    2n,
    ['全年工作总结', '阶段性工作情况'].sort(),
  ])
  const dispatch = { kind: 'dispatch' }
  expect(await measure('materials_in_time', tell, '2023-12-20', dispatch)).toEqual([
    1n,
    2n,
    ['第四季度调度情况'],
  ])
  expect(await measure('material_late_days', tell, '2023-09-04')).toBeNull()
})

test('every indicator asks what it always asked', () => {
  expect(indicatorsByCode.size).toBeGreaterThanOrEqual(20)
  for (const [code, indicator] of indicatorsByCode) {
    const params = code === 'confirmed_alerts' ? { rules: ['scope.after_death'] } : {}
    const scope = { districtCode, year: 2023, asOf: '2023-12-31' }
    const query = indicator.measure({ ...scope, params }).compile(services.db)
    expectGolden(
      `sql/indicator.${code}.sql`,
      `${query.sql.trim()}\n-- parameters: ${JSON.stringify(query.parameters)}\n`,
    )
    expect(indicator.params.safeParse({ ...params, unknown: 1 }).success, code).toBe(false)
  }
})
