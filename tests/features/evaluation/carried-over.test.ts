import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { gatherFigures } from '../../../src/features/evaluation/dispatch/gather-figures.ts'
import { indicatorsByCode } from '../../../src/features/evaluation/indicators/index.ts'
import { prepareMeasures } from '../../../src/features/evaluation/indicators/prepared.ts'
import { statementOf } from '../../../src/features/statements/index.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode } from '../../support/db.ts'
import { place, type RosterDistrict, rosterDistrict } from '../../support/roster-district.ts'

let district: RosterDistrict
const asOf = '2024-01-20'

/** 2,000.00 lie with the channels when the year ends; they are carried over, taken back, and carried. */
beforeAll(async () => {
  district = await rosterDistrict()
  const carried = await post('/api/carryovers', { fromYear: 2023 })
  await post('/api/reversals', {
    origin: 'carryover',
    originId: carried,
    reversedOn: '2024-01-05',
    decisionNumber: '云民更〔2024〕1号',
    reason: '结转过早',
  })
  await post('/api/carryovers', { fromYear: 2023 })
  await post('/api/allocations', {
    documentNumber: '湘财社指〔2023〕12号',
    ...place,
    amount: '500.00',
    decidedOn: '2024-01-08',
    decisionNumber: '云民发〔2024〕1号',
  })
  await post('/api/expenditures', {
    voucherNumber: '记1',
    spentOn: '2024-01-10',
    ...place,
    payeeName: '示例照料服务中心',
    payeeKind: 'institution',
    payeeAccount: '6217 0000 2222',
    amount: '600.00',
    subject: '30306',
    purpose: '照料服务',
  })
})

async function post(url: string, body: object): Promise<string> {
  const answer = await district.post(url, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ id: string }>().id
}

async function statedOf(year: number) {
  const { db } = district.running.services
  const rows = await statementOf(db, { districtCode, year, asOf }, 'township')
  const { figures } = rows.find(({ key }) => key === place.township) ?? {}
  return [figures?.expended.amount, figures?.budget.amount]
}

function measuredOf(code: string, year: number) {
  return inTransaction(district.running.services.pool, async (tx) => {
    const scope = { districtCode, year, asOf }
    await prepareMeasures(tx, scope)
    const { rows } = await sql<{ numerator: bigint; denominator: bigint }>`
      select sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
      from (${indicatorsByCode.get(code)?.measure({ ...scope, params: {} })}) measured
      where township_code = ${place.township}`.execute(tx)
    return [rows[0]?.numerator, rows[0]?.denominator]
  })
}

test('what may be spent is that of the statement, carried over money with it', async () => {
  expect(await statedOf(2024)).toEqual([60_000n, 250_000n])
  for (const year of [2023, 2024]) {
    expect(await measuredOf('execution_rate', year)).toEqual(await statedOf(year))
  }
})

test('what went into the next year is left of the year once, though it was carried twice', async () => {
  expect(await measuredOf('carry_over_rate', 2023)).toEqual([200_000n, 200_000n])
  expect(await measuredOf('carry_over_rate', 2024)).toEqual([190_000n, 250_000n])
})

test('the bulletin gives the same', async () => {
  const quarter = { districtCode, year: 2024, asOf, from: '2024-01-01' }
  const found = await inTransaction(district.running.services.pool, (tx) =>
    gatherFigures(tx, quarter),
  )
  expect([found.district.used, found.district.given]).toEqual(await statedOf(2024))
  expect(found.district.executionRate).toBe('24.00')
})
