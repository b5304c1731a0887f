import { sql } from 'kysely'
import { monthOf } from '../../kernel/month.ts'
import type { Db } from '../../platform/db/database.ts'
import type { ReversibleOrigin } from './origins.ts'

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

/** The months of the first and of the last entry of the books; today's where there is none. */
export async function bookMonthsOf(
  db: Db,
  districtCode: string,
  today: string,
): Promise<{ first: string; last: string; today: string }> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(effective_on) as first, max(effective_on) as last
    from transfer where district_code = ${districtCode}`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  return { first: monthOf(first ?? today), last: monthOf(last ?? today), today }
}

export interface ReversalRow {
  id: string
  origin: ReversibleOrigin
  originId: string
  reversedOn: string
  decisionNumber: string
  reason: string
  reversedBy: string
  /** Fen. */
  amount: bigint
}

/** What was taken back, newest first. */
export async function reversalsOf(db: Db, districtCode: string): Promise<ReversalRow[]> {
  const { rows } = await sql<ReversalRow>`
    select reversal.id, origin, origin_id as "originId", reversed_on as "reversedOn",
      decision_number as "decisionNumber", reason, app_user.display_name as "reversedBy",
      coalesce(mirror.amount_fen, 0)::bigint as amount
    from reversal
    join app_user on app_user.district_code = reversal.district_code
      and app_user.id = reversal.reversed_by
    left join (
      select district_code, reversal_id, sum(amount_fen) as amount_fen
      from transfer where reverses_id is not null
      group by district_code, reversal_id) mirror
      on mirror.district_code = reversal.district_code and mirror.reversal_id = reversal.id
    where reversal.district_code = ${districtCode}
    order by reversed_on desc, reversal.id desc`.execute(db)
  return rows
}
