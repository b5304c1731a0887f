import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Scope } from './indicator.ts'

/**
 * Finds what came back and what paid another line again, once for all indicators of a run: into
 * the temporary tables `measured_return`, with the lines of the year's batches that the bank sent
 * back by the end of the day, and `measured_reissue`, with every line that names another one and
 * the day on which it reached the person. Both few; needs `measured_batch`.
 */
export async function measureReturns(tx: Tx, { districtCode, asOf }: Scope): Promise<void> {
  await sql`drop table if exists measured_return, measured_reissue`.execute(tx)
  await sql`
    create temporary table measured_return on commit drop as
    select result.batch_id, result.line_no, result.reason, result.executed_on as returned_on,
      batch.number, batch.township_code, batch.category, batch.is_reissue
    from payment_result result
    join measured_batch batch on batch.id = result.batch_id
    where result.district_code = ${districtCode} and result.outcome = 'returned'
      and result.executed_on <= ${asOf}::date`.execute(tx)
  await sql`
    create temporary table measured_reissue on commit drop as
    select again.batch_id, again.line_no, again.reissue_of_batch_id as of_batch_id,
      again.reissue_of_line_no as of_line_no, (
        select executed_on from payment_result answer
        where answer.district_code = ${districtCode} and answer.batch_id = again.batch_id
          and answer.line_no = again.line_no and answer.outcome = 'settled') as settled_on
    from payment again
    where again.district_code = ${districtCode}
      and again.reissue_of_batch_id is not null`.execute(tx)
  await sql`analyze measured_return, measured_reissue`.execute(tx)
}
