import type { Actor } from '../../src/platform/db/command.ts'
import type { BenchServices } from '../bench/district.ts'

/** Somebody who checks and approves what the bench's clerk made. */
export async function makeApprover({ db, clerk }: BenchServices): Promise<Actor> {
  const { id } = await db
    .insertInto('app_user')
    .values({
      district_code: clerk.districtCode,
      username: 'approver',
      display_name: 'approver',
      password_hash: 'none',
      role: 'leadership',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...clerk, userId: id }
}
