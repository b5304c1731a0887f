import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { guardPlan } from './guard-plan.ts'
import { bureauRole, type ServingKeys, townshipRole } from './serving-keys.ts'

/**
 * Lays row-level security and grants on the schema as it stands, and the key that scopes are sealed
 * with. The database's owner does it after every migration; where nothing has changed it only looks.
 */
export async function layGuard(db: Db, { scopeKey }: ServingKeys): Promise<void> {
  const plan = await guardPlan(db)
  const inner = scopeKey.map((byte) => byte ^ 0x36)
  const outer = scopeKey.map((byte) => byte ^ 0x5c)
  const { rows } = await sql`
    select 1 from database_guard where plan_hash = ${hashOf(plan)} and inner_pad = ${inner}`.execute(
    db,
  )
  if (rows.length > 0) return
  await db.transaction().execute(async (at) => {
    await sql`lock table database_guard in exclusive mode`.execute(at)
    await sql.raw(plan.join(';\n')).execute(at)
    await sql
      .raw(
        `do $$ begin execute format('grant connect, temporary on database %I to ${bureauRole},
          ${townshipRole}', current_database()); end $$`,
      )
      .execute(at)
    await sql`
      insert into database_guard (inner_pad, outer_pad, plan_hash)
      values (${inner}, ${outer}, ${hashOf(plan)})
      on conflict on constraint database_guard_pk do update
        set inner_pad = ${inner}, outer_pad = ${outer}, plan_hash = ${hashOf(plan)}`.execute(at)
  })
}

/** Whether the schema is guarded in the way this version guards it. */
export async function isGuarded(db: Db): Promise<boolean> {
  const plan = await guardPlan(db)
  const { rows } = await sql`
    select 1 from database_guard where plan_hash = ${hashOf(plan)}`.execute(db)
  return rows.length > 0
}

function hashOf(plan: string[]): Buffer {
  return createHash('sha256').update(plan.join(';\n')).digest()
}
