import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
let url: string

beforeAll(async () => {
  running = await startApp()
  const { services } = running
  await inTransaction(services.pool, async (tx) => {
    await (await storyOf(tx)).batch({ lines: [{}] })
  })
  await services.db
    .updateTable('person')
    .set({ identity_sealed: services.vault.seal('430603199003072316') })
    .execute()
  await services.db
    .updateTable('bank_account')
    .set({ number_sealed: services.vault.seal('6217001234567890128') })
    .execute()
  const { number } = await services.db
    .selectFrom('payment_batch')
    .select('number')
    .executeTakeFirstOrThrow()
  url = `/api/payment-batches/${encodeURIComponent(number)}/lines/1/disclosures`
})

const ask = (role: 'finance' | 'leadership', payload: object, at = url) =>
  running.as(role, { method: 'POST', url: at, payload })
const trail = () =>
  running.services.db
    .selectFrom('audit_entry')
    .select(['actor_id', 'subject', 'detail', 'address'])
    .where('action', '=', 'people:unmask')
    .execute()

test('the numbers are shown for a purpose, and who asked from where is written down', async () => {
  const answer = await ask('finance', { purpose: '核对退汇账号' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({
    identity: '430603199003072316',
    account: '6217001234567890128',
  })
  const [entry] = await trail()
  expect(entry).toMatchObject({
    actor_id: running.actors.finance.userId,
    detail: { purpose: '核对退汇账号' },
    address: '127.0.0.1',
  })
  expect(JSON.stringify(entry)).not.toContain('6217001234567890128')
})

test('not without a purpose, nor to whom it is not permitted, nor of a line that is not there', async () => {
  expect((await ask('finance', { purpose: '  ' })).statusCode).toBe(400)
  expect((await ask('leadership', { purpose: '核对退汇账号' })).statusCode).toBe(403)
  const other = url.replace('/lines/1/', '/lines/99/')
  expect((await ask('finance', { purpose: '核对退汇账号' }, other)).statusCode).toBe(404)
  expect(await trail()).toHaveLength(1)
})
