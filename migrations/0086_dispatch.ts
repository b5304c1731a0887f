import { type Kysely, sql } from 'kysely'

/** A bulletin keeps the figures it was written on, and nothing of it changes once it is issued. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table dispatch_bulletin
      add column as_of date not null,
      add column figures jsonb not null,
      add column issued_by uuid,
      add constraint dispatch_bulletin_issuer_fk
        foreign key (district_code, issued_by) references app_user,
      add constraint dispatch_bulletin_issued_whole
        check ((issued_on is null) = (issued_by is null)),
      add constraint dispatch_bulletin_four_eyes check (issued_by <> written_by)`.execute(db)
  await sql`
    create function refuse_issued_bulletin() returns trigger language plpgsql as $$
    begin
      if old.issued_on is not null then
        raise exception using errcode = 'integrity_constraint_violation',
          constraint = 'dispatch_bulletin_issued_immutable',
          message = 'an issued bulletin does not change';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`.execute(db)
  await sql`
    create trigger dispatch_bulletin_unissued before update or delete on dispatch_bulletin
      for each row execute function refuse_issued_bulletin()`.execute(db)
}
