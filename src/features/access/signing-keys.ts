import { randomBytes } from 'node:crypto'
import { type Actor, systemActor } from '../../platform/db/command.ts'
import type { KeyRing, SigningKey } from '../../platform/http/auth.ts'
import type { Services } from '../../platform/services.ts'

type Keeping = Pick<Services, 'command' | 'reads' | 'vault' | 'clock' | 'districtCode'>

const dayMs = 86_400_000
/** A key signs for a month. */
const signsForMs = 30 * dayMs
/** Longer than any token that it signed lives, and than other processes go on signing with it. */
const retiresAfterMs = 3_600_000
const rereadAfterMs = 60_000
const unknownAfterMs = 5_000

/**
 * The keys that sign access tokens: the newest signs, older ones are believed until they retire.
 * Every process reads them again each minute, so that a key withdrawn at once is dead in a minute.
 */
export async function openKeyRing(services: Keeping): Promise<KeyRing> {
  const { clock } = services
  let keys: (SigningKey & { madeAt: Date })[] = []
  let readAt = 0
  const read = async () => {
    keys = await keysOf(services)
    readAt = clock.now().getTime()
  }
  const freshAfter = async (ms: number) => {
    if (clock.now().getTime() - readAt >= ms) await read()
  }
  await read()
  return {
    current: async () => {
      await freshAfter(rereadAfterMs)
      const newest = keys[0]
      if (newest !== undefined && clock.now().getTime() - newest.madeAt.getTime() < signsForMs) {
        return newest
      }
      await rotateSigningKey(services, systemActor(services.districtCode))
      await read()
      const made = keys[0]
      if (made === undefined) throw new Error('a signing key was made and is not there')
      return made
    },
    byId: async (id) => {
      await freshAfter(rereadAfterMs)
      const find = () => keys.find((key) => key.id === id) ?? null
      if (find() === null) await freshAfter(unknownAfterMs)
      return find()
    },
  }
}

/** Those in force, the newest first. */
async function keysOf({ reads, vault, clock, districtCode }: Keeping) {
  const rows = await reads({ districtCode, townshipCode: null })
    .selectFrom('signing_key')
    .select(['id', 'secret_sealed', 'made_at'])
    .where('district_code', '=', districtCode)
    .where(({ eb, or }) => or([eb('retires_at', 'is', null), eb('retires_at', '>', clock.now())]))
    .orderBy('retires_at', (order) => order.desc().nullsFirst())
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    secret: vault.unseal(row.secret_sealed),
    madeAt: row.made_at,
  }))
}

/**
 * Makes a new key. The ones before it go on being believed for an hour, or, where one may have been
 * stolen, not at all: then everybody's access token is renewed by its refresh token.
 */
export function rotateSigningKey(
  { command, vault, clock, districtCode }: Omit<Keeping, 'reads'>,
  actor: Actor,
  { atOnce = false } = {},
): Promise<{ id: string }> {
  const now = clock.now()
  const id = randomBytes(9).toString('base64url')
  const retires = atOnce ? now : new Date(now.getTime() + retiresAfterMs)
  return command(actor, { action: 'signing-keys:rotate', input: null }, async (tx) => {
    await tx
      .updateTable('signing_key')
      .set({ retires_at: retires })
      .where('district_code', '=', districtCode)
      .where(({ eb, or }) => or([eb('retires_at', 'is', null), eb('retires_at', '>', retires)]))
      .execute()
    await tx
      .insertInto('signing_key')
      .values({
        district_code: districtCode,
        id,
        secret_sealed: vault.seal(randomBytes(48).toString('base64url')),
        made_at: now,
      })
      .execute()
    return { subject: id, detail: { atOnce }, result: { id } }
  })
}
