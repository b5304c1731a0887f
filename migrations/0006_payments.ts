import { type Kysely, sql } from 'kysely'

/** Rosters, what the bank did with each line, and vouchers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_batch (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid not null,
      number text not null,
      month text not null,
      category_code text not null,
      township_code text not null,
      is_reissue boolean not null,
      approved_by uuid,
      approved_at timestamptz,
      constraint payment_batch_pk primary key (district_code, id),
      constraint payment_batch_number_unique unique (district_code, number),
      constraint payment_batch_import_fk foreign key (district_code, import_id) references import,
      constraint payment_batch_category_fk
        foreign key (district_code, category_code) references category,
      constraint payment_batch_township_fk
        foreign key (district_code, township_code) references township,
      constraint payment_batch_approver_fk
        foreign key (district_code, approved_by) references app_user,
      constraint payment_batch_approval_whole check ((approved_by is null) = (approved_at is null))
    )`.execute(db)

  await sql`
    create table payment (
      district_code text not null,
      batch_id uuid not null,
      line_no int not null,
      village text not null,
      head_person_id uuid not null,
      person_id uuid not null,
      payee_name text not null,
      payee_person_id uuid,
      bank_name text not null,
      account_id uuid not null,
      standard_fen bigint not null,
      amount_fen bigint not null,
      note text not null,
      reissue_of_batch_id uuid,
      reissue_of_line_no int,
      constraint payment_pk primary key (district_code, batch_id, line_no),
      constraint payment_batch_fk foreign key (district_code, batch_id) references payment_batch,
      constraint payment_head_fk foreign key (district_code, head_person_id) references person,
      constraint payment_person_fk foreign key (district_code, person_id) references person,
      constraint payment_payee_fk foreign key (district_code, payee_person_id) references person,
      constraint payment_account_fk foreign key (district_code, account_id) references bank_account,
      constraint payment_reissue_fk foreign key (district_code, reissue_of_batch_id, reissue_of_line_no)
        references payment,
      constraint payment_reissued_once unique (district_code, reissue_of_batch_id, reissue_of_line_no),
      constraint payment_amount_positive check (amount_fen > 0)
    )`.execute(db)
  await sql`create index payment_person_index on payment (district_code, person_id)`.execute(db)
  await sql`create index payment_account_index on payment (district_code, account_id)`.execute(db)

  // One row per line and attempt: its key is what makes paying a line twice impossible.
  await sql`
    create table payment_result (
      district_code text not null,
      batch_id uuid not null,
      line_no int not null,
      import_id uuid not null,
      outcome text not null
        constraint payment_result_outcome_known check (outcome in ('settled', 'returned')),
      amount_fen bigint not null,
      reason text not null,
      executed_on date not null,
      bank_serial text not null,
      constraint payment_result_pk primary key (district_code, batch_id, line_no),
      constraint payment_result_payment_fk
        foreign key (district_code, batch_id, line_no) references payment,
      constraint payment_result_import_fk foreign key (district_code, import_id) references import,
      constraint payment_result_amount_positive check (amount_fen > 0)
    )`.execute(db)

  await sql`
    create table expenditure (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid not null,
      voucher_number text not null,
      spent_on date not null,
      category_code text not null,
      township_code text not null,
      payee_name text not null,
      payee_kind text not null constraint expenditure_payee_known
        check (payee_kind in ('person', 'company', 'institution', 'unit')),
      payee_account_id uuid,
      amount_fen bigint not null,
      subject_code text not null,
      purpose text not null,
      attachment_count int not null,
      constraint expenditure_pk primary key (district_code, id),
      constraint expenditure_voucher_unique unique (district_code, voucher_number),
      constraint expenditure_import_fk foreign key (district_code, import_id) references import,
      constraint expenditure_category_fk
        foreign key (district_code, category_code) references category,
      constraint expenditure_township_fk
        foreign key (district_code, township_code) references township,
      constraint expenditure_account_fk
        foreign key (district_code, payee_account_id) references bank_account,
      constraint expenditure_amount_positive check (amount_fen > 0)
    )`.execute(db)

  for (const table of ['payment', 'payment_result', 'expenditure']) {
    await sql`
      create trigger ${sql.ref(`${table}_append_only`)}
        before update or delete or truncate on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(db)
  }
}
