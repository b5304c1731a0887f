import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import type { approvalProgress, givenApproval } from './schemas.ts'
import { type Standing, type StandingScope, type Subject, standings, subjects } from './standing.ts'

/** How far the approvals of each thing have come, by its id. */
export async function progressOf(
  db: Db,
  scope: StandingScope,
): Promise<Map<string, z.output<typeof approvalProgress>>> {
  const found = await standings(db, scope)
  return new Map(found.map((one) => [one.id, progress(one)]))
}

function progress({ given, required, voidCount }: Standing): z.output<typeof approvalProgress> {
  return {
    given: given.persons,
    required: required.persons,
    leadersGiven: given.leaders,
    leadersRequired: required.leaders,
    isVoid: given.persons === 0 && voidCount > 0,
  }
}

/** Every approval of a thing, the first one first, and which of them stand. */
export async function approvalsOf(
  db: Db,
  { districtCode, subject, id }: { districtCode: string; subject: Subject; id: string },
): Promise<z.output<typeof givenApproval>[]> {
  const { column, content } = subjects[subject]
  const { rows } = await sql<z.output<typeof givenApproval>>`
    select approver.display_name as "by", approval.role, approved_at as "at",
      approval.amount_fen as amount, encode(content_hash, 'hex') as "contentHash",
      content_hash <> said.hash as "isVoid"
    from ${content}(${districtCode}, ${id}::uuid) said
    join approval on approval.district_code = ${districtCode} and approval.${column} = ${id}::uuid
    join app_user approver on approver.district_code = approval.district_code
      and approver.id = approval.approved_by
    order by approved_at, approval.id`.execute(db)
  return rows
}
