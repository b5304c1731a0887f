import type { Actor } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Assignee } from './schemas.ts'

/** To whom an exception can be given: people of the bureau who are there, by name. */
export async function assigneesOf(
  db: Db | Tx,
  { districtCode, userId }: Actor,
): Promise<Assignee[]> {
  const people = await db
    .selectFrom('app_user')
    .select(({ ref }) => [
      'id',
      'display_name as displayName',
      ref('role').$castTo<Actor['role']>().as('role'),
    ])
    .where('district_code', '=', districtCode)
    .where('is_disabled', '=', false)
    .where('township_code', 'is', null)
    .where('username', '<>', '(system)')
    .orderBy('display_name')
    .orderBy('id')
    .execute()
  return people.map((one) => ({ ...one, isMe: one.id === userId }))
}
