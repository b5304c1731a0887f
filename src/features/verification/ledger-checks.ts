import { sql } from 'kysely'
import type { BookCheck } from './check.ts'

const accountsAddUp: BookCheck = {
  code: 'accounts-add-up',
  claim: "every account's sums, and the last day on which money came, are those of its transfers",
  count: (districtCode) => sql`select count(*) from account where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select account.key as subject, format('in %s, transfers %s; out %s, transfers %s', in_fen,
      coalesce(movement.came, 0), out_fen, coalesce(movement.went, 0))
      || format('; last in %s, transfers %s', last_in_on, movement.last_on) as detail
    from account
    left join (
      select account_id, sum(came) as came, sum(went) as went, max(came_on) as last_on
      from (
        select to_account_id as account_id, amount_fen as came, 0 as went, effective_on as came_on
          from transfer where district_code = ${districtCode}
        union all
        select from_account_id, 0, amount_fen, null
          from transfer where district_code = ${districtCode}
      ) side group by account_id) movement on movement.account_id = account.id
    where account.district_code = ${districtCode}
      and (in_fen <> coalesce(movement.came, 0) or out_fen <> coalesce(movement.went, 0)
        or last_in_on is distinct from movement.last_on)`,
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

const noOverdraftOnAnyDay: BookCheck = {
  code: 'no-overdraft-on-any-day',
  claim: 'no account but a source was below zero at the end of any day',
  count: noOverdraft.count,
  falsehoods: (districtCode) => sql`
    with day as (
      select account_id, on_day,
        sum(sum(fen)) over (partition by account_id order by on_day) as balance_fen
      from (
        select to_account_id as account_id, effective_on as on_day, amount_fen as fen
          from transfer where district_code = ${districtCode}
        union all
        select from_account_id, effective_on, -amount_fen
          from transfer where district_code = ${districtCode}) side
      group by account_id, on_day)
    select distinct on (account.key) account.key as subject,
      format('balance %s on %s', day.balance_fen, on_day) as detail
    from day
    join account on account.district_code = ${districtCode} and account.id = account_id
    where day.balance_fen < 0 and stage <> 'source'
    order by account.key, on_day`,
}

const stagesAddUp: BookCheck = {
  code: 'stages-add-up',
  claim: 'what the stages of a year hold is what its documents brought and other years carried',
  count: (districtCode) => sql`
    select count(distinct fiscal_year) from account where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    with carried as (
      select side.fiscal_year, sum(side.fen) as fen
      from transfer
      join account giver on giver.district_code = transfer.district_code
        and giver.id = from_account_id
      join account taker on taker.district_code = transfer.district_code
        and taker.id = to_account_id
      cross join lateral (values (giver.fiscal_year, -amount_fen), (taker.fiscal_year, amount_fen))
        side (fiscal_year, fen)
      where transfer.district_code = ${districtCode} and kind = 'carry_over'
      group by side.fiscal_year)
    select fiscal_year::text as subject,
      format('off by %s fen', sum(in_fen - out_fen) - coalesce(min(carried.fen), 0)) as detail
    from account
    left join carried using (fiscal_year)
    where district_code = ${districtCode}
    group by fiscal_year having sum(in_fen - out_fen) <> coalesce(min(carried.fen), 0)`,
}

const routesKept: BookCheck = {
  code: 'routes-kept',
  claim: 'every transfer goes the way of its kind, and keeps the year and place of its money',
  count: (districtCode) => sql`select count(*) from transfer where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select transfer.id::text as subject,
      format('%s from %s to %s', transfer.kind, giver.key, taker.key) as detail
    from transfer
    left join account giver on giver.district_code = transfer.district_code and giver.id
      = case when reverses_id is null then from_account_id else to_account_id end
    left join account taker on taker.district_code = transfer.district_code and taker.id
      = case when reverses_id is null then to_account_id else from_account_id end
    left join transfer_route route on route.kind = transfer.kind
      and route.from_stage = giver.stage and route.to_stage = taker.stage
    where transfer.district_code = ${districtCode} and (route.kind is null
      or giver.appropriation_id <> taker.appropriation_id
      or (transfer.kind <> 'adjust' and row(giver.category_code, giver.township_code)
        <> row(taker.category_code, taker.township_code))
      or giver.channel <> taker.channel
      or taker.fiscal_year - giver.fiscal_year
        <> case when transfer.kind = 'carry_over' then 1 else 0 end)`,
}

/** Everything that moves money, by the column of a transfer that names it. */
const origins = [
  'appropriation',
  'allocation',
  'disbursement',
  'expenditure',
  'adjustment',
  'recovery',
  'remittance',
  'carryover',
] as const
/** What a transfer, here under its alias, comes from. */
const originOf = (alias: string) =>
  sql`coalesce(${sql.join(origins.map((origin) => sql.ref(`${alias}.${origin}_id`)))})`

const reversalsMirror: BookCheck = {
  code: 'reversals-mirror',
  claim: 'every reversal is the mirror of one transfer, later and with its reason',
  count: (districtCode) => sql`
    select count(*) from transfer
    where district_code = ${districtCode} and reverses_id is not null`,
  falsehoods: (districtCode) => sql`
    select mirror.id::text as subject, coalesce('of ' || original.id, 'of nothing') as detail
    from transfer mirror
    left join transfer original on original.district_code = mirror.district_code
      and original.id = mirror.reverses_id
    left join reversal on reversal.district_code = mirror.district_code
      and reversal.id = mirror.reversal_id
    where mirror.district_code = ${districtCode} and mirror.reverses_id is not null
      and (original.id is null or original.reverses_id is not null or reversal.id is null
        or row(original.kind, original.from_account_id, original.to_account_id,
            original.amount_fen, ${originOf('original')})
          is distinct from row(mirror.kind, mirror.to_account_id, mirror.from_account_id,
            mirror.amount_fen, ${originOf('mirror')})
        or original.effective_on > mirror.effective_on)`,
}

const monthsStayClosed: BookCheck = {
  code: 'months-stay-closed',
  claim: 'no closed month took an entry after it was closed',
  count: (districtCode) => sql`
    select count(*) from closed_month where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select transfer.id::text as subject, format('%s, recorded %s', effective_on, recorded_at)
      as detail
    from transfer
    join closed_month closed on closed.district_code = transfer.district_code
      and closed.month >= to_char(effective_on, 'YYYY-MM') and recorded_at > closed_at
    where transfer.district_code = ${districtCode}`,
}

const earmarksKept: BookCheck = {
  code: 'earmarks-kept',
  claim: "no document's money is allocated to a category that it is not for",
  count: (districtCode) => sql`
    select count(*) from account where district_code = ${districtCode} and stage = 'allocated'`,
  falsehoods: (districtCode) => sql`
    select account.key as subject, 'for ' || appropriation.category_code as detail
    from account
    join appropriation on appropriation.district_code = account.district_code
      and appropriation.id = account.appropriation_id
    where account.district_code = ${districtCode} and account.stage = 'allocated'
      and account.category_code <> appropriation.category_code`,
}

const everyOrigin = (districtCode: string) =>
  sql.join(
    origins.map(
      (origin) => sql`
        select ${sql.lit(origin)} as name, id, amount_fen from ${sql.table(origin)}
        where district_code = ${districtCode}`,
    ),
    sql` union all `,
  )

const originsBooked: BookCheck = {
  code: 'origins-booked',
  claim: 'every document, decision and voucher is booked once with its amount, and nothing else is',
  count: (districtCode) => sql`
    select count(*) from (${everyOrigin(districtCode)}) origin`,
  falsehoods: (districtCode) => sql`
    select coalesce(origin.name || ' ' || origin.id, 'unknown ' || booked.id) as subject,
      format('amount %s, booked %s', amount_fen, coalesce(booked_fen, 0)) as detail
    from (${everyOrigin(districtCode)}) origin
    full join (
      select ${originOf('transfer')} as id, sum(amount_fen) as booked_fen
      from transfer
      where district_code = ${districtCode} and payment_batch_id is null and reverses_id is null
      group by 1) booked using (id)
    where amount_fen is distinct from booked_fen`,
}

const reversedWhole: BookCheck = {
  code: 'reversed-whole',
  claim: 'what was taken back was taken back in full',
  count: (districtCode) => sql`
    select count(*) from reversal where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select reversal.origin || ' ' || reversal.origin_id as subject,
      format('booked %s, reversed %s', sum(amount_fen) filter (where reverses_id is null),
        sum(amount_fen) filter (where reverses_id is not null)) as detail
    from reversal
    left join (
      select district_code, ${originOf('transfer')} as id, amount_fen, reverses_id
      from transfer where district_code = ${districtCode}) transfer
      on transfer.district_code = reversal.district_code and transfer.id = reversal.origin_id
    where reversal.district_code = ${districtCode}
    group by reversal.origin, reversal.origin_id
    having sum(amount_fen) filter (where reverses_id is null)
      is distinct from sum(amount_fen) filter (where reverses_id is not null)`,
}

export const ledgerChecks = [
  accountsAddUp,
  noOverdraft,
  noOverdraftOnAnyDay,
  stagesAddUp,
  routesKept,
  reversalsMirror,
  reversedWhole,
  monthsStayClosed,
  earmarksKept,
  originsBooked,
]
