import { type Kysely, sql } from 'kysely'

/** Who makes, and who checks it: never one person, also not under two accounts. */
const pairs: [table: string, maker: string, checker: string, when?: string][] = [
  ['allocation_proposal', 'made_by', 'decided_by', "new.state = 'confirmed'"],
  ['dispatch_bulletin', 'written_by', 'issued_by'],
  ['evaluation', 'computed_by', 'reviewed_by'],
  ['material_submission', 'submitted_by', 'decided_by'],
  ['payment_batch', 'made_by', 'checked_by'],
  ['payment_batch', 'made_by', 'approved_by'],
  ['score_appeal', 'filed_by', 'answered_by'],
  ['score_change', 'proposed_by', 'decided_by'],
]

export async function up(db: Kysely<unknown>): Promise<void> {
  // A township's connection does not see staff numbers, so these look as the owner.
  await sql`
    create function same_person(district text, one uuid, other uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select one = other or exists (
        select 1 from app_user a
        join app_user b on b.district_code = a.district_code and b.staff_number = a.staff_number
        where a.district_code = district and a.id = one and b.id = other)
    $$`.execute(db)
  await sql`
    create function refuse_same_person() returns trigger language plpgsql as $$
    declare
      named jsonb := to_jsonb(new);
    begin
      if same_person(new.district_code, (named ->> tg_argv[0])::uuid, (named ->> tg_argv[1])::uuid)
      then
        raise exception using errcode = 'check_violation', constraint = 'four_eyes',
          message = format('%s and %s are one person', tg_argv[0], tg_argv[1]);
      end if;
      return new;
    end $$`.execute(db)
  for (const [table, maker, checker, when] of pairs) {
    const condition = when === undefined ? '' : `when (${when})`
    await sql
      .raw(
        `create trigger ${table}_${checker}_four_eyes
          before insert or update of ${checker} on ${table}
          for each row ${condition}
          execute function refuse_same_person('${maker}', '${checker}')`,
      )
      .execute(db)
  }
  // A township's user may take back what he asked for himself.
  await sql`
    update township_access
    set privileges = 'select, update (is_cancel_requested, state, ended_at)'
    where table_name = 'job'`.execute(db)
  await sql`
    create or replace function refuse_own_verification() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from finding_event handed_in
        where handed_in.district_code = new.district_code
          and handed_in.finding_id = new.finding_id and handed_in.event = 'submit'
          and same_person(new.district_code, handed_in.actor_id, new.actor_id)) then
        raise exception using errcode = 'check_violation', constraint = 'finding_event_four_eyes',
          message = 'whoever handed a rectification in neither verifies nor closes it';
      end if;
      return new;
    end $$`.execute(db)
}
