import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../src/platform/db/database.ts'

/** What a district's payments are made of, each table with its natural keys. */
const tables: Readonly<Record<string, readonly string[]>> = {
  person: [],
  bank_account: [],
  eligibility: [],
  register_entry: [],
  appropriation: ['document_number'],
  allocation: [],
  disbursement: ['number'],
  expenditure: ['voucher_number'],
  payment_batch: ['number'],
  payment: [],
  payment_result: ['bank_serial'],
  payment_shortfall: [],
  bank_statement_line: ['serial'],
  reconciliation_match: [],
  matched_batch: [],
  matched_line: [],
  matched_book_entry: ['entry_key'],
  account: [],
  transfer: [],
}

/** Rows of these are not copied, so what points to them stays. */
const kept = /^import_id$|_by$/

interface Column {
  name: string
  type: string
}

/**
 * Repeats a district so often, each time with other people, accounts and documents: a million lines
 * in a minute, where files would take half an hour. Pools of money are shared by all. Once only.
 */
export async function multiply(db: Db, times: number): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (const [table, natural] of Object.entries(tables)) {
      const columns = await columnsOf(connection, table)
      const values = columns.map((column) => copied(table, column, natural))
      const names = columns.map(({ name }) => sql.ref(name))
      await sql`
        insert into ${sql.table(table)} (${sql.join(names)})
        select ${sql.join(values)}
        from ${sql.table(table)} original
        cross join (select n::text as copy from generate_series(2, ${times}::int) n) copies
        ${table === 'account' ? sql`where original.appropriation_id is not null` : sql``}`.execute(
        connection,
      )
    }
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

function copied(table: string, { name, type }: Column, natural: readonly string[]) {
  const column = sql.ref(`original.${name}`)
  if (natural.includes(name)) {
    // An entry's key begins with its kind.
    return name === 'entry_key'
      ? sql`regexp_replace(${column}, '^([^:]+):', '\\1:' || copies.copy || '-')`
      : sql`copies.copy || '-' || ${column}`
  }
  if (type === 'bytea' && name.endsWith('_hash'))
    return sql`sha256(${column} || copies.copy::bytea)`
  if (type === 'ARRAY' && name.endsWith('_ids')) {
    return sql`array(select ${remapped(sql.ref('id'))} from unnest(${column}) with ordinality
      each (id, at) order by at)`
  }
  if (type !== 'uuid' || kept.test(name)) return column
  if (table === 'transfer' && name.endsWith('account_id')) return ofDocument(column)
  return remapped(column)
}

const remapped = (column: RawBuilder<unknown>) => sql`md5(copies.copy || ${column}::text)::uuid`

/** Accounts of a document are copied with it, pools are not. */
const ofDocument = (column: RawBuilder<unknown>) => sql`
  case when exists (select 1 from account
    where account.district_code = original.district_code and account.id = ${column}
      and account.appropriation_id is not null) then ${remapped(column)} else ${column} end`

async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, data_type as type
    from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'
      and identity_generation is null
    order by ordinal_position`.execute(db)
  return rows
}
