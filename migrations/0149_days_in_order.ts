import { type Kysely, sql } from 'kysely'

/** The origins by what they are of: their tables, and the kinds of transfer that name them. */
const origins: Readonly<Record<string, readonly string[]>> = {
  appropriation: ['appropriate', 'withdraw', 'open'],
  allocation: ['allocate'],
  disbursement: ['disburse'],
  payment_batch: ['pay', 'return', 'reissue'],
  expenditure: ['spend'],
  adjustment: ['adjust'],
  recovery: ['recover'],
  remittance: ['remit'],
  carryover: ['carry_over'],
}

/**
 * No account is overdrawn at the end of any day, not only at present: what was booked on a day before
 * its money came was counted twice by whoever asked for the days between.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type moved_leg add attribute last_on date`.execute(db)
  await sql.raw(postTransfers).execute(db)
}

const refuse = (condition: string, constraint: string, message: string) => `
      if ${condition} then
        raise exception using errcode = 'check_violation', constraint = '${constraint}',
          message = '${message}';
      end if;`

/** Each origin once and by its key, however many were posted first on this connection. */
const lookUp = (table: string) => `
        select count(*) into unknown
          from (
            select distinct district_code, ${table}_id as id from posted
            where ${table}_id is not null) named
          where (
            select origin.id from ${table} origin
            where origin.district_code = named.district_code and origin.id = named.id) is null;
        ${refuse('unknown > 0', `transfer_${table}_fk`, `a transfer names no known ${table}`)}`

const lookUps = Object.entries(origins).map(
  ([table, kinds]) => `
      if kinds && '{${kinds}}' then
        ${lookUp(table)}
      end if;`,
)

const mirrored = ['kind', 'from_account_id', 'to_account_id', 'amount_fen']
const originIds = Object.keys(origins).map((table) => `${table}_id`)
const rowOf = (name: string, columns: readonly string[]) =>
  `row(${columns.map((column) => `${name}.${column}`).join(', ')})`

const mirrors = `
        select count(*) into unknown
          from posted
          left join transfer original on original.district_code = posted.district_code
            and original.id = posted.reverses_id
          where posted.reverses_id is not null and (original.id is null
            or original.reverses_id is not null
            or ${rowOf('original', mirrored)} is distinct from
              row(posted.kind, posted.to_account_id, posted.from_account_id, posted.amount_fen)
            or ${rowOf('original', originIds)} is distinct from ${rowOf('posted', originIds)}
            or original.effective_on > posted.effective_on);
        ${refuse('unknown > 0', 'transfer_reversal_mirrors', 'a reversal must mirror what it reverses')}`

/** A leg as money goes forward, a reversal turned round: along no route, or to another place. */
const ways = `
      select bool_or(route.kind is null) as is_off_route,
          bool_or(giver.appropriation_id <> taker.appropriation_id
            or (leg.kind <> 'adjust' and row(giver.category_code, giver.township_code)
              <> row(taker.category_code, taker.township_code))
            or giver.channel <> taker.channel
            or taker.fiscal_year <> giver.fiscal_year
              + case when leg.kind = 'carry_over' then 1 else 0 end) as is_elsewhere
        into way
        from unnest(legs) leg
        left join account giver on giver.district_code = leg.district_code and giver.id
          = case when leg.is_reversal then leg.to_account_id else leg.from_account_id end
        left join account taker on taker.district_code = leg.district_code and taker.id
          = case when leg.is_reversal then leg.from_account_id else leg.to_account_id end
        left join transfer_route route on route.kind = leg.kind
          and route.from_stage = giver.stage and route.to_stage = taker.stage;`

