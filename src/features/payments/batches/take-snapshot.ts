import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Keeps who was entitled to what in the batches' months and places. */
export async function takeSnapshot(
  tx: Tx,
  districtCode: string,
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into eligibility_snapshot (district_code, batch_id, eligibility_id, person_id,
      head_person_id, village, standard_fen)
    ${entitledNow(districtCode, sql`batch.id = any (${ids}::uuid[])`)}`.execute(tx)
}

/**
 * Who is entitled to what in the months and places of those batches that have no snapshot yet. Each
 * person counts once: where a raised standard began before the earlier record ended, by the record
 * that began last. A re-issue pays what was judged before.
 */
export function entitledNow(districtCode: string, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with batch as materialized (
      select * from payment_batch batch
      where batch.district_code = ${districtCode} and ${which} and batch.checked_at is null
        and not batch.is_reissue and not exists (
          select 1 from eligibility_snapshot kept where kept.district_code = batch.district_code
            and kept.batch_id = batch.id)
    )
    select distinct on (batch.id, entitled.person_id) batch.district_code, batch.id,
      entitled.id as eligibility_id, entitled.person_id, entitled.head_person_id, entitled.village,
      entitled.standard_fen
    from batch
    join eligibility entitled on entitled.district_code = batch.district_code
      and entitled.category_code = batch.category_code
      and entitled.township_code = batch.township_code
      and entitled.from_month <= batch.month
      and (entitled.to_month is null or entitled.to_month >= batch.month)
    order by batch.id, entitled.person_id, entitled.from_month desc`
}
