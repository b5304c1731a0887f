import type { Actor } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { usersOf } from '../../access/index.ts'
import type { Assignee } from './schemas.ts'

/** To whom an exception can be given: people of the bureau who are there, by name. */
export async function assigneesOf(
  db: Db | Tx,
  { districtCode, userId }: Actor,
): Promise<Assignee[]> {
  const users = await usersOf(db, districtCode)
  return users
    .filter(({ isDisabled, townshipCode }) => !isDisabled && townshipCode === null)
    .map(({ id, displayName, role }) => ({ id, displayName, role, isMe: id === userId }))
    .toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1))
}
