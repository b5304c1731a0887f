import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Scope } from './legs.ts'
import { type RateCode, rates, stageMeasureCodes } from './measures.ts'
import { rowsUrl } from './rows-url.ts'
import type { StageRow } from './schemas.ts'
import { statementOf } from './statement.ts'
import { sumsOf } from './sums.ts'

/** How far the money that came to a stage is of what could have come. */
const rateOfStage: Readonly<Record<string, RateCode>> = {
  received: 'arrival',
  allocated: 'allocation',
  disbursed: 'disbursement',
  paid: 'payment',
  spent: 'execution',
}

/** What came to each stage, went on from it and is there. */
export async function stagesOf(db: Db, scope: Scope): Promise<StageRow[]> {
  const sums = await sumsOf(db, scope, 'stage', stageMeasureCodes)
  const total = (await statementOf(db, scope, 'category')).at(-1)
  return (await stageNames(db)).map(({ code, name }) => {
    const rate = rateOfStage[code]
    const figures = stageMeasureCodes.map((measure) => {
      const sum = sums.find((one) => one.key === code && one.measure === measure)
      return [measure, { amount: sum?.fen ?? 0n, rows: rowsUrl(scope, measure, { stage: code }) }]
    })
    return {
      stage: code,
      name,
      figures: Object.fromEntries(figures) as StageRow['figures'],
      rateName: rate === undefined ? null : rates[rate].name,
      rate: rate === undefined ? null : (total?.rates[rate] ?? null),
    }
  })
}

export async function stageNames(db: Db): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from stage where code <> 'source' order by position`.execute(db)
  return rows
}
