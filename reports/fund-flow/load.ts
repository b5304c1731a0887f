import { z } from 'zod'
import { stageTotals } from '../../src/features/ledger/index.ts'
import { districtOf } from '../../src/features/reference/index.ts'
import { documentStatement, type StatementScope } from '../../src/features/statements/index.ts'
import { lastDayOfYear } from '../../src/kernel/month.ts'
import { dateText } from '../../src/kernel/schemas.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { dwellBands, moneyBy } from '../money.ts'
import { contentHash, type Viewer } from '../report.ts'
import type { FundDocument, FundFlowData } from './data.ts'

const levels = { central: '中央', province: '省级', city: '市级', county: '区级' }

export const fundFlowParams = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  asOf: dateText.optional(),
})

export async function loadFundFlow(
  db: Db,
  { districtCode }: Viewer,
  { year, ...params }: z.output<typeof fundFlowParams>,
  today: string,
): Promise<FundFlowData> {
  const { asOf = lastDayOfYear(year, today) } = params
  const scope = { districtCode, year, asOf }
  const district = await districtOf(db, districtCode)
  const { rows: byCategory, total } = await moneyBy(db, scope, 'category')
  const stages = await stageTotals(db, { districtCode, fiscalYear: year, asOf })
  const figures = {
    year,
    documents: await documentRows(db, scope),
    byCategory,
    byTownship: (await moneyBy(db, scope, 'township')).rows,
    byMonth: (await moneyBy(db, scope, 'month')).rows
      .filter(({ name }) => name.startsWith(String(year)))
      .map(({ name, paidFen, spentFen }) => ({ month: name, paidFen, spentFen })),
    totals: total,
    dwell: await dwellBands(db, scope),
    whereabouts: stages
      .filter(({ balance }) => balance !== 0n)
      .map(({ name, balance }) => ({ name, amountFen: balance })),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: null,
    queryUrl: `/api/statements?year=${year}&asOf=${asOf}`,
    generatedFrom: contentHash(figures),
    issue: null,
  }
}

/** The documents that money of the year is from: not those that were taken back. */
async function documentRows(db: Db, scope: StatementScope): Promise<FundDocument[]> {
  const rows = await documentStatement(db, scope)
  return rows
    .map(({ number, title, level, receivedOn, figures }) => ({
      number,
      title,
      level: levels[level],
      receivedOn,
      amountFen: figures.received.amount,
      carriedInFen: figures.carriedIn.amount,
      usedFen: figures.expended.amount,
      unallocatedFen: figures.unallocated.amount,
      balanceFen: figures.unspent.amount,
      carriedOutFen: figures.carriedOut.amount,
    }))
    .filter((row) => Object.values(row).some((one) => typeof one === 'bigint' && one !== 0n))
}
