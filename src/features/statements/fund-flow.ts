import type { Db } from '../../platform/db/database.ts'
import { documentStatement } from './document-statement.ts'
import { type FlowCode, type FundFlow, flowCodes } from './flow-schemas.ts'
import { nowhere, type Scope } from './legs.ts'
import type { StatementRow } from './schemas.ts'
import { stageNames } from './stages.ts'
import { statementOf } from './statement.ts'
import { sumsOf } from './sums.ts'

type Sums = Record<FlowCode, bigint>

/** The year's statements side by side, each row with what the overview shows of it. */
export async function fundFlowOf(db: Db, scope: Scope): Promise<Omit<FundFlow, 'year' | 'asOf'>> {
  const categories = await statementOf(db, scope, 'category')
  const total = categories.at(-1)
  if (total === undefined) throw new Error('a statement ends with its sum')
  const townships = await statementOf(db, scope, 'township')
  const months = (await statementOf(db, scope, 'month')).filter(isPlaced)
  return {
    stages: await stagesOf(db, scope),
    totals: sumsIn(total.figures),
    executionRate: total.rates.execution,
    documents: await documentRows(db, scope),
    byCategory: categories.filter(isPlaced).map(namedRow),
    byTownship: townships.filter(isPlaced).map(namedRow),
    byMonth: months
      .map(({ name, figures }) => ({ month: name, ...sumsIn(figures) }))
      .filter(({ paid, spent }) => paid !== 0n || spent !== 0n),
  }
}

const isPlaced = ({ key }: StatementRow): boolean => key !== null && key !== nowhere

const sumsIn = (figures: StatementRow['figures']) =>
  Object.fromEntries(flowCodes.map((code) => [code, figures[code].amount])) as Sums

const namedRow = ({ name, figures }: StatementRow) => ({ name, ...sumsIn(figures) })

/** Documents that money of the year is from. */
async function documentRows(db: Db, scope: Scope): Promise<FundFlow['documents']> {
  return (await documentStatement(db, scope))
    .map(({ figures, ...document }) => ({ ...document, ...sumsIn(figures) }))
    .filter((row) => flowCodes.some((code) => row[code] !== 0n))
}

const codes = ['carriedIn', 'carriedOut', 'balance'] as const

async function stagesOf(db: Db, scope: Scope): Promise<FundFlow['stages']> {
  const sums = await sumsOf(db, scope, 'stage', codes)
  const fen = (stage: string, code: (typeof codes)[number]) =>
    sums.find(({ key, measure }) => key === stage && measure === code)?.fen ?? 0n
  return (await stageNames(db)).map(({ code, name }) => ({
    stage: code,
    name,
    carriedIn: fen(code, 'carriedIn'),
    carriedOut: fen(code, 'carriedOut'),
    balance: fen(code, 'balance'),
  }))
}
