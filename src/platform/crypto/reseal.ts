import { sql } from 'kysely'
import type { Actor, RunCommand } from '../db/command.ts'
import type { Tx } from '../db/transaction.ts'
import type { Vault } from './vault.ts'

interface SealedColumn {
  table: string
  column: string
}

export interface Resealed extends SealedColumn {
  count: number
}

const batchRows = 2000

/**
 * Seals whatever another key sealed with the key in use, batch by batch, while the service runs.
 * Cut off, it goes on where it was. Afterwards the other keys open nothing any more.
 */
export async function reseal(command: RunCommand, vault: Vault, actor: Actor): Promise<Resealed[]> {
  const all = { action: 'keys:reseal', input: null }
  const part = { ...all, trail: 'none' } as const
  const columns = await command(actor, part, async (tx) => {
    return { subject: '', detail: {}, result: await sealedColumns(tx) }
  })
  const resealed: Resealed[] = []
  for (const column of columns) {
    let count = 0
    for (let last = batchRows; last === batchRows; count += last) {
      last = await command(actor, part, async (tx) => {
        const result = await resealBatch(tx, vault, actor.districtCode, column)
        return { subject: '', detail: {}, result }
      })
    }
    resealed.push({ ...column, count })
  }
  return command(actor, all, async () => {
    const counts = Object.fromEntries(
      resealed.map(({ table, column, count }) => [`${table}.${column}`, count]),
    )
    return { subject: `key ${vault.sealingKeyId}`, detail: counts, result: resealed }
  })
}

/** Columns of sealed values are named so. */
async function sealedColumns(tx: Tx): Promise<SealedColumn[]> {
  const { rows } = await sql<SealedColumn>`
    select relname as "table", attname as "column"
    from pg_attribute
    join pg_class on pg_class.oid = attrelid and relkind = 'r'
      and relnamespace = 'public'::regnamespace
    where attname ~ '(^|_)sealed$' and atttypid = 'bytea'::regtype and not attisdropped
    order by 1, 2`.execute(tx)
  return rows
}

async function resealBatch(
  tx: Tx,
  vault: Vault,
  districtCode: string,
  { table, column }: SealedColumn,
): Promise<number> {
  const [from, value] = [sql.table(table), sql.ref(column)]
  const { rows } = await sql<{ place: string; sealed: Buffer }>`
    select ctid::text as place, ${value} as sealed from ${from}
    where district_code = ${districtCode} and get_byte(${value}, 0) <> ${vault.sealingKeyId}
    limit ${batchRows} for update`.execute(tx)
  const places = rows.map(({ place }) => place)
  const anew = rows.map(({ sealed }) => vault.sealBytes(vault.unsealBytes(sealed)))
  await sql`
    update ${from} set ${value} = anew.sealed
    from unnest(${places}::tid[], ${anew}::bytea[]) as anew (place, sealed)
    where ${from}.ctid = anew.place`.execute(tx)
  return rows.length
}
