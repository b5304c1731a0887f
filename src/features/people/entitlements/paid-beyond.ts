import { sql } from 'kysely'
import { formatYuan } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

interface Beyond {
  paid: { lines: number; amount: string }
  unsent: string[]
}

/** Lines of the record's person, category and township for months after the last he is entitled to. */
export async function paidBeyond(
  tx: Tx,
  districtCode: string,
  { id, lastMonth }: { id: string; lastMonth: string },
): Promise<Beyond> {
  const { rows } = await sql<{ lines: number; amount: bigint; unsent: string[] }>`
    select count(*) filter (where is_sent)::int as lines,
      coalesce(sum(amount) filter (where is_sent), 0)::bigint as amount,
      coalesce(array_agg(key order by month, key) filter (where not is_sent), '{}') as unsent
    from (
      select batch.number || '/' || payment.line_no as key, batch.month,
        batch.instructed_at is not null as is_sent,
        coalesce(result.amount_fen, payment.amount_fen) as amount
      from eligibility record
      join payment on payment.district_code = record.district_code
        and payment.person_id = record.person_id
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id and batch.category_code = record.category_code
        and batch.township_code = record.township_code and batch.month > ${lastMonth}
      left join payment_result result on result.district_code = payment.district_code
        and result.batch_id = payment.batch_id and result.line_no = payment.line_no
      left join payment_stop stop on stop.district_code = payment.district_code
        and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
      where record.district_code = ${districtCode} and record.id = ${id}::uuid
        and stop.line_no is null and result.outcome is distinct from 'returned') line`.execute(tx)
  const { lines = 0, amount = 0n, unsent = [] } = rows[0] ?? {}
  return { paid: { lines, amount: formatYuan(amount) }, unsent }
}
