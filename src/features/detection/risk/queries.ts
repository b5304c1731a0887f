import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { maskedName } from '../../../platform/db/masked-name.ts'
import { parametersOf } from '../../parameters/index.ts'
import { allRules } from '../all-rules.ts'
import { fenText } from '../rule.ts'
import { riskPolicy } from './policy.ts'
import { type RiskFilter, type RiskScore, type RiskUnit, riskScore } from './schemas.ts'
import { riskScores, type Scored } from './scores.ts'

const orders = {
  score: { value: sql`row.points`, type: 'numeric' },
  alertCount: column.count('alert_count'),
  township: column.text('township_code'),
} as const
const ruleNames = new Map<string, string>(allRules.map(({ code, name }) => [code, name]))
const stored = z.array(
  riskScore.shape.contributions.element
    .omit({ ruleName: true, amount: true })
    .extend({ fen: fenText })
    .transform(({ fen, ...row }) => ({
      ...row,
      ruleName: ruleNames.get(row.ruleCode) ?? row.ruleCode,
      amount: fen,
    })),
)

/** Units of a kind by their risk, page by page, the highest first if not asked, and what each rule adds. */
export async function riskScoresOf(
  db: Db,
  districtCode: string,
  { unit, asOf, ...filter }: RiskFilter & { asOf: string },
): Promise<{ items: RiskScore[]; nextCursor: string | null }> {
  const policy = await parametersOf(db, riskPolicy, { districtCode, asOf })
  const { townshipCode = null, sort = '-score', limit, cursor } = filter
  const rows = sql`
    select scored.key, scored.township_code, scored.score::text as score, scored.score as points,
      scored.alert_count, scored.contributions,
      coalesce(${names[unit](districtCode)}, scored.key) as name
    from (${riskScores(districtCode, unit, policy)}) scored
    where ${townshipCode}::text is null or scored.township_code = ${townshipCode}`
  const page = await pageInOrder<Scored & { name: string }, keyof typeof orders>(db, rows, {
    columns: orders,
    sort,
    id: column.text('key'),
    limit,
    cursor,
  })
  return {
    ...page,
    items: page.items.map(({ key, name, score, ...row }) => ({
      key,
      name,
      score,
      unit,
      townshipCode: row.township_code,
      alertCount: row.alert_count,
      contributions: stored.parse(row.contributions),
    })),
  }
}

/** What a unit is called, for a row named `scored`; persons and accounts masked. */
const names: Readonly<Record<RiskUnit, (districtCode: string) => RawBuilder<unknown>>> = {
  township: (districtCode) => sql`(select name from township
    where district_code = ${districtCode} and code = scored.key)`,
  group: (districtCode) => sql`(select concat_ws(' ', township.name, category.name,
      substr(scored.key, length(township.code || category.code) + 3))
    from township, category
    where township.district_code = ${districtCode} and category.district_code = ${districtCode}
      and township.code = split_part(scored.key, '/', 1)
      and category.code = split_part(scored.key, '/', 2))`,
  household: (districtCode) => sql`(select ${maskedName('name')} || ' ' || identity_masked
    from person where district_code = ${districtCode} and id = scored.key::uuid)`,
  account: (districtCode) => sql`(select number_masked from bank_account
    where district_code = ${districtCode} and id = scored.key::uuid)`,
}
