import { type Kysely, sql } from 'kysely'

/** Budget documents and what was decided and sent on from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table appropriation (
      district_code text not null constraint appropriation_district_fk references district,
      id uuid not null default new_id(),
      import_id uuid,
      document_number text not null,
      title text not null,
      level text not null constraint appropriation_level_known
        check (level in ('central', 'province', 'city', 'county')),
      issued_on date not null,
      received_on date not null,
      fiscal_year int not null,
      subject_code text constraint appropriation_subject_fk references functional_subject,
      category_code text,
      amount_fen bigint not null,
      note text not null,
      constraint appropriation_pk primary key (district_code, id),
      constraint appropriation_document_unique
        unique nulls not distinct (district_code, document_number, category_code),
      constraint appropriation_import_fk foreign key (district_code, import_id) references import,
      constraint appropriation_category_fk
        foreign key (district_code, category_code) references category,
      constraint appropriation_amount_positive check (amount_fen > 0)
    )`.execute(db)

  await sql`
    create table allocation (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid,
      appropriation_id uuid not null,
      category_code text not null,
      township_code text not null,
      amount_fen bigint not null,
      decided_on date not null,
      decision_number text not null,
      constraint allocation_pk primary key (district_code, id),
      constraint allocation_unique
        unique (district_code, appropriation_id, category_code, township_code, decision_number),
      constraint allocation_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint allocation_import_fk foreign key (district_code, import_id) references import,
      constraint allocation_category_fk foreign key (district_code, category_code) references category,
      constraint allocation_township_fk foreign key (district_code, township_code) references township,
      constraint allocation_amount_positive check (amount_fen > 0)
    )`.execute(db)

  await sql`
    create table disbursement (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid,
      number text not null,
      category_code text not null,
      township_code text not null,
      channel text not null constraint disbursement_channel_known
        check (channel in ('bank', 'township_account', 'institution', 'direct')),
      payee_name text not null,
      payee_account_id uuid,
      amount_fen bigint not null,
      disbursed_on date not null,
      appropriation_id uuid,
      constraint disbursement_pk primary key (district_code, id),
      constraint disbursement_number_unique unique (district_code, number),
      constraint disbursement_import_fk foreign key (district_code, import_id) references import,
      constraint disbursement_category_fk
        foreign key (district_code, category_code) references category,
      constraint disbursement_township_fk
        foreign key (district_code, township_code) references township,
      constraint disbursement_account_fk
        foreign key (district_code, payee_account_id) references bank_account,
      constraint disbursement_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint disbursement_amount_positive check (amount_fen > 0)
    )`.execute(db)
}
