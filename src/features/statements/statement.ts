import { addMonths, monthOf } from '../../kernel/month.ts'
import { percentOf } from '../../kernel/ratio.ts'
import type { Db } from '../../platform/db/database.ts'
import { categoriesOf, townshipsOf } from '../reference/index.ts'
import { documentsOf } from './documents.ts'
import { nowhere, type Scope } from './legs.ts'
import { type MeasureCode, measureCodes, type RateCode, rateCodes, rates } from './measures.ts'
import { rowsUrl } from './rows-url.ts'
import type { Figure, groupings, StatementRow } from './schemas.ts'
import { sumsOf } from './sums.ts'

export type StatementGrouping = (typeof groupings)[number]

type Amounts = Record<MeasureCode, bigint>

interface Named {
  key: string
  name: string
}

/** A row for each category, township, document or month, and a last one for all together. */
export async function statementOf(
  db: Db,
  scope: Scope,
  by: StatementGrouping,
): Promise<StatementRow[]> {
  const amounts = new Map<string | null, Amounts>()
  for (const { key, measure, fen } of await sumsOf(db, scope, by, measureCodes)) {
    const row = amounts.get(key) ?? nothing()
    amounts.set(key, { ...row, [measure]: fen })
  }
  const total = amounts.get(null) ?? nothing()
  amounts.delete(null)
  const names = await namesOf(db, scope, by, [...amounts.keys()].map(String))
  const rows = by === 'month' ? monthRows : plainRows
  return [
    ...rows(scope, by, names, amounts),
    {
      key: null,
      name: '合计',
      figures: figuresOf(total, (measure) => rowsUrl(scope, measure, { by })),
      toDate: null,
      rates: ratesOf(total),
    },
  ]
}

const nothing = () => Object.fromEntries(measureCodes.map((measure) => [measure, 0n])) as Amounts

function plainRows(
  scope: Scope,
  by: StatementGrouping,
  names: readonly Named[],
  amounts: ReadonlyMap<string | null, Amounts>,
): StatementRow[] {
  return names.map(({ key, name }) => {
    const row = amounts.get(key) ?? nothing()
    return {
      key,
      name,
      figures: figuresOf(row, (measure) => rowsUrl({ ...scope, [by]: key }, measure, { by })),
      toDate: null,
      rates: key === nowhere ? noRates() : ratesOf(row),
    }
  })
}

function monthRows(
  scope: Scope,
  by: StatementGrouping,
  names: readonly Named[],
  amounts: ReadonlyMap<string | null, Amounts>,
): StatementRow[] {
  let toDate = nothing()
  return names.map(({ key, name }) => {
    const row = amounts.get(key) ?? nothing()
    toDate = plus(toDate, row)
    return {
      key,
      name,
      figures: figuresOf(row, (measure) => rowsUrl(scope, measure, { by, month: key })),
      toDate: figuresOf(toDate, (measure) => rowsUrl(scope, measure, { by, through: key })),
      rates: ratesOf(toDate),
    }
  })
}

const plus = (a: Amounts, b: Amounts): Amounts =>
  Object.fromEntries(measureCodes.map((measure) => [measure, a[measure] + b[measure]])) as Amounts

function figuresOf(amounts: Amounts, urlOf: (measure: MeasureCode) => string) {
  return Object.fromEntries(
    measureCodes.map((measure) => [measure, { amount: amounts[measure], rows: urlOf(measure) }]),
  ) as Record<MeasureCode, Figure>
}

const noRates = () =>
  Object.fromEntries(rateCodes.map((code) => [code, null])) as Record<RateCode, null>

function ratesOf(amounts: Amounts): Record<RateCode, string | null> {
  return Object.fromEntries(
    rateCodes.map((code) => [
      code,
      percentOf(amounts[rates[code].part], amounts[rates[code].whole]),
    ]),
  ) as Record<RateCode, string | null>
}

/**
 * The rows in their order; categories, townships and months of the year without any money too, but
 * where the scope names one, that one alone: the others' money is not in it.
 */
async function namesOf(
  db: Db,
  { districtCode, year, asOf, category, township }: Scope,
  by: StatementGrouping,
  found: readonly string[],
): Promise<Named[]> {
  const coded = (rows: { code: string; name: string }[], rest: string, only?: string): Named[] =>
    [
      ...rows.map(({ code, name }) => ({ key: code, name })),
      ...(found.includes(nowhere) ? [{ key: nowhere, name: rest }] : []),
    ].filter(({ key }) => only === undefined || key === only)
  switch (by) {
    case 'category':
      return coded(await categoriesOf(db, districtCode), '未分到类别', category)
    case 'township':
      return coded(await townshipsOf(db, districtCode), '未分到乡镇(街道)', township)
    case 'month':
      return monthsOf(year, asOf, found).map((month) => ({ key: month, name: month }))
    case 'document':
      return (await documentsOf(db, districtCode, found)).map(({ number, title }) => ({
        key: number,
        name: title,
      }))
  }
}

function monthsOf(year: number, asOf: string, found: readonly string[]): string[] {
  const months = [...found].sort()
  const [first = `${year}-01`, last = first] = [months[0], months.at(-1)]
  const end = [last, [monthOf(asOf), `${year}-12`].sort()[0] ?? last].sort().at(-1) ?? last
  const all: string[] = []
  const start = [first, `${year}-01`].sort()[0] ?? first
  for (let month = start; month <= end; month = addMonths(month, 1)) all.push(month)
  return all
}
