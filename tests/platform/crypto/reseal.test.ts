import { beforeAll, expect, test } from 'vitest'
import { reseal } from '../../../src/platform/crypto/reseal.ts'
import { openVault } from '../../../src/platform/crypto/vault.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { testSecret } from '../../support/secret.ts'
import { storyOf } from '../../support/story.ts'

const second = { id: 2, secret: 'the second secret of this installation' }
const third = { id: 3, secret: 'the third secret of this installation!' }
let services: TestServices
let actor: Actor

beforeAll(async () => {
  services = await testServices()
  actor = await makeActor(services, 'administrator')
  await inTransaction(services.pool, async (tx) => {
    await (await storyOf(tx)).batch({ lines: [{}, {}, {}] })
  })
  const first = openVault(testSecret)
  await services.db
    .insertInto('signing_key')
    .values({
      district_code: districtCode,
      id: 'k',
      secret_sealed: first.seal('a signing secret'),
      made_at: new Date(),
    })
    .execute()
  await services.db
    .updateTable('person')
    .set({ identity_sealed: first.seal('430603199001011234') })
    .execute()
  await services.db
    .updateTable('bank_account')
    .set({ number_sealed: first.seal('6217001234567890') })
    .execute()
})

const sealedPersons = () =>
  services.db.selectFrom('person').select(['id', 'identity_sealed as sealed']).execute()

test('what an older key sealed is sealed with the new one; then the old one is not needed', async () => {
  const before = await sealedPersons()
  expect(before.length).toBeGreaterThan(0)
  const vault = openVault(testSecret, [second])
  expect(vault.sealingKeyId).toBe(2)
  const resealed = await reseal(services.command, vault, actor)
  const counts = Object.fromEntries(
    resealed.map(({ table, column, count }) => [`${table}.${column}`, count]),
  )
  expect(counts['person.identity_sealed']).toBe(before.length)
  expect(counts['signing_key.secret_sealed']).toBe(1)
  expect(Object.keys(counts)).toContain('user_totp.secret_sealed')
  expect(Object.keys(counts)).toContain('upload_chunk.sealed')
  for (const { sealed } of await sealedPersons()) {
    expect(sealed[0]).toBe(2)
    expect(vault.unseal(sealed)).toBe('430603199001011234')
    expect(() => openVault(testSecret).unseal(sealed)).toThrow('not known here')
  }
  const [entry] = await services.db
    .selectFrom('audit_entry')
    .select(['action', 'subject'])
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(entry).toEqual({ action: 'keys:reseal', subject: 'key 2' })
})

test('a second run finds nothing to do, a third key goes on from the second', async () => {
  const sum = (resealed: { count: number }[]) =>
    resealed.reduce((total, { count }) => total + count, 0)
  const again = await reseal(services.command, openVault(testSecret, [second]), actor)
  expect(sum(again)).toBe(0)
  const onward = await reseal(services.command, openVault(testSecret, [third, second]), actor)
  expect(sum(onward)).toBeGreaterThan(0)
})

test('without the key that sealed it nothing is changed', async () => {
  await expect(reseal(services.command, openVault(testSecret, [second]), actor)).rejects.toThrow(
    'sealed with key 3, which is not known here',
  )
  expect((await sealedPersons()).every(({ sealed }) => sealed[0] === 3)).toBe(true)
})
