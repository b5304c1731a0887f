import { type RawBuilder, sql } from 'kysely'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import { statementOf } from './checkpoint-statement.ts'
import type { AuditEntry, AuditQuery, Checkpoint } from './schemas.ts'

const shownChanges = 100
const seq = { ...column.count('place'), turns: true }
const orders = {
  seq: column.count('place'),
  actor: column.text('actorName'),
  action: column.text('action'),
  subject: column.text('subject'),
}

/** The journal, the newest first if not asked, page by page. */
export async function auditEntriesOf(
  db: Db,
  districtCode: string,
  { limit, cursor, sort = '-seq', ...wanted }: AuditQuery,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const conditions: RawBuilder<unknown>[] = [sql`entry.district_code = ${districtCode}`]
  const { from, to, actorId, action, subject } = wanted
  if (from !== undefined) conditions.push(sql`entry.at >= ${startOf(from)}`)
  if (to !== undefined) conditions.push(sql`entry.at < ${startOf(to)} + interval '1 day'`)
  if (actorId !== undefined) conditions.push(sql`entry.actor_id = ${actorId}::uuid`)
  if (action !== undefined) {
    conditions.push(sql`(entry.action = ${action} or starts_with(entry.action, ${`${action}:`}))`)
  }
  if (subject !== undefined) conditions.push(sql`position(${subject} in entry.subject) > 0`)
  const rows = sql`
    select entry.seq as place, entry.seq::float8 as seq, entry.at, entry.actor_id as "actorId",
      app_user.display_name as "actorName", entry.address, entry.action, entry.subject,
      entry.detail, encode(entry.hash, 'hex') as hash, changed.count as "changeCount",
      coalesce(changed.shown, '[]') as changes
    from audit_entry entry
    cross join lateral (
      select count(*)::int as count, json_agg(json_build_object('table', table_name,
        'key', row_key, 'before', before, 'after', after) order by no)
          filter (where no <= ${shownChanges}) as shown
      from audit_change
      where district_code = entry.district_code and change_id = entry.change_id) changed
    left join app_user on app_user.district_code = entry.district_code
      and app_user.id = entry.actor_id
    where ${sql.join(conditions, sql` and `)}`
  return pageInOrder(db, rows, { columns: orders, sort, id: seq, limit, cursor })
}

/** The first moment of a day in China. */
const startOf = (day: string) => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`

/** Every checkpoint, newest first, each with what it takes to check it elsewhere. */
export async function checkpointsOf(
  db: Db,
  { signer }: Vault,
  districtCode: string,
): Promise<Checkpoint[]> {
  const rows = await db
    .selectFrom('audit_checkpoint')
    .select(['seq', 'hash', 'made_at as madeAt', 'signature'])
    .where('district_code', '=', districtCode)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(({ seq, hash, madeAt, signature }) => {
    const stated = { districtCode, seq: Number(seq), hash: hash.toString('hex'), madeAt }
    return {
      ...stated,
      signature: signature.toString('base64'),
      statement: statementOf(stated),
      publicKey: signer.publicKey,
    }
  })
}
