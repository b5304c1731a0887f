import { sql } from 'kysely'
import type { Db } from './database.ts'

interface Column {
  table: string
  column: string
  type: string
  isNullable: boolean
  isGenerated: boolean
  hasDefault: boolean
}

const typeOf: Record<string, string> = {
  text: 'string',
  varchar: 'string',
  uuid: 'string',
  _uuid: 'string[]',
  _int4: 'number[]',
  // As the driver gives them.
  _int8: 'string[]',
  date: 'string',
  numeric: 'string',
  int4: 'number',
  int8: 'bigint',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Date',
  jsonb: 'Json',
}

/** The TypeScript text of `schema.ts` for the database as it is migrated. */
export async function describeSchema(db: Db): Promise<string> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.udt_name as type,
      c.is_nullable = 'YES' and t.table_type <> 'VIEW' as "isNullable",
      c.is_generated = 'ALWAYS' or c.is_identity = 'YES' as "isGenerated",
      c.column_default is not null as "hasDefault"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.table_name <> 'kysely_migration_lock'
    order by c.table_name, c.ordinal_position`.execute(db)
  const tables = Map.groupBy(rows, (row) => row.table)
  const bodies = [...tables].map(
    ([table, columns]) =>
      `export interface ${pascal(table)} {\n${columns.map(field).join('\n')}\n}`,
  )
  const list = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}`)
  return [
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '// Made from the migrated database by `npm run schema`; do not edit.',
    'export type Json = ColumnType<unknown, string, string>',
    ...bodies,
    `export interface Schema {\n${list.join('\n')}\n}`,
    '',
  ].join('\n\n')
}

function field(column: Column): string {
  const known = typeOf[column.type]
  if (known === undefined) throw new Error(`no TypeScript type for ${column.type}`)
  const type = column.isNullable ? `${known} | null` : known
  if (column.isGenerated) return `  ${column.column}: GeneratedAlways<${type}>`
  return `  ${column.column}: ${column.hasDefault ? `Generated<${type}>` : type}`
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
