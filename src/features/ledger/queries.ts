import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

export interface StageTotal {
  stage: string
  name: string
  balance: bigint
}

/** Where a year's money is: the balance of each stage; together they are what was received. */
export async function stageTotals(
  db: Db,
  districtCode: string,
  fiscalYear: number,
): Promise<StageTotal[]> {
  const { rows } = await sql<StageTotal>`
    select stage.code as stage, stage.name,
      coalesce(sum(account.balance_fen), 0)::bigint as "balance"
    from stage
    left join account on account.stage = stage.code
      and account.district_code = ${districtCode} and account.fiscal_year = ${fiscalYear}
    where stage.code <> 'source'
    group by stage.code, stage.name, stage.position
    order by stage.position`.execute(db)
  return rows
}

/** What was appropriated for a fiscal year, over all documents. */
export async function appropriatedFen(
  db: Db,
  districtCode: string,
  fiscalYear: number,
): Promise<bigint> {
  const row = await db
    .selectFrom('account')
    .select(({ fn }) => fn.sum<string | null>('balance_fen').as('balance'))
    .where('district_code', '=', districtCode)
    .where('fiscal_year', '=', fiscalYear)
    .where('stage', '=', 'source')
    .executeTakeFirstOrThrow()
  return -BigInt(row.balance ?? '0')
}
