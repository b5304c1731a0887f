import { type RawBuilder, sql } from 'kysely'
import type { BookCheck } from './check.ts'

const isReversed = (origin: string): RawBuilder<unknown> => sql`exists (
  select 1 from reversal
  where reversal.district_code = ${sql.ref(`${origin}.district_code`)}
    and reversal.origin_id = ${sql.ref(`${origin}.id`)})`

const returnedOnce: BookCheck = {
  code: 'returned-money-once',
  claim: 'no money that came back was used twice: paid again, and again or handed up',
  count: (districtCode) => sql`
    select count(*) from payment_result
    where district_code = ${districtCode} and outcome = 'returned'`,
  falsehoods: (districtCode) => sql`
    with recursive attempt as (
      select batch_id as root_id, line_no as root_no, batch_id, line_no, amount_fen as came_fen,
        0::bigint as paid_fen
      from payment_result
      where district_code = ${districtCode} and outcome = 'returned' and not exists (
        select 1 from payment again where again.district_code = payment_result.district_code
          and again.batch_id = payment_result.batch_id
          and again.line_no = payment_result.line_no and again.reissue_of_batch_id is not null)
      union all
      select root_id, root_no, again.batch_id, again.line_no, came_fen,
        case when result.outcome = 'settled' then result.amount_fen else 0 end
      from attempt
      join payment again on again.district_code = ${districtCode}
        and again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no
      left join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = again.batch_id and result.line_no = again.line_no)
    select batch.number || '/' || root_no as subject,
      format('came back %s, used %s', came_fen, used_fen) as detail
    from (
      select root_id, root_no, came_fen, sum(paid_fen + coalesce(handed.amount_fen, 0)) as used_fen
      from attempt
      left join (
        select line.batch_id, line.line_no, sum(line.amount_fen) as amount_fen
        from remitted_line line
        join remittance on remittance.district_code = line.district_code
          and remittance.id = line.remittance_id
        where line.district_code = ${districtCode} and not ${isReversed('remittance')}
        group by 1, 2) handed using (batch_id, line_no)
      group by root_id, root_no, came_fen) used
    join payment_batch batch on batch.district_code = ${districtCode} and batch.id = root_id
    where used_fen > came_fen`,
}

const recoveredWithin: BookCheck = {
  code: 'recovered-within-paid',
  claim: 'no more was recovered from a line or a voucher than it paid',
  count: (districtCode) => sql`
    select count(*) from recovery where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select coalesce(recovery.batch_id || '/' || recovery.line_no, voucher.voucher_number) as subject,
      format('paid %s, recovered %s', coalesce(result.amount_fen, voucher.amount_fen, 0),
        sum(recovery.amount_fen)) as detail
    from recovery
    left join payment_result result on result.district_code = recovery.district_code
      and result.batch_id = recovery.batch_id and result.line_no = recovery.line_no
      and result.outcome = 'settled'
    left join expenditure voucher on voucher.district_code = recovery.district_code
      and voucher.id = recovery.expenditure_id and not ${isReversed('voucher')}
    where recovery.district_code = ${districtCode} and not ${isReversed('recovery')}
    group by recovery.batch_id, recovery.line_no, recovery.expenditure_id, voucher.voucher_number,
      result.amount_fen, voucher.amount_fen
    having sum(recovery.amount_fen) > coalesce(result.amount_fen, voucher.amount_fen, 0)`,
}

const remittancesNamed: BookCheck = {
  code: 'remittances-named',
  claim: 'every remittance of returned money is the sum of the lines that it names',
  count: (districtCode) => sql`
    select count(*) from remittance
    where district_code = ${districtCode} and stage = 'returned'`,
  falsehoods: (districtCode) => sql`
    select document_number as subject,
      format('amount %s, lines %s', remittance.amount_fen, coalesce(sum(line.amount_fen), 0))
        as detail
    from remittance
    left join remitted_line line on line.district_code = remittance.district_code
      and line.remittance_id = remittance.id
    where remittance.district_code = ${districtCode} and stage = 'returned'
    group by remittance.district_code, remittance.id
    having remittance.amount_fen <> coalesce(sum(line.amount_fen), 0)`,
}

export const moneyBackChecks = [returnedOnce, recoveredWithin, remittancesNamed]
