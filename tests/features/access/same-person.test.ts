import { sql } from 'kysely'
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

test('the database holds every act that takes a second person to it', async () => {
  const { db } = running.services
  const { rows } = await sql<{ act: string }>`
    select concat_ws(' ', tgrelid::regclass, tgfoid::regproc,
      replace(encode(tgargs, 'escape'), '\\000', ' ')) as act
    from pg_trigger where tgfoid in (to_regproc('refuse_same_person'),
      to_regproc('refuse_same_approver'), to_regproc('refuse_own_verification'))
      and tgenabled = 'O'
    order by 1`.execute(db)
  expect(rows.map(({ act }) => act.trim())).toEqual([
    'allocation_proposal refuse_same_person made_by decided_by',
    'approval refuse_same_approver',
    'dispatch_bulletin refuse_same_person written_by issued_by',
    'evaluation refuse_same_person computed_by reviewed_by',
    'finding_event refuse_own_verification',
    'material_submission refuse_same_person submitted_by decided_by',
    'payment_batch refuse_same_person made_by approved_by',
    'payment_batch refuse_same_person made_by checked_by',
    'score_appeal refuse_same_person filed_by answered_by',
    'score_change refuse_same_person proposed_by decided_by',
  ])
})

test('and knows the second account of the maker, whatever he makes and checks', async () => {
  const { pool } = running.services
  await pool.query(`create table act (district_code text, maker uuid, checker uuid)`)
  await pool.query(`create trigger act_four_eyes before insert on act for each row
    execute function refuse_same_person('maker', 'checker')`)
  const act = (maker: Actor, checker: Actor) =>
    pool.query('insert into act values ($1, $2, $3)', [
      maker.districtCode,
      maker.userId,
      checker.userId,
    ])
  await expect(act(clerk, clerk)).rejects.toThrow('one person')
  await expect(act(clerk, second)).rejects.toThrow('one person')
  await expect(act(second, clerk)).rejects.toThrow('one person')
  expect((await act(clerk, other)).rowCount).toBe(1)
  await pool.query('drop table act')
})
