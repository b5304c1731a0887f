import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { NewUser } from '../schemas.ts'

export interface UserToCreate extends Omit<NewUser, 'password'> {
  passwordHash: string
  /** Where somebody else chose the password, it is good for one sign-in. */
  mustChangePassword: boolean
  key?: string | undefined
}

/** Refuses, by the database's own word, with `username-taken`. */
export function createUser(
  command: RunCommand,
  actor: Actor,
  { key, ...user }: UserToCreate,
): Promise<{ id: string }> {
  const { passwordHash, ...input } = user
  return command(actor, { action: 'users:create', key, input }, async (tx) => {
    const created = await tx
      .insertInto('app_user')
      .values({
        district_code: actor.districtCode,
        username: user.username,
        display_name: user.displayName,
        password_hash: passwordHash,
        role: user.role,
        township_code: user.townshipCode,
        staff_number: user.staffNumber,
        must_change_password: user.mustChangePassword,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { role, townshipCode } = user
    return { subject: user.username, detail: { role, townshipCode }, result: created }
  })
}