// Accounts are locked in one order, by stage and id, so that two postings never wait for each
// other; who draws on several allocated accounts locks those first, and they come first here.
const moves = `
      perform 1 from account
        where (district_code, id) in (
          select district_code, from_account_id from unnest(legs)
          union select district_code, to_account_id from unnest(legs))
        order by district_code, stage, id
        for no key update;

      with moved as (
        update account
          set in_fen = account.in_fen + movement.in_fen,
            out_fen = account.out_fen + movement.out_fen,
            last_in_on = greatest(account.last_in_on, movement.last_in_on)
          from (
            select district_code, account_id, sum(in_fen) as in_fen, sum(out_fen) as out_fen,
              max(last_in_on) as last_in_on, min(first_out_on) as first_out_on
            from (
              select district_code, to_account_id as account_id, amount_fen as in_fen,
                  0 as out_fen, last_on as last_in_on, null::date as first_out_on
                from unnest(legs)
              union all
              select district_code, from_account_id, 0, amount_fen, null, first_on
                from unnest(legs)
            ) side
            group by district_code, account_id
          ) movement
          where account.district_code = movement.district_code and account.id = movement.account_id
          returning account.id, account.stage, account.last_in_on, movement.first_out_on)
      select array_agg(id) into late
        from moved where first_out_on < last_in_on and stage <> 'source';`

const signed = (table: string, accountId: string) => `
            select effective_on as on_day, amount_fen as fen from ${table}
              where to_account_id = ${accountId}
            union all
            select effective_on, -amount_fen from ${table} where from_account_id = ${accountId}`

// From the last day on which money came in a balance only falls, to what the account itself says.
// Only who takes money on an earlier day can take what came later; and not even he, where this
// posting brings by each day what it takes by then.
const days = `
      if late is not null then
        select array_agg(account_id), array_agg(first_on) into late, late_since
          from (
            select account_id, min(on_day) as first_on
            from (
              select account_id, on_day,
                sum(sum(fen)) over (partition by account_id order by on_day) as fen
              from (
                select from_account_id as account_id, effective_on as on_day, -amount_fen as fen
                  from posted
                union all
                select to_account_id, effective_on, amount_fen from posted) side
              where account_id in (select unnest(late))
              group by account_id, on_day) running
            where fen < 0
            group by account_id) taking;
      end if;
      if late is not null then
        select account_id, on_day, fen, (
            select sum(moved.fen) from (${signed('posted', 'account_id')}) moved
            where moved.on_day <= day.on_day) as moved_fen
          into short
          from unnest(late, late_since) taking (account_id, first_on)
          join account on account.id = account_id
          cross join lateral balances_from(account, taking.first_on) day
          where fen < 0
          order by on_day, account.key
          limit 1;
        if found then
          raise exception using errcode = 'check_violation',
            constraint = 'account_not_overdrawn_on_a_day',
            message = 'an account would be overdrawn at the end of a day',
            detail = account_in_words(short.account_id) || short.on_day || ' 日终只有 '
              || yuan_text(short.fen - short.moved_fen) || ' 元,不足支出 '
              || yuan_text(-short.moved_fen) || ' 元;当日以后到位的资金不能用于当日。';
        end if;
      end if;`

const postTransfers = `
    create or replace function post_transfers() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    declare
      legs moved_leg[];
      kinds text[];
      has_reversals boolean;
      way record;
      unknown bigint;
      late uuid[];
      late_since date[];
      short record;
    begin
      -- The new rows summed up once: all but the origins can be judged by the sums.
      select array_agg(row(leg.*)::moved_leg), array_agg(kind), bool_or(is_reversal)
        into legs, kinds, has_reversals
        from (
          select district_code, kind, from_account_id, to_account_id,
            reverses_id is not null as is_reversal, sum(amount_fen)::bigint, min(effective_on),
            max(effective_on)
          from posted
          group by 1, 2, 3, 4, 5) leg;
      if legs is null then
        return null;
      end if;

      -- A month does not close between the look at it and the commit of what was entered.
      perform pg_advisory_xact_lock_shared(hashtextextended('closed_month:' || district_code, 0))
        from (select distinct district_code from unnest(legs) order by 1) district;
      select count(*) into unknown
        from unnest(legs) leg
        join closed_month closed on closed.district_code = leg.district_code
          and closed.month >= to_char(leg.first_on, 'YYYY-MM');
      ${refuse('unknown > 0', 'transfer_month_open', 'the books of that month are closed')}
      ${lookUps.join('')}
      if has_reversals then
        ${lookUp('reversal')}
        ${mirrors}
      end if;
      ${ways}
      ${refuse('way.is_off_route', 'transfer_route_known', 'no transfer of its kind goes this way')}
      ${refuse('way.is_elsewhere', 'transfer_place_kept', 'a transfer may not move its money there')}
      ${moves}
      ${days}
      return null;
    end $$`
