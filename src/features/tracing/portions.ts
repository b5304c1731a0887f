import { type RawBuilder, sql } from 'kysely'
import { firstAttempts } from './returned-lines.ts'
import { type AsOf, moveKinds, standing } from './standing.ts'

/**
 * Transfers in the portions that are known by themselves: a voucher, a line that came back, was
 * paid again, handed up or recovered. Everything else is first in, first out over its account.
 *
 * `went` and `came` say who holds the fen before and after: an account, of a paid or returned line
 * and of a voucher its part of the account, or `batch …`: what was paid of a batch on a day, which
 * its lines share in their order. Null is nobody in the district, or nobody they went on from.
 *
 * `id` is their order: by day, and within it what stays in its stage before the rest.
 */
export function portions(at: AsOf): RawBuilder<unknown> {
  const { districtCode } = at
  return sql`
    with standing as materialized (${standing(at)}),
    attempt as materialized (${firstAttempts(districtCode)}),
    holder as materialized (
      select id, stage from account where district_code = ${districtCode}),
    recovered as (select batch_id from recovery
      where district_code = ${districtCode} and recovered_on <= ${at.asOf}),
    -- A batch's transfers of one kind and day are the sum of that day's lines.
    paid_on as materialized (
      select payment_batch_id as batch_id, kind, effective_on, from_account_id, to_account_id,
        min(seq) as seq, sum(amount_fen)::bigint as amount_fen,
        kind <> 'pay' or payment_batch_id in (select batch_id from recovered) as has_known_lines
      from standing where payment_batch_id is not null
      group by 1, 2, 3, 4, 5),
    line as (
      select paid_on.batch_id, paid_on.kind, effective_on, from_account_id, to_account_id, seq,
        result.line_no, result.amount_fen,
        coalesce(first_batch_id, result.batch_id) || '/'
          || coalesce(first_line_no, result.line_no) as first_attempt,
        result.batch_id || '/' || result.line_no as own
      from paid_on
      join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = paid_on.batch_id and result.executed_on = effective_on
        and result.outcome = case kind when 'return' then 'returned' else 'settled' end
      left join attempt on attempt.batch_id = result.batch_id
        and attempt.line_no = result.line_no
      where has_known_lines),
    -- Made once: a planner that takes it for one row would make it again for every account.
    part as materialized (
      select standing.effective_on, seq, 0 as line_no, standing.kind, standing.amount_fen,
        from_account_id, to_account_id,
        concat_ws('/', from_account_id, recovery.batch_id, recovery.line_no,
          recovery.expenditure_id) as went,
        concat_ws('/', to_account_id, standing.expenditure_id) as came, null::uuid as batch_id,
        coalesce(standing.appropriation_id, standing.allocation_id, standing.disbursement_id,
          standing.expenditure_id, standing.adjustment_id, standing.recovery_id,
          standing.carryover_id, standing.remittance_id) as origin_id
      from standing
      left join recovery on recovery.district_code = ${districtCode}
        and recovery.id = standing.recovery_id
      where payment_batch_id is null and not exists (select 1 from remitted_line line
        where line.district_code = ${districtCode} and line.remittance_id = standing.remittance_id)
      union all
      select effective_on, seq, 0, kind, amount_fen, from_account_id, to_account_id,
        from_account_id::text, case when has_known_lines then 'batch ' || seq end, batch_id, batch_id
      from paid_on where kind <> 'reissue'
      union all
      select effective_on, seq, line_no, kind, amount_fen, from_account_id, to_account_id,
        case kind when 'reissue' then from_account_id || '/' || first_attempt
          else 'batch ' || seq end,
        to_account_id || '/' || case kind when 'return' then first_attempt else own end,
        batch_id, batch_id
      from line
      union all
      select effective_on, seq, line.line_no, kind, line.amount_fen, from_account_id, to_account_id,
        concat_ws('/', from_account_id, coalesce(first_batch_id, line.batch_id),
          coalesce(first_line_no, line.line_no)),
        to_account_id::text, line.batch_id, standing.remittance_id
      from remitted_line line
      join standing on standing.remittance_id = line.remittance_id
      left join attempt on attempt.batch_id = line.batch_id and attempt.line_no = line.line_no
      where line.district_code = ${districtCode})
    select row_number() over (order by part.effective_on, kind not in (${moveKinds}), seq, line_no)
        as id,
      seq, kind, part.effective_on, part.amount_fen, origin_id, batch_id, line_no,
      case when giver.stage <> 'source' then went end as went,
      case when taker.stage <> 'source' then came end as came,
      giver.stage as from_stage, giver.id as from_account_id, taker.id as account_id
    from part
    join holder giver on giver.id = from_account_id
    join holder taker on taker.id = to_account_id`
}
