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
 * Which origins to look for follows from the kinds, which the origin of a transfer has to fit; they
 * were counted in ten columns of every posting, and asked for one by one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type moved_leg as (district_code text, kind text, from_account_id uuid,
      to_account_id uuid, is_reversal boolean, amount_fen bigint, first_on date)`.execute(db)
  await sql`create type posted_sum as (amount_fen bigint, effective_on date, origin_id uuid)`.execute(
    db,
  )
  await sql.raw(postTransfers).execute(db)
  await sql`drop type posted_leg`.execute(db)
  await narrowIndexes(db)
}

/** What a transfer names is of one district, which the key need not say again for each of them. */
async function narrowIndexes(db: Kysely<unknown>): Promise<void> {
  const named = [...Object.keys(origins), 'from_account', 'to_account']
  for (const one of named) {
    const name = sql.ref(`transfer_${one.replace('_account', '')}_index`)
    const column = sql.ref(`${one}_id`)
    const isNamed = one in origins ? sql`where ${column} is not null` : sql``
    await sql`drop index ${name}`.execute(db)
    await sql`create index ${name} on transfer (${column}) ${isNamed}`.execute(db)
  }
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

      update account
        set in_fen = account.in_fen + movement.in_fen, out_fen = account.out_fen + movement.out_fen
        from (
          select district_code, account_id, sum(in_fen) as in_fen, sum(out_fen) as out_fen
          from (
            select district_code, to_account_id as account_id, amount_fen as in_fen, 0 as out_fen
              from unnest(legs)
            union all
            select district_code, from_account_id, 0, amount_fen from unnest(legs)
          ) side
          group by district_code, account_id
        ) movement
        where account.district_code = movement.district_code and account.id = movement.account_id;`

const postTransfers = `
    create or replace function post_transfers() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    declare
      legs moved_leg[];
      kinds text[];
      has_reversals boolean;
      way record;
      unknown bigint;
    begin
      -- The new rows summed up once: all but the origins can be judged by the sums.
      select array_agg(row(leg.*)::moved_leg), array_agg(kind), bool_or(is_reversal)
        into legs, kinds, has_reversals
        from (
          select district_code, kind, from_account_id, to_account_id,
            reverses_id is not null as is_reversal, sum(amount_fen)::bigint, min(effective_on)
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
      return null;
    end $$`
