import { type Kysely, sql } from 'kysely'

/** The column of a transfer that holds its origin, and the kinds of transfer that have it. */
const origins = [
  { table: 'appropriation', kinds: ['appropriate', 'withdraw', 'open'] },
  { table: 'allocation', kinds: ['allocate'] },
  { table: 'disbursement', kinds: ['disburse'] },
  { table: 'payment_batch', kinds: ['pay', 'return', 'reissue'] },
  { table: 'expenditure', kinds: ['spend'] },
  { table: 'adjustment', kinds: ['adjust'] },
  { table: 'recovery', kinds: ['recover'] },
  { table: 'remittance', kinds: ['remit'] },
  { table: 'carryover', kinds: ['carry_over'] },
]
const columns = origins.map(({ table }) => `${table}_id`)
/** Rows that a transfer names; they are counted so that only what occurs is looked up. */
const named = [...origins.map(({ table }) => table), 'reversal']

/**
 * What a transfer comes from, and whether it may be: all checked once per statement, on the whole
 * set of new rows. Foreign keys would look up each row by itself, which made booking ten times
 * slower; instead the rows that transfers refer to can never be deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into transfer_route (kind, from_stage, to_stage) values
      ('withdraw', 'received', 'source'), ('open', 'source', 'received'),
      ('carry_over', 'disbursed', 'disbursed')`.execute(db)
  await fasterKeys(db)
  await originColumns(db)
  for (const table of ['account', 'payment_batch']) {
    await sql`
      create trigger ${sql.ref(`${table}_kept`)} before delete or truncate on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(db)
  }
  // A township sees what moved to or on its own accounts.
  await sql`
    insert into township_access values ('transfer', 'select',
      'from_account_id in (select id from account) and to_account_id in (
        select id from account where township_code is not null)')`.execute(db)
  await sql.raw(postedLeg).execute(db)
  await sql.raw(postTransfers).execute(db)
  await sql`
    create function check_earmarks() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from opened
        join appropriation on appropriation.district_code = opened.district_code
          and appropriation.id = opened.appropriation_id
        where opened.category_code <> appropriation.category_code
      ) then
        raise exception using errcode = 'check_violation', constraint = 'account_earmark_kept',
          message = 'the document is earmarked for another category';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger account_opened after insert on account referencing new table as opened
      for each statement execute function check_earmarks()`.execute(db)
}

/** The casts are immutable, the operators they stand for are not: only so is the body inlined. */
async function fasterKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function account_key(stage text, fiscal_year int, appropriation_id uuid,
      category_code text, township_code text, channel text) returns text language sql immutable as $$
      select stage || '/' || fiscal_year::text
        || case when stage in ('source', 'received', 'allocated')
          then '/' || appropriation_id::text else '' end
        || case when stage not in ('source', 'received')
          then '/' || category_code || '/' || township_code else '' end
        || case when stage = 'disbursed' then '/' || channel else '' end
    $$`.execute(db)
  await sql`
    do $$ begin
      if current_setting('server_version_num')::int >= 180000 then
        create or replace function new_id() returns uuid language sql volatile as 'select uuidv7()';
      end if;
    end $$`.execute(db)
}

async function originColumns(db: Kysely<unknown>): Promise<void> {
  const fits = origins.map(
    ({ table, kinds }) => `when kind in ('${kinds.join("', '")}') then ${table}_id`,
  )
  await sql`
    alter table transfer
      drop constraint transfer_from_fk, drop constraint transfer_to_fk,
      drop constraint transfer_appropriation_fk, drop constraint transfer_allocation_fk,
      drop constraint transfer_disbursement_fk, drop constraint transfer_batch_fk,
      drop constraint transfer_expenditure_fk, drop constraint transfer_reverses_fk,
      drop constraint transfer_reversed_once, drop constraint transfer_has_one_origin,
      add column adjustment_id uuid,
      add column recovery_id uuid,
      add column remittance_id uuid,
      add column carryover_id uuid,
      add column reversal_id uuid,
      add constraint transfer_has_one_origin check (num_nonnulls(${sql.raw(columns.join(', '))}) = 1
        and case ${sql.raw(fits.join(' '))} end is not null),
      add constraint transfer_reversal_explained
        check ((reverses_id is null) = (reversal_id is null)),
      add constraint transfer_payment_not_reversed
        check (reverses_id is null or payment_batch_id is null)`.execute(db)
  await sql`create unique index transfer_reversed_once on transfer (district_code, reverses_id)
    where reverses_id is not null`.execute(db)
  await sql`drop index transfer_batch_index`.execute(db)
  for (const column of columns) {
    await sql`create index ${sql.ref(`transfer_${column.replace('_id', '')}_index`)} on transfer
      (district_code, ${sql.ref(column)}) where ${sql.ref(column)} is not null`.execute(db)
  }
}

const refuse = (condition: string, constraint: string, message: string) => `
      if ${condition} then
        raise exception using errcode = 'check_violation', constraint = '${constraint}',
          message = '${message}';
      end if;`

const knownOrigins = named.map(
  (table) => `
      if (select sum(${table}_count) from unnest(legs)) > 0 then
        select count(*) into unknown
          from posted
          left join ${table} origin
            on origin.district_code = posted.district_code and origin.id = posted.${table}_id
          where posted.${table}_id is not null and origin.id is null;
        ${refuse('unknown > 0', `transfer_${table}_fk`, `a transfer names no known ${table}`)}
      end if;`,
)

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

const mirrors = `
      if (select bool_or(is_reversal) from unnest(legs)) then
        select count(*) into unknown
          from posted
          left join transfer original on original.district_code = posted.district_code
            and original.id = posted.reverses_id
          where posted.reverses_id is not null and (original.id is null
            or original.reverses_id is not null
            or row(original.kind, original.from_account_id, original.to_account_id,
                original.amount_fen, ${columns.map((one) => `original.${one}`).join(', ')})
              is distinct from row(posted.kind, posted.to_account_id, posted.from_account_id,
                posted.amount_fen, ${columns.map((one) => `posted.${one}`).join(', ')})
            or original.effective_on > posted.effective_on);
        ${refuse('unknown > 0', 'transfer_reversal_mirrors', 'a reversal must mirror what it reverses')}
      end if;`

const openMonth = `
      select count(*) into unknown
        from unnest(legs) leg
        join closed_month closed on closed.district_code = leg.district_code
          and closed.month >= to_char(leg.first_on, 'YYYY-MM');
      ${refuse('unknown > 0', 'transfer_month_open', 'the books of that month are closed')}`

// Accounts are locked in one order, by stage and id, so that two postings never wait for each
// other; who draws on several allocated accounts locks those first, and they come first here.
const postTransfers = `
    create or replace function post_transfers() returns trigger language plpgsql as $$
    declare
      legs posted_leg[];
      way record;
      unknown bigint;
    begin
      -- The new rows summed up once: all but the origins can be judged by the sums.
      select array_agg(row(leg.*)::posted_leg) into legs
        from (
          select district_code, kind, from_account_id, to_account_id, reverses_id is not null,
            sum(amount_fen)::bigint, min(effective_on),
            ${named.map((table) => `count(${table}_id)`).join(', ')}
          from posted
          group by 1, 2, 3, 4, 5) leg;
      if legs is null then
        return null;
      end if;

      -- A month does not close between the look at it and the commit of what was entered.
      perform pg_advisory_xact_lock_shared(hashtextextended('closed_month:' || district_code, 0))
        from (select distinct district_code from unnest(legs) order by 1) district;
      ${openMonth}
      ${knownOrigins.join('')}
      ${mirrors}
      ${ways}
      ${refuse('way.is_off_route', 'transfer_route_known', 'no transfer of its kind goes this way')}
      ${refuse('way.is_elsewhere', 'transfer_place_kept', 'a transfer may not move its money there')}

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
        where account.district_code = movement.district_code and account.id = movement.account_id;
      return null;
    end $$`

const postedLeg = `
    create type posted_leg as (district_code text, kind text, from_account_id uuid,
      to_account_id uuid, is_reversal boolean, amount_fen bigint, first_on date,
      ${named.map((table) => `${table}_count bigint`).join(', ')})`
