import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts'
import type { Db } from '../../../platform/db/database.ts'
import { parametersOf } from '../../parameters/index.ts'
import { allRules } from '../all-rules.ts'
import { fenText } from '../rule.ts'
import { riskPolicy } from './policy.ts'
import { type RiskFilter, type RiskScore, type RiskUnit, riskScore } from './schemas.ts'
import { riskScores, type Scored } from './scores.ts'

const cursorKey = z.tuple([z.string().regex(/^\d{1,12}\.\d{2}$/), z.string().max(300)])
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

/** Units of a kind by their risk, the highest first, with what each rule adds; page by page. */
export async function riskScoresOf(
  db: Db,
  districtCode: string,
  { unit, asOf, ...filter }: RiskFilter & { asOf: string },
): Promise<{ items: RiskScore[]; nextCursor: string | null }> {
  const [score, key] =
    filter.cursor === undefined ? [null, null] : decodeCursor(filter.cursor, cursorKey)
  const policy = await parametersOf(db, riskPolicy, { districtCode, asOf })
  const { rows } = await sql<Scored & { name: string }>`
    select row.key, row.township_code, row.score::text as score, row.alert_count,
      row.contributions, coalesce(${names[unit](districtCode)}, row.key) as name
    from (${riskScores(districtCode, unit, policy)}) row
    where (${filter.townshipCode ?? null}::text is null
        or row.township_code = ${filter.townshipCode ?? null})
      and (${score}::numeric is null or row.score < ${score}::numeric
        or (row.score = ${score}::numeric and row.key > ${key}))
    order by row.score desc, row.key
    limit ${filter.limit + 1}`.execute(db)
  const page = rows.slice(0, filter.limit)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return {
    items: page.map(({ township_code, alert_count, contributions, ...row }) => ({
      ...row,
      unit,
      townshipCode: township_code,
      alertCount: alert_count,
      contributions: stored.parse(contributions),
    })),
    nextCursor: last === undefined ? null : encodeCursor([last.score, last.key]),
  }
}

/** What a unit is called, for a row named `row`; persons and accounts masked. */
const names: Readonly<Record<RiskUnit, (districtCode: string) => RawBuilder<unknown>>> = {
  township: (districtCode) => sql`(select name from township
    where district_code = ${districtCode} and code = row.key)`,
  group: (districtCode) => sql`(select concat_ws(' ', township.name, category.name,
      substr(row.key, length(township.code || category.code) + 3))
    from township, category
    where township.district_code = ${districtCode} and category.district_code = ${districtCode}
      and township.code = split_part(row.key, '/', 1)
      and category.code = split_part(row.key, '/', 2))`,
  household: (districtCode) => sql`(select left(name, 1) || repeat('*', length(name) - 1) || ' '
      || identity_masked
    from person where district_code = ${districtCode} and id = row.key::uuid)`,
  account: (districtCode) => sql`(select number_masked from bank_account
    where district_code = ${districtCode} and id = row.key::uuid)`,
}
