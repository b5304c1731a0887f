import { type Kysely, sql } from 'kysely'

/** What does not agree, what people did about it, and which months were reconciled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reconciliation_month (
      district_code text not null constraint reconciliation_month_district_fk references district,
      month text not null,
      run_count int not null default 1,
      run_by uuid not null,
      run_at timestamptz not null default now(),
      constraint reconciliation_month_pk primary key (district_code, month),
      constraint reconciliation_month_user_fk foreign key (district_code, run_by) references app_user
    )`.execute(db)
  await sql`
    insert into reconciliation_month (district_code, month, run_by, run_at)
    select match.district_code, month, (select imported_by from import
      where import.district_code = match.district_code order by id limit 1), max(matched_at)
    from reconciliation_match match
    where exists (select 1 from import where import.district_code = match.district_code)
    group by match.district_code, month`.execute(db)
  await exceptions(db)
  await events(db)
  await corrections(db)
}

/**
 * About one bank line, one book entry, or one of each that do not fit. Amounts are signed as in
 * matches; a payment is the entry "payment:BATCH/LINE".
 */
async function exceptions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reconciliation_exception (
      district_code text not null,
      id uuid not null default new_id(),
      subject text not null,
      month text not null,
      kind text not null constraint reconciliation_exception_kind_known check (kind in
        ('in_bank_not_in_books', 'in_books_not_at_bank', 'amount_differs', 'name_differs',
         'paid_twice', 'returned_not_booked', 'fee_or_interest', 'other_unit')),
      reason text not null,
      facts jsonb not null,
      statement_line_id uuid,
      line_on date,
      line_fen bigint,
      entry_key text,
      entry_on date,
      entry_fen bigint,
      reference text not null,
      category_code text,
      township_code text,
      state text not null default 'open' constraint reconciliation_exception_state_known
        check (state in ('open', 'proposed', 'resolved', 'carried', 'referred', 'cleared')),
      resolution jsonb,
      proposed_by uuid,
      expected_on date,
      assigned_to uuid,
      version int not null default 1,
      constraint reconciliation_exception_pk primary key (district_code, id),
      constraint reconciliation_exception_subject_unique unique (district_code, subject),
      constraint reconciliation_exception_line_fk
        foreign key (district_code, statement_line_id) references bank_statement_line,
      constraint reconciliation_exception_category_fk
        foreign key (district_code, category_code) references category,
      constraint reconciliation_exception_township_fk
        foreign key (district_code, township_code) references township,
      constraint reconciliation_exception_proposer_fk
        foreign key (district_code, proposed_by) references app_user,
      constraint reconciliation_exception_assignee_fk
        foreign key (district_code, assigned_to) references app_user,
      constraint reconciliation_exception_line_whole
        check (num_nulls(statement_line_id, line_on, line_fen) in (0, 3)),
      constraint reconciliation_exception_entry_whole
        check (num_nulls(entry_key, entry_on, entry_fen) in (0, 3)),
      constraint reconciliation_exception_about_something
        check (num_nonnulls(statement_line_id, entry_key) > 0),
      constraint reconciliation_exception_proposal_whole
        check ((state = 'proposed') = (proposed_by is not null)),
      constraint reconciliation_exception_carried_until
        check (state <> 'carried' or expected_on is not null)
    )`.execute(db)
  await sql`create index reconciliation_exception_month_index
    on reconciliation_exception (district_code, month, state)`.execute(db)
  await sql`create index reconciliation_exception_waiting_index
    on reconciliation_exception (district_code, month)
    where state in ('open', 'proposed', 'carried', 'referred')`.execute(db)
}

async function events(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reconciliation_exception_event (
      district_code text not null,
      exception_id uuid not null,
      seq int not null,
      event text not null,
      from_state text,
      to_state text not null,
      note text not null default '',
      detail jsonb not null default '{}',
      actor_id uuid not null,
      happened_at timestamptz not null default now(),
      constraint reconciliation_exception_event_pk primary key (district_code, exception_id, seq),
      constraint reconciliation_exception_event_of_fk
        foreign key (district_code, exception_id) references reconciliation_exception,
      constraint reconciliation_exception_event_actor_fk
        foreign key (district_code, actor_id) references app_user
    )`.execute(db)
  await sql`
    create trigger reconciliation_exception_event_append_only
      before update or delete or truncate on reconciliation_exception_event
      for each statement execute function refuse_change()`.execute(db)
}

/**
 * Entries of the bank journal that no transfer stands behind: interest, fees, what another unit's
 * money did on the account. Relief money is not moved by them.
 */
async function corrections(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_correction (
      district_code text not null,
      id uuid not null default new_id(),
      exception_id uuid not null,
      voucher_number text not null,
      amount_fen bigint not null,
      booked_on date not null,
      reason text not null,
      made_by uuid not null,
      reverses_id uuid,
      constraint journal_correction_pk primary key (district_code, id),
      constraint journal_correction_voucher_unique unique (district_code, voucher_number),
      constraint journal_correction_reversed_once unique (district_code, reverses_id),
      constraint journal_correction_exception_fk
        foreign key (district_code, exception_id) references reconciliation_exception,
      constraint journal_correction_user_fk foreign key (district_code, made_by) references app_user,
      constraint journal_correction_reverses_fk
        foreign key (district_code, reverses_id) references journal_correction,
      constraint journal_correction_amount_not_zero check (amount_fen <> 0)
    )`.execute(db)
  await sql`
    create trigger journal_correction_append_only before update or delete or truncate
      on journal_correction for each statement execute function refuse_change()`.execute(db)
}
