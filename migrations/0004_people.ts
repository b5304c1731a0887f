import { type Kysely, sql } from 'kysely'

/** Persons and bank accounts: numbers sealed, matched by keyed hash, shown masked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person (
      district_code text not null constraint person_district_fk references district,
      id uuid not null default new_id(),
      name text not null,
      identity_hash bytea not null,
      identity_sealed bytea not null,
      identity_masked text not null,
      is_identity_valid boolean not null,
      birth_on date,
      constraint person_pk primary key (district_code, id),
      constraint person_identity_unique unique (district_code, identity_hash)
    )`.execute(db)

  await sql`
    create table bank_account (
      district_code text not null constraint bank_account_district_fk references district,
      id uuid not null default new_id(),
      number_hash bytea not null,
      number_sealed bytea not null,
      number_masked text not null,
      constraint bank_account_pk primary key (district_code, id),
      constraint bank_account_number_unique unique (district_code, number_hash)
    )`.execute(db)

  await sql`
    create table eligibility (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid not null,
      category_code text not null,
      township_code text not null,
      village text not null,
      head_person_id uuid not null,
      person_id uuid not null,
      standard_fen bigint not null,
      from_month text not null,
      to_month text,
      constraint eligibility_pk primary key (district_code, id),
      constraint eligibility_person_unique
        unique (district_code, person_id, category_code, township_code, from_month),
      constraint eligibility_import_fk foreign key (district_code, import_id) references import,
      constraint eligibility_category_fk foreign key (district_code, category_code) references category,
      constraint eligibility_township_fk foreign key (district_code, township_code) references township,
      constraint eligibility_head_fk foreign key (district_code, head_person_id) references person,
      constraint eligibility_person_fk foreign key (district_code, person_id) references person,
      constraint eligibility_standard_positive check (standard_fen > 0),
      constraint eligibility_months_ordered check (to_month is null or to_month >= from_month)
    )`.execute(db)

  await sql`
    create table register_entry (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid not null,
      kind text not null constraint register_entry_kind_known check (kind in
        ('death', 'public_payroll', 'company', 'vehicle', 'real_estate', 'custody', 'staff',
         'staff_family')),
      identity_hash bytea not null,
      identity_masked text not null,
      name text not null,
      account_hash bytea,
      valid_from date not null,
      valid_to date,
      note text not null,
      constraint register_entry_pk primary key (district_code, id),
      constraint register_entry_unique unique (district_code, kind, identity_hash, valid_from),
      constraint register_entry_import_fk foreign key (district_code, import_id) references import
    )`.execute(db)
}
