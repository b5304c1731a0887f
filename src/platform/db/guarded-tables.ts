import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A table as far as its guard depends on it. */
export interface GuardedTable {
  name: string
  /** Those a row may be inserted with. */
  columns: string[]
  isUpdatable: boolean
  isDeletable: boolean
  references: Reference[]
}

export interface Reference {
  target: string
  columns: string[]
  targetColumns: string[]
  isNullable: boolean
}

/** Every table of the service, by name; what `refuse_change` guards can not be changed. */
export async function guardedTables(db: Db): Promise<GuardedTable[]> {
  const { rows } = await sql<GuardedTable>`
    select relation.relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = relation.oid and attnum > 0 and not attisdropped
          and attgenerated = '' and attidentity = '') as columns,
      ${unlessRefused(16)} as "isUpdatable",
      ${unlessRefused(8)} as "isDeletable",
      coalesce((
        select json_agg(json_build_object('target', target.relname, 'isNullable', (
            select bool_or(not attnotnull) from pg_attribute
              where attrelid = fk.conrelid and attnum = any (fk.conkey)),
          'columns', ${columnNames(sql`fk.conrelid`, sql`fk.conkey`)},
          'targetColumns', ${columnNames(sql`fk.confrelid`, sql`fk.confkey`)}) order by fk.conname)
        from pg_constraint fk
        join pg_class target on target.oid = fk.confrelid
        where fk.conrelid = relation.oid and fk.contype = 'f'), '[]') as "references"
    from pg_class relation
    where relation.relnamespace = 'public'::regnamespace and relation.relkind in ('r', 'p')
    order by relation.relname`.execute(db)
  return rows
}

/** Whether no unconditional trigger refuses the event (a bit of pg_trigger.tgtype). */
function unlessRefused(event: number) {
  return sql`not exists (
    select 1 from pg_trigger
    where tgrelid = relation.oid and tgfoid = to_regproc('refuse_change') and tgqual is null
      and tgattr = '' and tgtype & ${event}::int <> 0)`
}

function columnNames(table: ReturnType<typeof sql>, numbers: ReturnType<typeof sql>) {
  return sql`(
    select json_agg(attname order by position)
    from unnest(${numbers}) with ordinality as key (number, position)
    join pg_attribute on attrelid = ${table} and attnum = key.number)`
}
