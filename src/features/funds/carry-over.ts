import { sql } from 'kysely'
import { type Clock, todayOf } from '../../platform/clock.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { postMoves } from '../ledger/index.ts'
import { yearNotOver } from './problems.ts'

export interface CarriedOver {
  /** Null where there was nothing left to carry. */
  id: string | null
  accountCount: number
  /** Decimal yuan. */
  amount: string
}

/**
 * Takes what a year has left into the next one, document by document and place by place; the money
 * keeps its purpose (Budget Law 42). What the rosters of the year still have to be paid from stays.
 * Run again, it carries only what has been left since; what came back into the year after its end
 * goes on the day of the last that came.
 */
export function carryOver(
  { command, clock }: { command: RunCommand; clock: Clock },
  actor: Actor,
  input: { fromYear: number; key: string },
): Promise<CarriedOver> {
  const { fromYear, key } = input
  const { districtCode } = actor
  const request = { action: 'funds:carry-over', key, input: { fromYear } }
  return command<CarriedOver>(actor, request, async (tx) => {
    const carriedOn = `${fromYear + 1}-01-01`
    if (todayOf(clock) < carriedOn) throw yearNotOver(fromYear)
    for (const stage of ['allocated', 'disbursed', 'received']) {
      await sql`select lock_accounts(${districtCode}, ${stage}, null, null)`.execute(tx)
    }
    await sql`
      create temporary table unspent on commit drop as
      ${unspentOf(districtCode, fromYear, carriedOn)}`.execute(tx)
    const { rows } = await sql<{ id: string; amount: string; accountCount: number }>`
      insert into carryover (district_code, from_year, amount_fen, carried_on)
      select ${districtCode}, ${fromYear}, sum(amount_fen), ${carriedOn}
      from unspent having sum(amount_fen) > 0
      returning id, (amount_fen / 100.0)::numeric(20, 2)::text as amount,
        (select count(*)::int from unspent) as "accountCount"`.execute(tx)
    const [carried] = rows
    const subject = String(fromYear)
    if (carried === undefined) {
      return { subject, detail: {}, result: { id: null, accountCount: 0, amount: '0.00' } }
    }
    await postMoves(
      tx,
      districtCode,
      sql`
        select 'carry_over' as kind, stage as from_stage, stage as to_stage, fiscal_year,
          appropriation_id, category_code, township_code, channel, part.fen as amount_fen,
          part.carried_on as effective_on, ${carried.id}::uuid as origin_id,
          fiscal_year + 1 as to_fiscal_year, category_code as to_category_code,
          township_code as to_township_code
        from unspent
        cross join lateral (values (${carriedOn}::date, there_fen),
          (last_in_on, amount_fen - there_fen)) part (carried_on, fen)
        where part.fen > 0`,
    )
    const { accountCount, amount } = carried
    return { subject, detail: { accountCount, amount }, result: carried }
  })
}

/** What each account of a year has and does not owe to a roster of that year. */
const unspentOf = (districtCode: string, fromYear: number, carriedOn: string) => sql`
  with owed as (
    select batch.category_code, batch.township_code, sum(payment.amount_fen) as owed_fen
    from payment_batch batch
    join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
    left join payment_result result on result.district_code = payment.district_code
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
    left join payment_stop stop on stop.district_code = payment.district_code
      and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
    where batch.district_code = ${districtCode} and left(batch.month, 4) = ${String(fromYear)}
      and not batch.is_reissue and result.line_no is null and stop.line_no is null
    group by batch.category_code, batch.township_code)
  select stage, fiscal_year, appropriation_id, category_code, township_code, channel, last_in_on,
    (balance_fen - coalesce(owed_fen, 0))::bigint as amount_fen,
    least(balance_fen - coalesce(owed_fen, 0), free_fen)::bigint as there_fen
  from (
    select account.*, free_fen, case when channel = 'bank' then owed.owed_fen end as owed_fen
    from account
    cross join lateral free_on_days(account, array[${carriedOn}::date]) free
    left join owed using (category_code, township_code)
    where account.district_code = ${districtCode} and account.fiscal_year = ${fromYear}
      and account.stage in ('received', 'allocated', 'disbursed')) held
  where balance_fen > coalesce(owed_fen, 0)`
