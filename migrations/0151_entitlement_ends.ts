import { type Kysely, sql } from 'kysely'

/**
 * Entitlements end, in a file or by hand. A list says what holds now, so the same one may come again;
 * and of one person's records in a place and category only one holds in any month.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One that ends before it begins never took effect.
  await sql`
    alter table eligibility
      add column end_reason text,
      add column end_note text not null default '',
      add column version int not null default 1,
      add constraint eligibility_end_reason_known check
        (end_reason in ('died', 'moved', 'income', 'request', 'other')),
      add constraint eligibility_end_whole check (end_reason is null or to_month is not null),
      add constraint eligibility_end_told check (end_reason <> 'other' or end_note <> ''),
      drop constraint eligibility_months_ordered,
      add constraint eligibility_months_ordered check (to_month is null or
        left(to_month, 4)::int * 12 + right(to_month, 2)::int + 1
          >= left(from_month, 4)::int * 12 + right(from_month, 2)::int)`.execute(db)
  await sql`
    alter table import
      drop constraint import_content_unique,
      drop constraint import_rows_unique`.execute(db)
  await sql`
    create unique index import_content_unique on import (district_code, kind, content_hash)
      where kind <> 'eligibility'`.execute(db)
  await sql`
    create unique index import_rows_unique on import (district_code, kind, rows_fingerprint)
      where kind <> 'eligibility'`.execute(db)
  await endOverlaps(db)
}

/** A raised standard left the earlier record open: rosters took the later, and so it is now said. */
async function endOverlaps(db: Kysely<unknown>): Promise<void> {
  await sql`alter table eligibility disable trigger user`.execute(db)
  await sql`
    update eligibility earlier
    set to_month = to_char((later.from_month || '-01')::date - interval '1 month', 'YYYY-MM')
    from (
      select district_code, id, lead(from_month) over record as from_month,
        lead(to_month) over record as to_month
      from eligibility
      window record as (
        partition by district_code, person_id, category_code, township_code order by from_month)
    ) later
    where later.district_code = earlier.district_code and later.id = earlier.id
      and later.from_month is not null
      and case when earlier.to_month is null then true
        else earlier.to_month between later.from_month and coalesce(later.to_month, '9999-12') end
  `.execute(db)
  await sql`alter table eligibility enable trigger user`.execute(db)
}
