import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { monthBefore, noEnd } from '../compare-list.ts'
import { lockEntitlements } from '../lock-entitlements.ts'
import { tookEffect } from '../took-effect.ts'
import { paidBeyond } from './paid-beyond.ts'
import { entitlementFollowed, entitlementNotEnded, entitlementNotFound } from './problems.ts'
import type { Ended, NewEnd } from './schemas.ts'

interface Known {
  id: string
  version: number
  key?: string | undefined
}

interface Found {
  place: string
  version: number
  end_id: string | null
  followed_from: string | null
}

/**
 * Ends a person's entitlement in a category and township after a month: his last record and, where
 * the month is before that began, those before it with it. What is paid for later months stays, and
 * is told; a rule finds it.
 */
export function endEntitlement(
  command: RunCommand,
  actor: Actor,
  { key, ...known }: Known,
  end: NewEnd,
): Promise<Ended> {
  const { districtCode } = actor
  const { id } = known
  const { lastMonth, reason, note } = end
  const request = { action: 'people:end', key, input: { ...known, ...end } }
  return command(actor, request, async (tx) => {
    const record = await lockRecord(tx, districtCode, known)
    if (record.followed_from !== null) throw entitlementFollowed(record.followed_from)
    if (record.end_id !== null) await takeBack(tx, districtCode, record.end_id)
    const { numAffectedRows } = await sql`
      update eligibility record
      set to_month = greatest(${lastMonth}, ${monthBefore('record.from_month')}),
        to_month_before = record.to_month, end_id = (select new_id()), end_reason = ${reason},
        end_note = ${note}, version = record.version + 1
      from eligibility last
      where last.district_code = ${districtCode} and last.id = ${id}::uuid
        and record.district_code = last.district_code and record.person_id = last.person_id
        and record.category_code = last.category_code
        and record.township_code = last.township_code and (record.id = last.id
          or record.from_month < last.from_month
            and coalesce(record.to_month, ${noEnd}) > ${lastMonth} and ${tookEffect('record')})`.execute(
      tx,
    )
    const endedCount = Number(numAffectedRows ?? 0n)
    const { paid, unsent } = await paidBeyond(tx, districtCode, { id, lastMonth })
    const version = await versionOf(tx, districtCode, id)
    return {
      subject: record.place,
      detail: { eligibilityId: id, ...end, endedCount, paid, unsent },
      result: { version, endedCount, paid, unsent },
    }
  })
}

/** Takes back what ended a record by hand, and what that ended with it. */
export function reopenEntitlement(
  command: RunCommand,
  actor: Actor,
  { key, ...known }: Known,
  { reason }: { reason: string },
): Promise<{ version: number; reopenedCount: number }> {
  const { districtCode } = actor
  const { id } = known
  const request = { action: 'people:reopen', key, input: { ...known, reason } }
  return command(actor, request, async (tx) => {
    const record = await lockRecord(tx, districtCode, known)
    if (record.end_id === null) throw entitlementNotEnded()
    if (record.followed_from !== null) throw entitlementFollowed(record.followed_from)
    const reopenedCount = await takeBack(tx, districtCode, record.end_id)
    const version = await versionOf(tx, districtCode, id)
    const detail = { eligibilityId: id, reason, reopenedCount }
    return { subject: record.place, detail, result: { version, reopenedCount } }
  })
}

/** Refuses one that is not there, or was changed since. */
async function lockRecord(
  tx: Tx,
  districtCode: string,
  { id, version }: Omit<Known, 'key'>,
): Promise<Found> {
  await lockEntitlements(districtCode).execute(tx)
  const { rows } = await sql<Found>`
    select category.name || ' ' || township.name || ' ' || record.from_month as place,
      record.version, record.end_id, (
        select min(later.from_month) from eligibility later
        where later.district_code = record.district_code
          and later.person_id = record.person_id and later.category_code = record.category_code
          and later.township_code = record.township_code
          and later.from_month > record.from_month
          and ${tookEffect('later')}) as followed_from
    from eligibility record
    join category on category.district_code = record.district_code
      and category.code = record.category_code
    join township on township.district_code = record.district_code
      and township.code = record.township_code
    where record.district_code = ${districtCode} and record.id = ${id}::uuid
    for update of record`.execute(tx)
  const [record] = rows
  if (record === undefined) throw entitlementNotFound()
  if (record.version !== version) throw versionOutdated()
  return record
}

async function takeBack(tx: Tx, districtCode: string, endId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update eligibility
    set to_month = to_month_before, to_month_before = null, end_id = null, end_reason = null,
      end_note = '', version = version + 1
    where district_code = ${districtCode} and end_id = ${endId}::uuid`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

async function versionOf(tx: Tx, districtCode: string, id: string): Promise<number> {
  const { version } = await tx
    .selectFrom('eligibility')
    .select('version')
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return version
}
