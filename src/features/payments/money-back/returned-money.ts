import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { isReversed } from '../../funds/index.ts'
import { lineNotReturned, lineUnknown } from '../batches/problems.ts'
import { nothingLeft } from './problems.ts'

/** A returned payment by its first attempt, with what was neither paid again nor handed up. */
export interface LeftLine {
  batchId: string
  lineNo: number
  year: number
  category: string
  township: string
  /** The day on which the latest attempt came back. */
  returnedOn: string
  left: Fen
}

/** What is left of lines that came back, whichever attempt is named; refuses any other line. */
export async function leftOfLines(
  tx: Tx,
  districtCode: string,
  lines: readonly { batch: string; line: number }[],
): Promise<LeftLine[]> {
  if (lines.length === 0) return []
  const { rows } = await sql<LeftLine & { named: string; state: string }>`
    with recursive asked as (
      select distinct batch.id as batch_id, named.line_no, named.number || '/' || named.line_no
          as named
      from unnest(${lines.map(({ batch }) => batch)}::text[],
        ${lines.map(({ line }) => line)}::int[]) named (number, line_no)
      left join payment_batch batch on batch.district_code = ${districtCode}
        and batch.number = named.number),
    up as (
      select asked.named, payment.*
      from asked
      join payment on payment.district_code = ${districtCode}
        and payment.batch_id = asked.batch_id and payment.line_no = asked.line_no
      union all
      select up.named, first.*
      from up
      join payment first on first.district_code = ${districtCode}
        and first.batch_id = up.reissue_of_batch_id and first.line_no = up.reissue_of_line_no),
    attempt as (
      select named, batch_id as root_id, line_no as root_no, batch_id, line_no, 1 as place
      from up where reissue_of_batch_id is null
      union all
      select attempt.named, root_id, root_no, again.batch_id, again.line_no, place + 1
      from attempt
      join payment again on again.district_code = ${districtCode}
        and again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no),
    judged as (
      select attempt.*, result.outcome, result.amount_fen, result.executed_on,
        stop.line_no is not null as is_stopped
      from attempt
      left join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = attempt.batch_id and result.line_no = attempt.line_no
      left join payment_stop stop on stop.district_code = ${districtCode}
        and stop.batch_id = attempt.batch_id and stop.line_no = attempt.line_no),
    summed as (
      select named, root_id, root_no,
        max(amount_fen) filter (where place = 1 and outcome = 'returned') as came_fen,
        coalesce(sum(amount_fen) filter (where outcome = 'settled'), 0) as paid_fen,
        bool_or(outcome is null and not is_stopped) as is_under_way, max(executed_on) as came_on
      from judged group by named, root_id, root_no)
    select asked.named, root_id as "batchId", root_no as "lineNo",
      left(batch.month, 4)::int as year, batch.category_code as category,
      batch.township_code as township, came_on as "returnedOn",
      case when root_id is null then 'unknown' when came_fen is null then 'not returned'
        when is_under_way then 'under way' else 'returned' end as state,
      (came_fen - paid_fen - coalesce((
        select sum(handed.amount_fen) from remitted_line handed
        join remittance on remittance.district_code = handed.district_code
          and remittance.id = handed.remittance_id
        where handed.district_code = ${districtCode} and not ${isReversed('remittance')}
          and (handed.batch_id, handed.line_no) in (
            select batch_id, line_no from judged where judged.named = asked.named)), 0))::bigint
        as "left"
    from asked
    left join summed on summed.named = asked.named
    left join payment_batch batch on batch.district_code = ${districtCode}
      and batch.id = summed.root_id
    order by asked.named`.execute(tx)
  const seen = new Set<string>()
  for (const { named, state, left, batchId, lineNo } of rows) {
    if (state === 'unknown') throw lineUnknown(named)
    if (state === 'not returned') throw lineNotReturned(named)
    const root = `${batchId}/${lineNo}`
    if (state === 'under way' || left <= 0n || seen.has(root)) throw nothingLeft(named)
    seen.add(root)
  }
  return rows
}
