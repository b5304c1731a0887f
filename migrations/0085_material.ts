import { type Kysely, sql } from 'kysely'

/** What townships have to hand in and by when, what came, and the bulletin of each quarter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table material (
      district_code text not null constraint material_district_fk references district,
      year int not null,
      code text not null,
      name text not null,
      kind text not null constraint material_kind_known check (kind in ('report', 'dispatch')),
      due_on date not null,
      needs_sealed_scan boolean not null,
      needs_electronic_copy boolean not null,
      source text not null,
      certainty text not null constraint material_certainty_known
        check (certainty in ('verified', 'excerpt', 'second_hand', 'unverified')),
      constraint material_pk primary key (district_code, year, code),
      constraint material_needs_something check (needs_sealed_scan or needs_electronic_copy)
    )`.execute(db)

  await sql`
    create table material_submission (
      district_code text not null,
      id uuid not null default new_id(),
      year int not null,
      material_code text not null,
      township_code text not null,
      submitted_on date not null,
      submitted_by uuid not null,
      sealed_scan_id uuid,
      electronic_copy_id uuid,
      note text not null default '',
      state text not null default 'submitted' constraint material_submission_state_known
        check (state in ('submitted', 'accepted', 'returned')),
      decided_by uuid,
      decided_on date,
      decision_note text not null default '',
      constraint material_submission_pk primary key (district_code, id),
      constraint material_submission_material_fk
        foreign key (district_code, year, material_code) references material,
      constraint material_submission_township_fk
        foreign key (district_code, township_code) references township,
      constraint material_submission_submitter_fk
        foreign key (district_code, submitted_by) references app_user,
      constraint material_submission_decider_fk
        foreign key (district_code, decided_by) references app_user,
      constraint material_submission_scan_fk
        foreign key (district_code, sealed_scan_id) references proof_file,
      constraint material_submission_copy_fk
        foreign key (district_code, electronic_copy_id) references proof_file,
      constraint material_submission_decided_whole check
        ((state = 'submitted') = (decided_by is null)
          and (decided_by is null) = (decided_on is null))
    )`.execute(db)
  await sql`
    create unique index material_submission_one_standing on material_submission
      (district_code, year, material_code, township_code) where state <> 'returned'`.execute(db)

  await sql`
    create table dispatch_bulletin (
      district_code text not null constraint dispatch_bulletin_district_fk references district,
      year int not null,
      quarter int not null constraint dispatch_bulletin_quarter_known check (quarter between 1 and 4),
      number int not null,
      summary text not null,
      requirements text not null,
      issued_on date,
      written_by uuid not null,
      version int not null default 1,
      constraint dispatch_bulletin_pk primary key (district_code, year, quarter),
      constraint dispatch_bulletin_number_unique unique (district_code, year, number),
      constraint dispatch_bulletin_writer_fk
        foreign key (district_code, written_by) references app_user
    )`.execute(db)

  const own = 'township_code = (select scope_township())'
  await sql`
    insert into township_access (table_name, privileges, condition) values
      ('material', 'select', 'true'),
      ('material_submission', 'select, insert', ${own}),
      ('dispatch_bulletin', 'select', 'issued_on is not null')`.execute(db)
}
