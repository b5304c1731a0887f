import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSession } from '../../../src/features/access/sessions/open-session.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'

let services: TestServices
let claimant: Actor
beforeAll(async () => {
  services = await testServices()
})
beforeEach(async () => {
  claimant = await claimantOf(await makeActor(services, 'finance'))
})

/** The actor as one who was let in by a session that nobody looked up. */
async function claimantOf(actor: Actor): Promise<Actor> {
  const { userId } = actor
  const { sessionId } = await openSession(services, { userId, method: 'password', address: '' })
  return { ...actor, claimed: { id: sessionId, at: services.clock.now() } }
}

const request = (name: string) => ({ action: 'test:insert', key: crypto.randomUUID(), input: name })

/** Both ways to give a command; each enters a category. */
const ways: [way: string, enter: (actor: Actor, name: string) => Promise<unknown>][] = [
  [
    'alone',
    (actor, name) =>
      services.command(actor, request(name), async (tx) => {
        await category(name).execute(tx)
        return { subject: name, detail: {}, result: null }
      }),
  ],
  [
    'with another',
    (actor, name) => {
      const { claimed: _, ...bystander } = actor
      const decided = { subject: name, detail: {}, result: null }
      return services.together(
        [
          { actor: bystander, request: request(`${name}, too`), ...decided },
          { actor, request: request(name), ...decided },
        ],
        category(name),
      )
    },
  ],
]
const category = (name: string) =>
  sql`insert into category (district_code, code, name, position, delivery)
    values (${districtCode}, ${name}, ${name}, 99, 'roster')`

const isEntered = async (name: string) => {
  const query = services.db.selectFrom('category').where('code', '=', name).select('code')
  return (await query.executeTakeFirst()) !== undefined
}

describe.each(ways)('a command given %s', (way, enter) => {
  test('by whom a session that was not looked up belongs to is executed', async () => {
    await enter(claimant, `${way} good`)
    expect(await isEntered(`${way} good`)).toBe(true)
  })

  const session = (set: string) => () =>
    services.pool.query(`update user_session set ${set} where id = $1`, [claimant.claimed?.id])
  const user = (set: string) => () =>
    services.pool.query(`update app_user set ${set} where id = $1`, [claimant.userId])
  test.each<[what: string, change: () => Promise<unknown>]>([
    ['session has ended', session("ended_at = now(), end_reason = 'test'")],
    ['session has expired', session("expires_at = '2024-01-20T08:00:00Z'")],
    ['account is disabled', user('is_disabled = true')],
    ['password has to be changed first', user('must_change_password = true')],
    ['role is another one now', user("role = 'auditor'")],
    ['place is a township now', user("role = 'township', township_code = '430603002'")],
  ])('by one whose %s fails and leaves nothing', async (what, change) => {
    await change()
    const refused = { constraint: 'caller_confirmed' }
    await expect(enter(claimant, `${way} ${what}`)).rejects.toMatchObject(refused)
    expect(await isEntered(`${way} ${what}`)).toBe(false)
  })

  test('by one who claims the session of a colleague fails', async () => {
    const colleague = await makeActor(services, 'finance')
    const thief = { ...claimant, userId: colleague.userId }
    const refused = { constraint: 'caller_confirmed' }
    await expect(enter(thief, `${way} stolen`)).rejects.toMatchObject(refused)
  })

  test('by one who signs out while it waits for its turn in the trail fails', async () => {
    const { db } = services
    const { waiting } = await db.transaction().execute(async (tx) => {
      const trail = `audit_entry:${districtCode}`
      await sql`select pg_advisory_xact_lock(hashtextextended(${trail}, 0))`.execute(tx)
      const waiting = enter(claimant, `${way} late`).catch((error: unknown) => error)
      await vi.waitFor(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
        expect(rows).toHaveLength(1)
      })
      await tx
        .updateTable('user_session')
        .set({ ended_at: services.clock.now(), end_reason: 'test' })
        .where('id', '=', claimant.claimed?.id ?? '')
        .execute()
      return { waiting }
    })
    expect(await waiting).toMatchObject({ constraint: 'caller_confirmed' })
    expect(await isEntered(`${way} late`)).toBe(false)
  })
})

test('what was executed before is not told to one who has signed out', async () => {
  const given = request('again')
  const ask = () =>
    services.command(claimant, given, async () => ({ subject: 'x', detail: {}, result: 'said' }))
  expect([await ask(), await ask()]).toEqual(['said', 'said'])
  await services.pool.query("update user_session set ended_at = now(), end_reason = 'test'")
  await expect(ask()).rejects.toMatchObject({ constraint: 'caller_confirmed' })
})
