import { type Kysely, sql } from 'kysely'

/**
 * Before and after of every row that a command changes or removes, written down by the database
 * itself; the journal's entry of the same transaction seals them with its hash.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_change (
      district_code text not null constraint audit_change_district_fk references district,
      change_id uuid not null,
      no int not null,
      table_name text not null,
      row_key jsonb not null,
      before jsonb not null,
      after jsonb,
      constraint audit_change_pk primary key (district_code, change_id, no)
    )`.execute(db)
  await sql`
    create trigger audit_change_append_only before update or delete or truncate on audit_change
      for each statement execute function refuse_change()`.execute(db)
  await sql`
    alter table audit_entry add column change_id uuid, add column changes_hash bytea`.execute(db)
  await sql.raw(record).execute(db)
  await sql.raw(seal).execute(db)
  for (const { name, keys } of await recordedTables(db)) {
    const masked = personal[name] ?? []
    const told = `'{${keys.join()}}', '{${masked.join()}}'`
    for (const [event, rows] of [
      ['update', 'old table as was new table as is_now'],
      ['delete', 'old table as was'],
    ] as const) {
      await sql
        .raw(
          `create trigger ${name}_${event}_recorded after ${event} on ${name}
            referencing ${rows} for each statement execute function record_changes(${told})`,
        )
        .execute(db)
    }
  }
}

/** Shown as changed, but not as what. */
const personal: Record<string, string[]> = {
  app_user: ['password_hash'],
  bank_account: ['number_hash', 'number_masked'],
  person: ['name', 'identity_hash', 'identity_masked', 'birth_on'],
  register_entry: ['name', 'identity_hash', 'identity_masked', 'account_hash'],
}

/** Not recorded: what follows from rows that are kept, and the service's own bookkeeping. */
const derived = [
  // Moved by transfers alone, which are kept.
  'account',
  // Of the command that made them; counted up at its end.
  'detection_run',
  'import',
  // Computed anew from what is frozen, or by each matching; decisions about them are recorded.
  'matched_bank_line',
  'matched_book_entry',
  'reconciliation_match',
  'score',
  'score_case',
  'score_input',
  // Of the service itself: sessions leave entries where they begin and end.
  'executed_command',
  'job',
  'login_throttle',
  'upload',
  'upload_chunk',
  'user_session',
]

/** Every other table of a district whose rows can change, with its key. */
async function recordedTables(db: Kysely<unknown>) {
  const { rows } = await sql<{ name: string; keys: string[] }>`
    select relation.relname as name, array(
      select attname::text from pg_attribute
      where attrelid = relation.oid and attnum = any (key.conkey) and attname <> 'district_code'
      order by attnum) as keys
    from pg_class relation
    join pg_constraint key on key.conrelid = relation.oid and key.contype = 'p'
    where relation.relnamespace = 'public'::regnamespace and relation.relkind = 'r'
      and relation.relname <> all (${derived})
      and exists (select 1 from pg_attribute
        where attrelid = relation.oid and attname = 'district_code')
      and not exists (select 1 from pg_trigger
        where tgrelid = relation.oid and tgfoid = to_regproc('refuse_change') and tgqual is null
          and tgattr = '' and tgtype & 24 = 24)
    order by 1`.execute(db)
  return rows
}

const definer = 'security definer set search_path = public, pg_temp'

const record = `
  create function told_change(one jsonb, other jsonb, masked text[]) returns jsonb
  language sql immutable as $$
    select jsonb_object_agg(key, case when key = any (masked) then '"***"' else value end)
    from jsonb_each(one)
    where key <> all ('{district_code,version,facts,evidence,run_id,last_step}')
      and right(key, 7) <> '_sealed' and (other is null or value is distinct from other -> key)
  $$;
  create function key_of_row(one jsonb, keys text[]) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(key, one -> key), '{}') from unnest(keys) key
  $$;
  create function record_changes() returns trigger language plpgsql ${definer} as $$
  declare
    district text;
    change uuid := coalesce(nullif(current_setting('mingzhang.change', true), '')::uuid, new_id());
    keys text[] := tg_argv[0];
    masked text[] := tg_argv[1];
    so_far int;
    added int;
  begin
    select was.district_code into district from was limit 1;
    if district is null then
      return null;
    end if;
    select coalesce(max(no), 0) into so_far from audit_change
      where district_code = district and change_id = change;
    if tg_op = 'UPDATE' then
      insert into audit_change
      select district, change, so_far + row_number() over (order by key::text), tg_table_name, key,
        before, after
      from (
        select key, told_change(earlier, later, masked) as before,
          told_change(later, earlier, masked) as after
        from (select to_jsonb(was) as earlier, key_of_row(to_jsonb(was), keys) as key from was) one
        join (select to_jsonb(is_now) as later, key_of_row(to_jsonb(is_now), keys) as key
          from is_now) other using (key)
        where earlier <> later) told
      where before is not null;
    else
      insert into audit_change
      select district, change, so_far + row_number() over (order by key::text), tg_table_name, key,
        told_change(earlier, null, masked), null
      from (select to_jsonb(was) as earlier, key_of_row(to_jsonb(was), keys) as key from was) gone;
    end if;
    get diagnostics added = row_count;
    if added > 0 then
      perform set_config('mingzhang.change', change::text, true);
    end if;
    return null;
  end $$`

/** An entry without changes keeps the hash that it always had. */
const seal = `
  create function changes_hash(district text, change uuid) returns bytea language sql stable as $$
    select sha256(convert_to(string_agg(
      jsonb_build_array(no, table_name, row_key, before, after)::text, E'\\n' order by no), 'UTF8'))
    from audit_change where district_code = district and change_id = change
  $$;
  create or replace function audit_hash(entry audit_entry) returns bytea
  language sql immutable as $$
    select sha256(convert_to(concat_ws(chr(31),
      entry.district_code, entry.seq, extract(epoch from entry.at), entry.actor_id, entry.action,
      entry.subject, entry.detail, encode(entry.previous_hash, 'hex'), entry.address,
      'changes ' || entry.change_id || ' ' || encode(entry.changes_hash, 'hex')), 'UTF8'))
  $$;
  create or replace function chain_audit_entry() returns trigger language plpgsql ${definer} as $$
  declare
    last record;
  begin
    new.change_id := nullif(current_setting('mingzhang.change', true), '')::uuid;
    new.changes_hash := changes_hash(new.district_code, new.change_id);
    perform pg_advisory_xact_lock(hashtextextended('audit_entry:' || new.district_code, 0));
    select seq, hash into last from audit_entry
      where district_code = new.district_code order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.at := clock_timestamp();
    new.previous_hash := coalesce(last.hash, '\\x'::bytea);
    new.hash := audit_hash(new);
    return new;
  end $$`
