import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { hashPassword } from './password.ts'
import type { NewUser } from './schemas.ts'

export async function createUser(
  command: RunCommand,
  actor: Actor,
  input: NewUser,
): Promise<{ id: string }> {
  const passwordHash = await hashPassword(input.password)
  return command(actor, { action: 'users:create', input: input.username }, async (tx) => {
    const user = await tx
      .insertInto('app_user')
      .values({
        district_code: actor.districtCode,
        username: input.username,
        display_name: input.displayName,
        password_hash: passwordHash,
        role: input.role,
        township_code: input.townshipCode,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { subject: input.username, detail: { role: input.role }, result: user }
  })
}
