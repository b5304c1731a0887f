import { sql } from 'kysely'
import type { Db } from './database.ts'
import { type GuardedTable, guardedTables, type Reference } from './guarded-tables.ts'
import { bureauRole, townshipRole } from './serving-keys.ts'

/** Trigger functions that write what the server itself must not: they run as the owner. */
const runAsOwner = ['chain_audit_entry', 'post_transfers']

/** Columns that only those functions write; their table is not updated in any other way. */
const kept: Readonly<Record<string, readonly string[]>> = {
  account: ['in_fen', 'out_fen', 'last_in_on'],
}

/** Tables of the mechanism itself; the server reads of them what it needs to check the plan. */
const internal = new Set(['database_guard', 'kysely_migration_lock'])

/** Who did something says nothing about where it belongs. */
const notAPlace = new Set(['app_user'])

interface Access {
  privileges: string
  condition: string
}

/**
 * The statements that guard the schema as it stands: for every table with a district its policies,
 * for both roles their grants. A township's connection reaches a table by its township_code, by a
 * reference to such a table, or by a row in township_access; any other table is closed to it.
 */
export async function guardPlan(db: Db): Promise<string[]> {
  const tables = await guardedTables(db)
  const { rows: listed } = await sql<Access & { table: string }>`
    select table_name as "table", privileges, condition from township_access`.execute(db)
  const access = townshipAccess(tables, new Map(listed.map((one) => [one.table, one])))
  return [
    'revoke create on schema public from public',
    `revoke all on all tables in schema public from ${bureauRole}, ${townshipRole}`,
    ...tables.flatMap((table) => tableGuard(table, access.get(table.name))),
    ...(await viewGuards(db)),
    ...runAsOwner.map(
      (name) => `alter function ${name}() security definer set search_path = public, pg_temp`,
    ),
    ...(await jobGrants(db)),
  ]
}

function townshipAccess(
  tables: GuardedTable[],
  listed: ReadonlyMap<string, Access>,
): Map<string, Access> {
  const access = new Map<string, Access>(listed)
  const placed = new Set<string>()
  for (const table of tables) {
    if (!table.columns.includes('township_code') || notAPlace.has(table.name)) continue
    placed.add(table.name)
    if (!access.has(table.name)) {
      access.set(table.name, {
        privileges: privilegesOf(table, ['select', 'insert', 'update']),
        condition: 'township_code = (select scope_township())',
      })
    }
  }
  for (let round = [...placed]; round.length > 0; ) {
    const reached = new Set(placed)
    round = []
    for (const table of tables) {
      const ways = table.references.filter(({ target }) => reached.has(target))
      if (access.has(table.name) || ways.length === 0) continue
      access.set(table.name, {
        privileges: privilegesOf(table, ['select', 'insert', 'update']),
        condition: reachCondition(ways),
      })
      placed.add(table.name)
      round.push(table.name)
    }
  }
  return access
}

/** Every row it names must be in sight, and it must name one. */
function reachCondition(ways: Reference[]): string {
  const inSight = ways.map(({ target, columns, targetColumns, isNullable }) => {
    const within = `(${columns.join(', ')}) in (select ${targetColumns.join(', ')} from ${target})`
    return isNullable ? `(${columns.at(-1)} is null or ${within})` : within
  })
  const names = ways.map(({ columns }) => columns.at(-1))
  const someName = ways.every(({ isNullable }) => isNullable)
    ? [`num_nonnulls(${names.join(', ')}) > 0`]
    : []
  return [...inSight, ...someName].join(' and ')
}

function privilegesOf(table: GuardedTable, wanted: readonly string[]): string {
  const isKept = kept[table.name] !== undefined
  return wanted
    .filter((one) => one !== 'update' || (table.isUpdatable && !isKept))
    .filter((one) => one !== 'delete' || (table.isDeletable && !isKept))
    .map((one) => (one === 'insert' && isKept ? `insert (${freeColumns(table)})` : one))
    .join(', ')
}

function freeColumns({ name, columns }: GuardedTable): string {
  return columns.filter((column) => !kept[name]?.includes(column)).join(', ')
}

function tableGuard(table: GuardedTable, township: Access | undefined): string[] {
  const { name, columns } = table
  if (internal.has(name)) {
    return name === 'database_guard' ? [`grant select (plan_hash) on ${name} to ${bureauRole}`] : []
  }
  const district = name === 'district' ? 'code' : 'district_code'
  if (!columns.includes(district)) {
    const readers = name === 'township_access' ? bureauRole : `${bureauRole}, ${townshipRole}`
    return [`grant select on ${name} to ${readers}`]
  }
  const own = `${district} = (select scope_district())`
  return [
    `alter table ${name} enable row level security`,
    `drop policy if exists district_scope on ${name}`,
    `drop policy if exists township_scope on ${name}`,
    `create policy district_scope on ${name} to ${bureauRole} using (${own})`,
    `grant ${privilegesOf(table, ['select', 'insert', 'update', 'delete'])} on ${name} to ${bureauRole}`,
    ...(township === undefined
      ? []
      : [
          `create policy township_scope on ${name} to ${townshipRole}
            using (${own} and (${township.condition}))`,
          `grant ${township.privileges} on ${name} to ${townshipRole}`,
        ]),
  ]
}

/** A view shows what its reader may see, not what its owner may. */
async function viewGuards(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'v' order by 1`.execute(db)
  return rows.flatMap(({ name }) => [
    `alter view ${name} set (security_invoker = true)`,
    `grant select on ${name} to ${bureauRole}`,
  ])
}

/** The job queue has a schema of its own, which the owner makes and the server uses. */
async function jobGrants(db: Db): Promise<string[]> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = 'pgboss'`.execute(db)
  if (rows.length === 0) return []
  return [
    `grant usage on schema pgboss to ${bureauRole}`,
    `grant select, insert, update, delete on all tables in schema pgboss to ${bureauRole}`,
    `grant usage on all sequences in schema pgboss to ${bureauRole}`,
    `grant execute on all functions in schema pgboss to ${bureauRole}`,
  ]
}
