import { type Kysely, sql } from 'kysely'

/** Accounts and transfers: the only place where money is, and the only way it moves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stage (
      code text constraint stage_pk primary key,
      name text not null,
      position int not null
    )`.execute(db)
  await sql`
    insert into stage (code, name, position) values
      ('source', '来源', 0), ('received', '到位', 1), ('allocated', '分配', 2),
      ('disbursed', '拨付', 3), ('paid', '发放', 4), ('spent', '使用', 5),
      ('returned', '退汇', 6), ('recovered', '追缴', 7), ('remitted', '上缴', 8)`.execute(db)

  await sql`
    create table transfer_route (
      kind text not null,
      from_stage text not null constraint transfer_route_from_fk references stage,
      to_stage text not null constraint transfer_route_to_fk references stage,
      constraint transfer_route_pk primary key (kind, from_stage, to_stage)
    )`.execute(db)
  await sql`
    insert into transfer_route (kind, from_stage, to_stage) values
      ('appropriate', 'source', 'received'), ('allocate', 'received', 'allocated'),
      ('disburse', 'allocated', 'disbursed'), ('pay', 'disbursed', 'paid'),
      ('spend', 'disbursed', 'spent'), ('return', 'disbursed', 'returned'),
      ('return', 'paid', 'returned'), ('reissue', 'returned', 'paid'),
      ('recover', 'paid', 'recovered'), ('recover', 'spent', 'recovered'),
      ('remit', 'returned', 'remitted'), ('remit', 'recovered', 'remitted'),
      ('carry_over', 'received', 'received'), ('carry_over', 'allocated', 'allocated'),
      ('adjust', 'allocated', 'allocated')`.execute(db)

  // Which account of a stage money is on follows from where it came from and whom it is for.
  await sql`
    create function account_key(stage text, fiscal_year int, appropriation_id uuid,
      category_code text, township_code text, channel text) returns text language sql immutable as $$
      select stage || '/' || fiscal_year
        || case when stage in ('source', 'received', 'allocated')
          then '/' || appropriation_id else '' end
        || case when stage not in ('source', 'received')
          then '/' || category_code || '/' || township_code else '' end
        || case when stage = 'disbursed' then '/' || channel else '' end
    $$`.execute(db)

  // Received and allocated money is kept per document, so that "never more than the document has"
  // is the account's own constraint; from disbursement on, money of one channel is one pool.
  await sql`
    create table account (
      district_code text not null constraint account_district_fk references district,
      id uuid not null default new_id(),
      stage text not null constraint account_stage_fk references stage,
      fiscal_year int not null,
      appropriation_id uuid,
      category_code text,
      township_code text,
      channel text,
      key text not null generated always as (account_key(stage, fiscal_year, appropriation_id,
        category_code, township_code, channel)) stored,
      in_fen bigint not null default 0,
      out_fen bigint not null default 0,
      balance_fen bigint not null generated always as (in_fen - out_fen) stored,
      constraint account_pk primary key (district_code, id),
      constraint account_key_unique unique (district_code, key),
      constraint account_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint account_category_fk foreign key (district_code, category_code) references category,
      constraint account_township_fk foreign key (district_code, township_code) references township,
      constraint account_not_overdrawn check (stage = 'source' or in_fen >= out_fen),
      constraint account_document_known
        check ((stage in ('source', 'received', 'allocated')) = (appropriation_id is not null)),
      constraint account_channel_known check ((stage = 'disbursed') = (channel is not null)),
      constraint account_place_known check
        ((stage in ('source', 'received')) = (township_code is null)
          and (category_code is null) = (township_code is null))
    )`.execute(db)

  await sql`
    create table transfer (
      district_code text not null,
      id uuid not null default new_id(),
      seq bigint not null generated always as identity,
      kind text not null,
      from_account_id uuid not null,
      to_account_id uuid not null,
      amount_fen bigint not null,
      effective_on date not null,
      appropriation_id uuid,
      allocation_id uuid,
      disbursement_id uuid,
      payment_batch_id uuid,
      expenditure_id uuid,
      reverses_id uuid,
      recorded_at timestamptz not null default now(),
      constraint transfer_pk primary key (district_code, id),
      constraint transfer_from_fk foreign key (district_code, from_account_id) references account,
      constraint transfer_to_fk foreign key (district_code, to_account_id) references account,
      constraint transfer_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint transfer_allocation_fk
        foreign key (district_code, allocation_id) references allocation,
      constraint transfer_disbursement_fk
        foreign key (district_code, disbursement_id) references disbursement,
      constraint transfer_batch_fk
        foreign key (district_code, payment_batch_id) references payment_batch,
      constraint transfer_expenditure_fk
        foreign key (district_code, expenditure_id) references expenditure,
      constraint transfer_reverses_fk foreign key (district_code, reverses_id) references transfer,
      constraint transfer_reversed_once unique (district_code, reverses_id),
      constraint transfer_amount_positive check (amount_fen > 0),
      constraint transfer_accounts_differ check (from_account_id <> to_account_id),
      constraint transfer_has_one_origin check (num_nonnulls(appropriation_id, allocation_id,
        disbursement_id, payment_batch_id, expenditure_id) = 1)
    )`.execute(db)
  await sql`create index transfer_from_index on transfer (district_code, from_account_id)`.execute(
    db,
  )
  await sql`create index transfer_to_index on transfer (district_code, to_account_id)`.execute(db)
  await sql`create index transfer_batch_index on transfer (district_code, payment_batch_id)`.execute(
    db,
  )
  await sql`
    create trigger transfer_append_only before update or delete or truncate on transfer
      for each statement execute function refuse_change()`.execute(db)
}
