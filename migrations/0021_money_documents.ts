import { type Kysely, sql } from 'kysely'

/** What else moves money: amendments, adjustments, recoveries, remittances, carry-over, reversals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // An increase adds to an earlier document, a withdrawal takes from it, an opening brings in what
  // was unspent when the year began; amends_id is the document that the money is kept under.
  await sql`
    alter table appropriation
      add column effect text not null default 'grant' constraint appropriation_effect_known
        check (effect in ('grant', 'increase', 'withdrawal', 'opening')),
      add column amends_id uuid,
      add column origin_year int,
      add constraint appropriation_amends_fk
        foreign key (district_code, amends_id) references appropriation,
      add constraint appropriation_amendment_named
        check ((effect in ('increase', 'withdrawal')) = (amends_id is not null)),
      add constraint appropriation_origin_earlier
        check (origin_year is null or (effect = 'opening' and origin_year < fiscal_year))`.execute(
    db,
  )

  await sql`
    create table adjustment (
      district_code text not null,
      id uuid not null default new_id(),
      appropriation_id uuid not null,
      from_category_code text not null,
      from_township_code text not null,
      to_category_code text not null,
      to_township_code text not null,
      amount_fen bigint not null,
      decided_on date not null,
      decision_number text not null,
      reason text not null,
      constraint adjustment_pk primary key (district_code, id),
      constraint adjustment_unique unique (district_code, decision_number, appropriation_id,
        from_category_code, from_township_code, to_category_code, to_township_code),
      constraint adjustment_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint adjustment_from_category_fk
        foreign key (district_code, from_category_code) references category,
      constraint adjustment_to_category_fk
        foreign key (district_code, to_category_code) references category,
      constraint adjustment_from_township_fk
        foreign key (district_code, from_township_code) references township,
      constraint adjustment_to_township_fk
        foreign key (district_code, to_township_code) references township,
      constraint adjustment_amount_positive check (amount_fen > 0),
      constraint adjustment_moves check
        ((from_category_code, from_township_code) <> (to_category_code, to_township_code))
    )`.execute(db)

  // Money got back from whom a line or a voucher paid.
  await sql`
    create table recovery (
      district_code text not null,
      id uuid not null default new_id(),
      batch_id uuid,
      line_no int,
      expenditure_id uuid,
      amount_fen bigint not null,
      recovered_on date not null,
      receipt_number text not null,
      reason text not null,
      constraint recovery_pk primary key (district_code, id),
      constraint recovery_receipt_unique unique (district_code, receipt_number),
      constraint recovery_payment_fk foreign key (district_code, batch_id, line_no) references payment,
      constraint recovery_expenditure_fk
        foreign key (district_code, expenditure_id) references expenditure,
      constraint recovery_of_one check (num_nonnulls(batch_id, expenditure_id) = 1
        and (batch_id is null) = (line_no is null)),
      constraint recovery_amount_positive check (amount_fen > 0)
    )`.execute(db)
  await sql`create index recovery_payment_index on recovery (district_code, batch_id, line_no)
    where batch_id is not null`.execute(db)
  await sql`create index recovery_expenditure_index on recovery (district_code, expenditure_id)
    where expenditure_id is not null`.execute(db)

  await sql`
    create table remittance (
      district_code text not null,
      id uuid not null default new_id(),
      document_number text not null,
      stage text not null constraint remittance_stage_known
        check (stage in ('returned', 'recovered')),
      fiscal_year int not null,
      category_code text not null,
      township_code text not null,
      amount_fen bigint not null,
      remitted_on date not null,
      level text not null constraint remittance_level_known
        check (level in ('central', 'province', 'city', 'county')),
      reason text not null,
      constraint remittance_pk primary key (district_code, id),
      constraint remittance_document_unique unique
        (district_code, document_number, stage, fiscal_year, category_code, township_code),
      constraint remittance_category_fk foreign key (district_code, category_code) references category,
      constraint remittance_township_fk foreign key (district_code, township_code) references township,
      constraint remittance_amount_positive check (amount_fen > 0)
    )`.execute(db)

  // The returned lines whose money was handed up instead of paid again.
  await sql`
    create table remitted_line (
      district_code text not null,
      batch_id uuid not null,
      line_no int not null,
      remittance_id uuid not null,
      amount_fen bigint not null,
      constraint remitted_line_pk
        primary key (district_code, batch_id, line_no, remittance_id),
      constraint remitted_line_payment_fk
        foreign key (district_code, batch_id, line_no) references payment,
      constraint remitted_line_remittance_fk
        foreign key (district_code, remittance_id) references remittance,
      constraint remitted_line_amount_positive check (amount_fen > 0)
    )`.execute(db)

  await sql`
    create table carryover (
      district_code text not null,
      id uuid not null default new_id(),
      from_year int not null,
      amount_fen bigint not null,
      carried_on date not null,
      constraint carryover_pk primary key (district_code, id),
      constraint carryover_district_fk foreign key (district_code) references district,
      constraint carryover_amount_positive check (amount_fen > 0)
    )`.execute(db)

  await sql`
    create table reversal (
      district_code text not null,
      id uuid not null default new_id(),
      origin text not null,
      origin_id uuid not null,
      reversed_on date not null,
      decision_number text not null,
      reason text not null,
      reversed_by uuid not null,
      constraint reversal_pk primary key (district_code, id),
      constraint reversal_once unique (district_code, origin_id),
      constraint reversal_user_fk foreign key (district_code, reversed_by) references app_user
    )`.execute(db)

  const fixed = ['adjustment', 'recovery', 'remittance', 'remitted_line', 'carryover', 'reversal']
  for (const table of [...fixed, 'appropriation', 'allocation', 'disbursement']) {
    await sql`
      create trigger ${sql.ref(`${table}_append_only`)}
        before update or delete or truncate on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(db)
  }
}
