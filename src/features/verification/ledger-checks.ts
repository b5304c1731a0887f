import { sql } from 'kysely'
import type { BookCheck } from './check.ts'

const accountsAddUp: BookCheck = {
  code: 'accounts-add-up',
  claim: "every account's sums are those of its transfers",
  count: (districtCode) => sql`select count(*) from account where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select account.key as subject, format('in %s, transfers %s; out %s, transfers %s', in_fen,
      coalesce(movement.came, 0), out_fen, coalesce(movement.went, 0)) as detail
    from account
    left join (
      select account_id, sum(came) as came, sum(went) as went
      from (
        select to_account_id as account_id, amount_fen as came, 0 as went from transfer
          where district_code = ${districtCode}
        union all
        select from_account_id, 0, amount_fen from transfer where district_code = ${districtCode}
      ) side group by account_id) movement on movement.account_id = account.id
    where account.district_code = ${districtCode}
      and (in_fen <> coalesce(movement.came, 0) or out_fen <> coalesce(movement.went, 0))`,
}

const noOverdraft: BookCheck = {
  code: 'no-overdraft',
  claim: 'no account but a source is below zero',
  count: (districtCode) => sql`
    select count(*) from account where district_code = ${districtCode} and stage <> 'source'`,
  falsehoods: (districtCode) => sql`
    select key as subject, format('balance %s', in_fen - out_fen) as detail
    from account
    where district_code = ${districtCode} and stage <> 'source' and in_fen < out_fen`,
}

const stagesAddUp: BookCheck = {
  code: 'stages-add-up',
  claim: 'what the stages of a year hold is what its documents brought',
  count: (districtCode) => sql`
    select count(distinct fiscal_year) from account where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select fiscal_year::text as subject, format('off by %s fen', sum(in_fen - out_fen)) as detail
    from account where district_code = ${districtCode}
    group by fiscal_year having sum(in_fen - out_fen) <> 0`,
}

const routesKept: BookCheck = {
  code: 'routes-kept',
  claim: 'every transfer goes from and to the stages of its kind',
  count: (districtCode) => sql`select count(*) from transfer where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select transfer.id::text as subject,
      format('%s from %s to %s', kind, giver.stage, taker.stage) as detail
    from transfer
    left join account giver on giver.district_code = transfer.district_code
      and giver.id = transfer.from_account_id
    left join account taker on taker.district_code = transfer.district_code
      and taker.id = transfer.to_account_id
    where transfer.district_code = ${districtCode} and not exists (
      select 1 from transfer_route route where route.kind = transfer.kind
        and case when reverses_id is null
          then route.from_stage = giver.stage and route.to_stage = taker.stage
          else route.from_stage = taker.stage and route.to_stage = giver.stage end)`,
}

const originsBooked: BookCheck = {
  code: 'origins-booked',
  claim: 'every document, allocation, disbursement and voucher is booked with its amount',
  count: (districtCode) => sql`
    select (select count(*) from appropriation where district_code = ${districtCode})
      + (select count(*) from allocation where district_code = ${districtCode})
      + (select count(*) from disbursement where district_code = ${districtCode})
      + (select count(*) from expenditure where district_code = ${districtCode}) as count`,
  falsehoods: (districtCode) => sql`
    select origin.name || ' ' || origin.id as subject,
      format('amount %s, booked %s', amount_fen, coalesce(booked, 0)) as detail
    from (
      select 'appropriation' as name, id, amount_fen from appropriation
        where district_code = ${districtCode}
      union all select 'allocation', id, amount_fen from allocation
        where district_code = ${districtCode}
      union all select 'disbursement', id, amount_fen from disbursement
        where district_code = ${districtCode}
      union all select 'expenditure', id, amount_fen from expenditure
        where district_code = ${districtCode}) origin
    left join (
      select coalesce(appropriation_id, allocation_id, disbursement_id, expenditure_id) as id,
        sum(case when reverses_id is null then amount_fen else -amount_fen end) as booked
      from transfer
      where district_code = ${districtCode} and payment_batch_id is null
      group by 1) transfer using (id)
    where amount_fen <> coalesce(booked, 0)`,
}

export const ledgerChecks = [accountsAddUp, noOverdraft, stagesAddUp, routesKept, originsBooked]
