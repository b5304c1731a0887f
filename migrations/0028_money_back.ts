import { type Kysely, sql } from 'kysely'

/**
 * Money that came back is used once: a returned line is paid again or handed up, within what came
 * back. And no more is recovered than was paid. Judged with the rows of the first attempts or
 * vouchers locked, so that two at once cannot both be right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type payment_key as (district_code text, batch_id uuid, line_no int)`.execute(db)
  await sql.raw(returnedMoney).execute(db)
  await sql.raw(seeded('check_reissues', reissued)).execute(db)
  await sql.raw(seeded('check_remitted_lines', remitted)).execute(db)
  await sql.raw(recoveries).execute(db)
  await sql.raw(reversals).execute(db)
  const triggers = {
    payment: 'check_reissues',
    remitted_line: 'check_remitted_lines',
    recovery: 'check_recoveries',
    reversal: 'check_reversals',
  }
  for (const [table, runs] of Object.entries(triggers)) {
    await sql`
      create trigger ${sql.ref(`${table}_checked`)} after insert on ${sql.table(table)}
        referencing new table as written
        for each statement execute function ${sql.raw(runs)}()`.execute(db)
  }
}

const definer = 'language plpgsql security definer set search_path = public, pg_temp'
const isReversed = (alias: string) => `exists (
  select 1 from reversal taken where taken.district_code = ${alias}.district_code
    and taken.origin_id = ${alias}.id)`

/** What is done with the returned money of first attempts must not exceed what came back. */
const returnedMoney = `
  create function check_returned_money(roots payment_key[]) returns void ${definer} as $$
  begin
    perform 1 from payment
      where (district_code, batch_id, line_no) in (
        select district_code, batch_id, line_no from unnest(roots))
      order by district_code, batch_id, line_no
      for no key update;
    if exists (
      with recursive attempt as (
        select district_code, batch_id as root_id, line_no as root_no, batch_id, line_no
        from unnest(roots)
        union all
        select again.district_code, root_id, root_no, again.batch_id, again.line_no
        from attempt
        join payment again on again.district_code = attempt.district_code
          and again.reissue_of_batch_id = attempt.batch_id
          and again.reissue_of_line_no = attempt.line_no),
      used as (
        select attempt.district_code, root_id, root_no, case
            when stop.line_no is not null then 0
            when result.outcome is null then payment.amount_fen
            when result.outcome = 'settled' then result.amount_fen else 0 end as fen
        from attempt
        join payment on payment.district_code = attempt.district_code
          and payment.batch_id = attempt.batch_id and payment.line_no = attempt.line_no
        left join payment_result result on result.district_code = attempt.district_code
          and result.batch_id = attempt.batch_id and result.line_no = attempt.line_no
        left join payment_stop stop on stop.district_code = attempt.district_code
          and stop.batch_id = attempt.batch_id and stop.line_no = attempt.line_no
        where payment.reissue_of_batch_id is not null
        union all
        select attempt.district_code, root_id, root_no, line.amount_fen
        from attempt
        join remitted_line line on line.district_code = attempt.district_code
          and line.batch_id = attempt.batch_id and line.line_no = attempt.line_no
        join remittance on remittance.district_code = line.district_code
          and remittance.id = line.remittance_id
        where not ${isReversed('remittance')})
      select 1 from used
      -- A first attempt that has no answer yet is judged by nothing.
      join payment_result came on came.district_code = used.district_code
        and came.batch_id = root_id and came.line_no = root_no
      group by used.district_code, root_id, root_no, came.outcome, came.amount_fen
      having sum(used.fen) > case when came.outcome = 'returned' then came.amount_fen else 0 end
    ) then
      raise exception using errcode = 'check_violation', constraint = 'returned_money_once',
        message = 'the returned money was paid again or handed up';
    end if;
  end $$`

const reissued = `
  select district_code, reissue_of_batch_id as batch_id, reissue_of_line_no as line_no
  from written where reissue_of_batch_id is not null`
const remitted = 'select district_code, batch_id, line_no from written'

/** From the attempts that a statement names up to the first ones. */
const seeded = (name: string, seeds: string) => `
  create function ${name}() returns trigger ${definer} as $$
  declare
    roots payment_key[];
  begin
    with recursive named as (
      ${seeds}
      union
      select payment.district_code, payment.reissue_of_batch_id, payment.reissue_of_line_no
      from named
      join payment on payment.district_code = named.district_code
        and payment.batch_id = named.batch_id and payment.line_no = named.line_no
      where payment.reissue_of_batch_id is not null)
    select array_agg(row(payment.district_code, payment.batch_id, payment.line_no)::payment_key)
      into roots
      from named
      join payment on payment.district_code = named.district_code
        and payment.batch_id = named.batch_id and payment.line_no = named.line_no
      where payment.reissue_of_batch_id is null;
    if roots is not null then
      perform check_returned_money(roots);
    end if;
    return null;
  end $$`

const recoveries = `
  create function check_recoveries() returns trigger ${definer} as $$
  begin
    perform 1 from payment
      where (district_code, batch_id, line_no) in (
        select district_code, batch_id, line_no from written where batch_id is not null)
      order by district_code, batch_id, line_no
      for no key update;
    perform 1 from expenditure
      where (district_code, id) in (
        select district_code, expenditure_id from written where expenditure_id is not null)
      order by district_code, id
      for no key update;
    if exists (
      select 1 from recovery
      left join payment_result result on result.district_code = recovery.district_code
        and result.batch_id = recovery.batch_id and result.line_no = recovery.line_no
        and result.outcome = 'settled'
      left join expenditure voucher on voucher.district_code = recovery.district_code
        and voucher.id = recovery.expenditure_id and not ${isReversed('voucher')}
      where not ${isReversed('recovery')} and exists (
        select 1 from written where written.district_code = recovery.district_code
          and (written.expenditure_id = recovery.expenditure_id
            or (written.batch_id = recovery.batch_id and written.line_no = recovery.line_no)))
      group by recovery.district_code, recovery.batch_id, recovery.line_no,
        recovery.expenditure_id, result.amount_fen, voucher.amount_fen
      having sum(recovery.amount_fen) > coalesce(result.amount_fen, voucher.amount_fen, 0)
    ) then
      raise exception using errcode = 'check_violation', constraint = 'recovery_within_paid',
        message = 'more is recovered than was paid';
    end if;
    return null;
  end $$`

/** A voucher of which money was recovered is not taken back: first the recovery. */
const reversals = `
  create function check_reversals() returns trigger ${definer} as $$
  begin
    perform 1 from expenditure
      where (district_code, id) in (
        select district_code, origin_id from written where origin = 'expenditure')
      order by district_code, id
      for no key update;
    if exists (
      select 1 from written
      join recovery on recovery.district_code = written.district_code
        and recovery.expenditure_id = written.origin_id
      where written.origin = 'expenditure' and not ${isReversed('recovery')}
    ) then
      raise exception using errcode = 'check_violation', constraint = 'reversal_voucher_kept',
        message = 'money of the voucher was recovered';
    end if;
    return null;
  end $$`
