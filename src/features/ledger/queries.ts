import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

export interface StageTotal {
  stage: string
  name: string
  /** Fen. */
  balance: bigint
}

/**
 * Where a year's money was at the end of a day: the balance of each stage. Together they are what
 * had been received by then.
 */
export async function stageTotals(
  db: Db,
  { districtCode, fiscalYear, asOf }: { districtCode: string; fiscalYear: number; asOf: string },
): Promise<StageTotal[]> {
  const { rows } = await sql<StageTotal>`
    with movement as (
      select giver.stage as from_stage, giver.fiscal_year as from_year, taker.stage as to_stage,
        taker.fiscal_year as to_year, transfer.amount_fen
      from transfer
      join account giver on giver.district_code = transfer.district_code
        and giver.id = transfer.from_account_id
      join account taker on taker.district_code = transfer.district_code
        and taker.id = transfer.to_account_id
      where transfer.district_code = ${districtCode} and transfer.effective_on <= ${asOf})
    select stage.code as stage, stage.name,
      (coalesce((select sum(amount_fen) from movement
          where to_stage = stage.code and to_year = ${fiscalYear}), 0)
        - coalesce((select sum(amount_fen) from movement
          where from_stage = stage.code and from_year = ${fiscalYear}), 0))::bigint as balance
    from stage
    where stage.code <> 'source'
    order by stage.position`.execute(db)
  return rows
}
