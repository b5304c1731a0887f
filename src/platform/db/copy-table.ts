import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { copyParts } from './copy-parts.ts'

/** A table with the columns that a copy of it needs: what PostgreSQL generates is left out. */
export interface CopiedTable {
  table: string
  columns: string[]
}

/** Made with the schema, by every migration anew. */
const ofSchema = ['database_guard', 'kysely_migration', 'kysely_migration_lock']

export async function copiedTables(client: pg.PoolClient): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select relname as "table", (
       select array_agg(quote_ident(attname) order by attnum) from pg_attribute
       where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '')
       as columns
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)
     order by relname`,
    [ofSchema],
  )
  return rows
}

/** The rows of a table as COPY's text. */
export function copyOut(
  client: pg.PoolClient,
  { table, columns }: CopiedTable,
): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy "${table}" (${columns.join(', ')}) to stdout`))
}

/** Puts rows that `copyOut` gave in the place of those that are there; triggers must be off. */
export async function copyIn(
  client: pg.PoolClient,
  { table, columns }: CopiedTable,
  parts: AsyncIterable<Buffer>,
): Promise<void> {
  await client.query(`delete from "${table}"`)
  await copyParts(client, `copy "${table}" (${columns.join(', ')}) from stdin`, parts)
}
