import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

export interface BatchRow {
  number: string
  month: string
  categoryCode: string
  townshipCode: string
  isReissue: boolean
  state: 'pending' | 'approved' | 'settled' | 'partially_settled'
  lineCount: number
  /** Fen, as all amounts inside; yuan on the wire. */
  amount: bigint
  settled: bigint
  returned: bigint
}

/** The batches of a month with what became of them; the state follows from their results. */
export async function batchesOf(db: Db, districtCode: string, month: string): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select batch.number, batch.month, batch.category_code as "categoryCode",
      batch.township_code as "townshipCode", batch.is_reissue as "isReissue",
      case when batch.approved_at is null then 'pending'
        when count(result.line_no) = 0 then 'approved'
        when bool_and(result.outcome = 'settled') and count(result.line_no) = count(*) then 'settled'
        else 'partially_settled' end as state,
      count(*)::int as "lineCount",
      sum(payment.amount_fen)::bigint as "amount",
      coalesce(sum(result.amount_fen) filter (where outcome = 'settled'), 0)::bigint as "settled",
      coalesce(sum(result.amount_fen) filter (where outcome = 'returned'), 0)::bigint
        as "returned"
    from payment_batch batch
    join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
    left join payment_result result on result.district_code = payment.district_code
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
    where batch.district_code = ${districtCode} and batch.month = ${month}
    group by batch.district_code, batch.id
    order by batch.number`.execute(db)
  return rows
}
