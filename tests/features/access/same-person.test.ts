import { beforeAll, expect, test } from 'vitest'
import { isSamePerson } from '../../../src/features/access/index.ts'
import { takeStep } from '../../../src/features/payments/batches/take-step.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { problemOfConstraint } from '../../../src/platform/db/constraints.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { makeActor } from '../../support/db.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
/** A clerk, and his second account as a leader. */
let clerk: Actor
let second: Actor
let other: Actor

beforeAll(async () => {
  running = await startApp()
  const { services } = running
  clerk = await makeActor(services, 'finance')
  second = await makeActor(services, 'leadership')
  other = await makeActor(services, 'leadership')
  await services.db
    .updateTable('app_user')
    .set({ staff_number: 'A-17' })
    .where('id', 'in', [clerk.userId, second.userId])
    .execute()
})

test('two accounts with one staff number are one person: neither checks the other’s roster', async () => {
  const { services } = running
  const batch = await inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    return story.batch({ lines: [{}] })
  })
  // Who made a batch is fixed from its first row on.
  await services.pool.query('alter table payment_batch disable trigger payment_batch_fixed')
  await services.db.updateTable('payment_batch').set({ made_by: clerk.userId }).execute()
  await services.pool.query('alter table payment_batch enable trigger payment_batch_fixed')
  const check = (actor: Actor) => takeStep(services.command, actor, { step: 'check', batch })
  await expect(check(clerk)).rejects.toMatchObject({ code: 'same-person' })
  await expect(check(second)).rejects.toThrow('made_by and checked_by are one person')
  expect(await check(other)).toMatchObject({ batches: [batch] })
})

test('the refusal is told as what it is', async () => {
  const error = Object.assign(new Error(''), { code: '23514', constraint: 'four_eyes' })
  expect(problemOfConstraint(error)).toMatchObject({ code: 'same-person', status: 409 })
})

test('who is one person is seen by a township too, without the staff numbers', async () => {
  const { reads } = running.services
  const township = { ...running.actors.township, userId: clerk.userId }
  const db = reads(running.actors.township)
  expect(await isSamePerson(db, township, second.userId)).toBe(true)
  expect(await isSamePerson(db, township, clerk.userId)).toBe(true)
  expect(await isSamePerson(db, township, other.userId)).toBe(false)
  expect(await isSamePerson(db, township, null)).toBe(false)
  await expect(db.selectFrom('app_user').select('staff_number').execute()).rejects.toThrow(
    'permission denied',
  )
})
