import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { forwardFen } from '../../ledger/index.ts'
import type { Scope } from './indicator.ts'

/**
 * Adds the year's payment lines up by batch, once for all indicators of a run, into the temporary
 * table `measured_batch`: what the roster approved and nobody stopped, what the bank credited and
 * sent back by the end of the day, and what the ledger paid out.
 */
export async function measureBatches(tx: Tx, { districtCode, year, asOf }: Scope): Promise<void> {
  await sql`drop table if exists measured_batch`.execute(tx)
  await sql`
    create temporary table measured_batch on commit drop as
    with listed as (
      select batch_id, count(*) as line_count, sum(amount_fen) as fen
      from payment where district_code = ${districtCode}
      group by batch_id),
    -- Few, so that the lines need not be compared with them one by one.
    stopped as (
      select batch_id, count(*) as line_count, sum(payment.amount_fen) as fen
      from payment_stop stop
      join payment using (district_code, batch_id, line_no)
      where district_code = ${districtCode}
      group by batch_id),
    answered as (
      select batch_id, count(*) as line_count, sum(amount_fen) as fen,
        max(executed_on) filter (where outcome = 'settled') as last_settled_on
      from payment_result
      where district_code = ${districtCode} and executed_on <= ${asOf}::date
      group by batch_id),
    -- Few, too: what is no return was credited.
    returned as (
      select batch_id, count(*) as line_count, sum(amount_fen) as fen
      from payment_result
      where district_code = ${districtCode} and executed_on <= ${asOf}::date
        and outcome = 'returned'
      group by batch_id),
    posted as (
      select payment_batch_id as batch_id,
        sum(${forwardFen}) as fen
      from transfer
      where district_code = ${districtCode} and kind in ('pay', 'reissue')
        and payment_batch_id is not null and effective_on <= ${asOf}::date
      group by payment_batch_id)
    select batch.id, batch.number, batch.month, batch.township_code, batch.category_code,
      category.name as category, category.delivery, batch.is_reissue,
      coalesce(listed.line_count, 0) - coalesce(stopped.line_count, 0) as line_count,
      (coalesce(listed.fen, 0) - coalesce(stopped.fen, 0))::bigint as approved_fen,
      coalesce(answered.line_count, 0) - coalesce(returned.line_count, 0) as settled_count,
      (coalesce(answered.fen, 0) - coalesce(returned.fen, 0))::bigint as settled_fen,
      coalesce(returned.line_count, 0) as returned_count,
      coalesce(returned.fen, 0)::bigint as returned_fen,
      answered.last_settled_on, coalesce(posted.fen, 0)::bigint as posted_fen
    from payment_batch batch
    join category
      on category.district_code = batch.district_code and category.code = batch.category_code
    left join listed on listed.batch_id = batch.id
    left join stopped on stopped.batch_id = batch.id
    left join answered on answered.batch_id = batch.id
    left join returned on returned.batch_id = batch.id
    left join posted on posted.batch_id = batch.id
    where batch.district_code = ${districtCode} and batch.month like ${`${year}-__`}`.execute(tx)
  await sql`analyze measured_batch`.execute(tx)
}
