import { systemActor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { providerUserUnknown } from '../problems.ts'
import { type OpenedSession, openSession } from '../sessions/open-session.ts'
import type { ProvenIdentity } from './provider.ts'

/**
 * Opens a session for an identity that the provider has proven. The first time it is tied to the
 * account of that name; from then on the provider's own identifier decides, whatever name it
 * carries. Refuses with `provider-user-unknown`.
 */
export async function signInWithProvider(
  services: Services,
  identity: ProvenIdentity,
  address: string,
): Promise<OpenedSession> {
  const userId = (await linkedUser(services, identity)) ?? (await link(services, identity, address))
  return openSession(services, { userId, method: 'oidc', address })
}

async function linkedUser(
  { reads, districtCode }: Services,
  { issuer, subject }: ProvenIdentity,
): Promise<string | null> {
  const linked = await reads({ districtCode, townshipCode: null })
    .selectFrom('user_identity')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.district_code', '=', 'user_identity.district_code')
        .onRef('app_user.id', '=', 'user_identity.user_id'),
    )
    .select(['user_id', 'is_disabled'])
    .where('user_identity.district_code', '=', districtCode)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (linked?.is_disabled === true) throw providerUserUnknown()
  return linked?.user_id ?? null
}

function link(
  { command, districtCode }: Services,
  { issuer, subject, username }: ProvenIdentity,
  address: string,
): Promise<string> {
  const actor = { ...systemActor(districtCode), address }
  return command(actor, { action: 'users:link-identity', input: null }, async (tx) => {
    const user = await tx
      .selectFrom('app_user')
      .select('id')
      .where('district_code', '=', districtCode)
      .where('username', '=', username)
      .where('is_disabled', '=', false)
      .executeTakeFirst()
    if (user === undefined) throw providerUserUnknown()
    const linked = await tx
      .insertInto('user_identity')
      .values({ district_code: districtCode, issuer, subject, user_id: user.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    if (linked === undefined) throw providerUserUnknown()
    return { subject: username, detail: { issuer }, result: user.id }
  })
}
