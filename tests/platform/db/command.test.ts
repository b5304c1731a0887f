import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/platform/db/command.ts'
import { makeActor, type TestServices, testServices } from '../../support/db.ts'

let services: TestServices
let actor: Actor
beforeAll(async () => {
  services = await testServices()
  actor = await makeActor(services, 'finance')
})

function install(key: string | undefined, name: string, fails = false) {
  return services.command(actor, { action: 'test:insert', key, input: name }, async (tx) => {
    const { districtCode: district_code } = actor
    const row = { district_code, code: name, name, position: 99, delivery: 'roster' }
    await tx.insertInto('category').values(row).execute()
    if (fails) throw new Error('the body fails')
    return { subject: name, detail: {}, result: { name } }
  })
}

const subjects = () =>
  services.db.selectFrom('category').select('code').where('code', 'like', 'x%').execute()

describe('the door for writes', () => {
  test('executes a key once, also when two arrive together', async () => {
    const answers = await Promise.all([
      install('k1', 'x1'),
      install('k1', 'x1'),
      install('k1', 'x1'),
    ])
    expect(answers).toEqual([{ name: 'x1' }, { name: 'x1' }, { name: 'x1' }])
    expect(await subjects()).toEqual([{ code: 'x1' }])
  })

  test('refuses a key that stood for another input', async () => {
    await install('k2', 'x2')
    await expect(install('k2', 'x3')).rejects.toMatchObject({ code: 'idempotency-key-reused' })
  })

  test('leaves nothing of a body that fails, so that its key can be used again', async () => {
    await expect(install('k4', 'x4', true)).rejects.toThrow('the body fails')
    expect(await subjects()).not.toContainEqual({ code: 'x4' })
    await expect(install('k4', 'x4')).resolves.toEqual({ name: 'x4' })
  })

  test('keeps any words in trail and answer as they are', async () => {
    const words = 'x\'); delete from category; -- \\\' $1 ? 甲\n"乙"'
    const said = (key: string) =>
      services.command(actor, { action: "test:'say'", key, input: words }, async () => ({
        subject: words,
        detail: { words },
        result: { words },
      }))
    await said(words)
    expect(await said(words)).toEqual({ words })
    const trail = await services.db
      .selectFrom('audit_entry')
      .select(['subject', 'detail'])
      .where('action', '=', "test:'say'")
      .execute()
    expect(trail).toEqual([{ subject: words, detail: { words } }])
  })

  test('leaves nothing of a command whose trail cannot be written', async () => {
    const request = { action: 'test:insert', key: 'k5', input: 'x5' }
    const silent = services.command(actor, request, async (tx) => {
      const { districtCode: district_code } = actor
      const row = { district_code, code: 'x5', name: 'x5', position: 99, delivery: 'roster' }
      await tx.insertInto('category').values(row).execute()
      return { subject: 'a\0b', detail: {}, result: null }
    })
    await expect(silent).rejects.toThrow()
    expect(await subjects()).not.toContainEqual({ code: 'x5' })
    await expect(install('k5', 'x5')).resolves.toEqual({ name: 'x5' })
  })

  test('chains the trail without forks under load', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => install(undefined, `xc${index}`)))
    const { rows } = await sql<{ broken: bigint; total: bigint }>`
      select count(*) filter (where hash <> audit_hash(entry)
        or previous_hash <> coalesce(before, ''))  as broken, count(*) as total
      from (select e as entry, e.*, lag(hash) over (order by seq) as before from audit_entry e) e
    `.execute(services.db)
    expect(rows[0]).toMatchObject({ broken: 0n })
    expect(rows[0]?.total).toBeGreaterThan(30n)
  })
})

describe('commands that go together', () => {
  const decided = (key: string | undefined, by: Actor = actor) => ({
    actor: by,
    request: { action: 'test:together', key, input: key },
    subject: String(key),
    detail: { key },
    result: { name: key },
  })
  const nothing = sql`select 1`
  const said = (keys: readonly string[], writing = nothing) =>
    services.together(
      keys.map((key) => decided(key)),
      writing,
    )
  const alone = (key: string) => {
    const { request, ...outcome } = decided(key)
    return services.command(actor, request, async () => outcome)
  }
  const trail = () =>
    services.db
      .selectFrom('audit_entry')
      .select('subject')
      .where('action', '=', 'test:together')
      .orderBy('seq')
      .execute()

  test('are executed in one transaction, with a trail entry and a memory of each', async () => {
    expect(await said(['t1', 't2', 't3'])).toEqual(['t1', 't2', 't3'].map((name) => ({ name })))
    expect(await trail()).toEqual(['t1', 't2', 't3'].map((subject) => ({ subject })))
    const { rows } = await sql`
      select count(*)::int as keys, count(distinct xmin::text)::int as transactions
      from executed_command where action = 'test:together'`.execute(services.db)
    expect(rows).toEqual([{ keys: 3, transactions: 1 }])
    expect(await alone('t2')).toEqual({ name: 't2' })
  })

  test('are not where one was executed before, comes twice, or has no key', async () => {
    await said(['t4'])
    const before = await trail()
    const used = { constraint: 'executed_command_pk' }
    await expect(said(['t5', 't4'])).rejects.toMatchObject(used)
    await expect(said(['t6', 't6'])).rejects.toMatchObject(used)
    const without = services.together([decided('t7'), decided(undefined)], nothing)
    await expect(without).rejects.toThrow('a key each')
    expect(await trail()).toEqual(before)
  })

  test('have one scope, and change nothing that the trail would have to tell', async () => {
    const elsewhere = { ...actor, townshipCode: '430603001' }
    const mixed = services.together([decided('t8'), decided('t9', elsewhere)], nothing)
    await expect(mixed).rejects.toThrow('several scopes')
    const renaming = (keys: readonly string[]) =>
      said(keys, sql`update category set name = ${keys.join()} where code = 'x1'`)
    await expect(renaming(['t8', 't9'])).rejects.toMatchObject({
      constraint: 'audit_change_of_one_command',
    })
    await expect(renaming(['t8'])).resolves.toEqual([{ name: 't8' }])
  })

  test('execute a key once that is used alone at the same time', async () => {
    const keys = Array.from({ length: 20 }, (_, n) => `at-once-${n}`)
    const answers = await Promise.all(
      keys.flatMap((key) => [
        said([key]).catch((error: { constraint?: string }) => error.constraint),
        alone(key),
      ]),
    )
    keys.forEach((name, n) => {
      expect([[{ name }], 'executed_command_pk']).toContainEqual(answers[2 * n])
      expect(answers[2 * n + 1]).toEqual({ name })
    })
    const subjects = (await trail()).map(({ subject }) => subject)
    expect(subjects.filter((subject) => keys.includes(subject)).toSorted()).toEqual(keys.toSorted())
  })
})
