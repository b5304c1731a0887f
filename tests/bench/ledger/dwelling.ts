import { sql } from 'kysely'
import { dwellOf } from '../../../src/features/tracing/index.ts'
import { alternating, type BenchContext, type Measure, measure, timed } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { fiscalYear, fundedCells } from './cells.ts'

const asOf = `${fiscalYear + 1}-01-31`

/** Dwell time of every account, against plain sums over the same table. */
export async function dwelling(context: BenchContext): Promise<Measure[]> {
  const services = await context.district()
  const count = context.rows(1_000_000)
  await fill(services, count)
  context.say(`${count} transfers are there; dwell time and plain sums now take turns`)
  const { db, reads, clerk } = services
  const at = { districtCode: clerk.districtCode, asOf }
  const times = await alternating(context.runs, {
    limit: () =>
      timed(() =>
        sql`select to_account_id, sum(amount_fen) from transfer group by to_account_id`.execute(db),
      ),
    byStage: () => timed(() => dwellOf(reads(clerk), { ...at, by: 'stage' })),
    byAccount: () => timed(() => dwellOf(reads(clerk), { ...at, by: 'account' })),
  })
  const taken = (by: string, ms: number) =>
    measure({
      name: `dwell time by ${by} over ${count} transfers, against plain sums`,
      value: ms,
      unit: 'ms',
      ratio: ms / times.limit,
      target: 12,
      better: 'lower',
    })
  return [taken('stage', times.byStage), taken('account', times.byAccount)]
}

/**
 * Money that is sent to a channel and paid twenty days later, so that some of it always waits: put
 * in past the triggers, which is not what is measured here, with the sums that they would keep.
 */
async function fill(services: BenchServices, count: number): Promise<void> {
  const { db, clerk } = services
  const { documentId, cells } = await fundedCells(services)
  await sql`
    insert into account (district_code, stage, fiscal_year, category_code, township_code, channel)
    select ${clerk.districtCode}, later.stage, ${fiscalYear}::int, category_code, township_code,
      case later.stage when 'disbursed' then 'bank' end
    from account cross join (values ('disbursed'), ('paid')) later (stage)
    where account.stage = 'allocated' and appropriation_id = ${documentId}`.execute(db)
  await sql`alter table transfer disable trigger user`.execute(db)
  await sql`
    with cell as (
      select row_number() over () - 1 as n, disbursed.id as disbursed_id, allocated.id as allocated_id,
        paid.id as paid_id, ids.disbursement_id, ids.batch_id
      from jsonb_to_recordset(${JSON.stringify(
        cells.map((one) => ({
          category_code: one.category,
          township_code: one.township,
          disbursement_id: one.disbursementId,
          batch_id: one.batchId,
        })),
      )}::jsonb) ids (category_code text, township_code text, disbursement_id uuid, batch_id uuid)
      join account allocated using (category_code, township_code)
      join account disbursed using (category_code, township_code)
      join account paid using (category_code, township_code)
      where allocated.stage = 'allocated' and disbursed.stage = 'disbursed'
        and paid.stage = 'paid'),
    step as (
      select n, n % ${cells.length}::int as cell, 1000 + n % 97 as amount_fen,
        date '2023-01-03' + (n * 360 / (${count}::int / 2)) as sent_on
      from generate_series(0, ${count}::int / 2 - 1) n)
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, disbursement_id, payment_batch_id)
    select ${clerk.districtCode}, kind, from_id, to_id, amount_fen, on_day, disbursement_id, batch_id
    from (
      select 'disburse' as kind, allocated_id as from_id, disbursed_id as to_id, amount_fen,
        sent_on as on_day, disbursement_id, null::uuid as batch_id
      from step join cell on cell.n = step.cell
      union all
      select 'pay', disbursed_id, paid_id, amount_fen, sent_on + 20, null, batch_id
      from step join cell on cell.n = step.cell) moved
    order by on_day`.execute(db)
  await sql`alter table transfer enable trigger user`.execute(db)
  await sql`
    update account set in_fen = coalesce(came.fen, 0), out_fen = coalesce(went.fen, 0)
    from account self
    left join (select to_account_id as id, sum(amount_fen)::bigint as fen from transfer group by 1)
      came on came.id = self.id
    left join (select from_account_id as id, sum(amount_fen)::bigint as fen from transfer group by 1)
      went on went.id = self.id
    where account.id = self.id`.execute(db)
  await sql`analyze`.execute(db)
}
