import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { closeMonth } from '../../../src/features/ledger/close-month.ts'
import { reverseOrigin } from '../../../src/features/ledger/reverse-origin.ts'
import { stopPayments } from '../../../src/features/payments/batches/stop-payments.ts'
import { recordRecovery } from '../../../src/features/payments/money-back/record-recovery.ts'
import { recordRemittance } from '../../../src/features/payments/money-back/record-remittance.ts'
import { bookChecks, verifyBooks, verifyBooksAt } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import { districtWithBatch, returnRow, type TestDistrict } from '../../support/district.ts'
import { importSheet, rosterRow, sheet } from '../../support/files.ts'

let district: TestDistrict
beforeAll(async () => {
  district = await districtWithBatch()
  const { services, finance } = district
  const results = [returnRow('P1', 1, '500.00'), returnRow('P1', 2, '400.00', '失败')]
  await importSheet(services, finance, 'bank-return', sheet('bank-return', ...results))
  await moveMoneyBack()
  await importSheet(
    services,
    finance,
    'allocations',
    sheet(
      'allocations',
      '湘财社指〔2022〕98号,农村低保,430603101,7.00,2023-03-01,云民发〔2023〕3号',
    ),
  )
  await takeBack('云民发〔2023〕3号')
  const closing = { command: services.command, clock: services.clock, conditions: [] }
  await closeMonth(closing, finance, { month: '2023-01', key: 'close' })
})

/** A fen recovered, the returned line handed up, and another batch stopped. */
async function moveMoneyBack(): Promise<void> {
  const { services, finance } = district
  const { command } = services
  await recordRecovery(command, finance, {
    batch: 'P1',
    line: 1,
    voucherNumber: null,
    amount: 1n,
    recoveredOn: '2023-03-08',
    receiptNumber: '收1',
    reason: '多发',
    key: 'recover',
  })
  await recordRemittance(command, finance, {
    documentNumber: '缴1号',
    level: 'province',
    remittedOn: '2023-03-08',
    reason: '不再补发',
    lines: [{ batch: 'P1', line: 2 }],
    recovered: null,
    key: 'remit',
  })
  await importSheet(services, finance, 'roster', sheet('roster', rosterRow('P2', 1, '5.00')))
  await stopPayments(command, finance, { batch: 'P2', reason: '重复', key: 'stop' })
}

async function takeBack(decisionNumber: string): Promise<void> {
  const { services, finance } = district
  const { id } = await services.db
    .selectFrom('allocation')
    .select('id')
    .where('decision_number', '=', decisionNumber)
    .executeTakeFirstOrThrow()
  await reverseOrigin(services.command, finance, {
    origin: 'allocation',
    originId: id,
    reversedOn: '2023-03-09',
    decisionNumber: '云民更〔2023〕1号',
    reason: '重复登记',
    key: 'take back',
  })
}

class Undone extends Error {}

/**
 * Which claims no longer hold after the statements were run with every guard switched off; the
 * damage is rolled back.
 */
async function brokenBy(...statements: string[]): Promise<string[]> {
  const broken: string[] = []
  const damage = district.services.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
    const verified = await verifyBooksAt(tx, districtCode)
    broken.push(...verified.flatMap(({ code, falsehoods }) => (falsehoods.length > 0 ? code : [])))
    throw new Undone()
  })
  await expect(damage).rejects.toThrow(Undone)
  return broken
}

test('all claims hold, each about something', async () => {
  const verified = await verifyBooks(district.services.db, districtCode)
  expect(verified).toHaveLength(bookChecks.length)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
  const empty = verified.filter(({ count }) => count === 0).map(({ code }) => code)
  expect(empty).toEqual([
    'matches-balance',
    'matched-lines-true',
    'matched-entries-true',
    'lines-matched-once',
    'payments-matched-once',
  ])
})

const drop = (table: string, constraint: string) =>
  `alter table ${table} drop constraint ${constraint} cascade`
const anyMatch = `insert into reconciliation_match (district_code, month, pass)
  values ('430603', '2023-03', 'reference')`
const matchedBatch = `insert into matched_batch (district_code, match_id, month, batch_id, line_nos,
    statement_line_ids, bank_fens)
  select '430603', new_id(), '2023-03', id, '{1}', '{00000000-0000-7000-8000-000000000001}', '{-50000}'
  from payment_batch where number = 'P1'`

test.each([
  [
    'a balance was edited',
    ['update account set in_fen = in_fen + 1 where stage = $$paid$$'],
    ['accounts-add-up', 'stages-add-up'],
  ],
  [
    'an amount was edited',
    ['update transfer set amount_fen = amount_fen + 1 where kind = $$allocate$$'],
    ['accounts-add-up', 'origins-booked'],
  ],
  [
    'a transfer was removed',
    ['delete from transfer where kind = $$pay$$'],
    ['accounts-add-up', 'no-overdraft-on-any-day', 'sub-ledger-agrees'],
  ],
  [
    'a transfer was given another kind',
    [
      drop('transfer', 'transfer_has_one_origin'),
      'update transfer set kind = $$remit$$ where kind = $$allocate$$',
    ],
    ['routes-kept'],
  ],
  [
    'a transfer went to another township',
    [
      `update transfer set to_account_id = (select id from account where stage = 'allocated'
        and township_code = '430603101')
      where kind = 'allocate' and amount_fen > 1000 and reverses_id is null`,
    ],
    ['accounts-add-up', 'no-overdraft-on-any-day', 'routes-kept'],
  ],
  [
    'money changed its place on the way',
    ["update account set township_code = '430603101' where stage = 'paid'"],
    ['routes-kept'],
  ],
  [
    'a reversal is of another amount',
    ['update transfer set amount_fen = amount_fen + 1 where reverses_id is not null'],
    ['accounts-add-up', 'no-overdraft-on-any-day', 'reversals-mirror', 'reversed-whole'],
  ],
  [
    'a reversal was removed',
    ['delete from transfer where reverses_id is not null'],
    ['accounts-add-up', 'reversed-whole'],
  ],
  ['a reversal lost its reason', ['delete from reversal'], ['reversals-mirror']],
  [
    'a closed month took an entry',
    ["update closed_month set closed_at = '2023-02-01'"],
    ['months-stay-closed'],
  ],
  [
    'a document was allocated to what it is not for',
    ["update appropriation set category_code = 'tekun' where category_code is null"],
    ['earmarks-kept'],
  ],
  [
    'a transfer comes from nothing',
    [
      "update transfer set allocation_id = new_id() where kind = 'allocate' and reverses_id is null",
    ],
    ['reversals-mirror', 'reversed-whole', 'origins-booked'],
  ],
  [
    'an account was overdrawn',
    [
      drop('account', 'account_not_overdrawn'),
      'update account set out_fen = in_fen + 1 where stage = $$paid$$',
    ],
    ['accounts-add-up', 'no-overdraft', 'stages-add-up'],
  ],
  [
    'money was spent before it came',
    [
      "update transfer set effective_on = '2023-03-30' where kind = 'disburse'",
      "update account set last_in_on = '2023-03-30' where stage = 'disbursed'",
    ],
    ['no-overdraft-on-any-day'],
  ],
  [
    'the last day of an account was edited',
    ["update account set last_in_on = last_in_on - 1 where stage = 'paid'"],
    ['accounts-add-up'],
  ],
  [
    'a document was changed',
    ['update appropriation set amount_fen = amount_fen + 1'],
    ['origins-booked'],
  ],
  [
    'a result was changed',
    ['update payment_result set amount_fen = amount_fen - 1 where line_no = 1'],
    ['sub-ledger-agrees'],
  ],
  [
    'a line was paid twice',
    [
      drop('payment_result', 'payment_result_pk'),
      'insert into payment_result select * from payment_result where line_no = 1',
    ],
    ['sub-ledger-agrees', 'paid-once'],
  ],
  [
    'a credited line was re-issued',
    ['update payment set reissue_of_batch_id = batch_id, reissue_of_line_no = 1 where line_no = 2'],
    ['paid-once'],
  ],
  [
    'a batch was paid before it was sent',
    ['update payment_batch set instructed_at = null, instructed_by = null'],
    ['batch-steps-kept'],
  ],
  [
    'a batch was approved by its maker',
    [
      drop('payment_batch', 'payment_batch_four_eyes'),
      "update payment_batch set approved_by = made_by where number = 'P1'",
    ],
    ['batch-steps-kept'],
  ],
  [
    'a stopped line was paid',
    ["update payment_stop set batch_id = (select id from payment_batch where number = 'P1')"],
    ['stopped-unpaid', 'sent-as-approved'],
  ],
  [
    'returned money was handed up twice',
    [
      'alter table remitted_line drop constraint remitted_line_pk',
      'insert into remitted_line select * from remitted_line',
    ],
    ['returned-money-once', 'remittances-named'],
  ],
  ['a remittance names no line', ['delete from remitted_line'], ['remittances-named']],
  [
    'more was recovered than was paid',
    ['update recovery set amount_fen = 50001'],
    ['origins-booked', 'recovered-within-paid'],
  ],
  [
    'a line was taken off the roster',
    ['delete from payment where line_no = 2'],
    ['within-roster', 'sent-as-approved'],
  ],
  ['a match has no members', [anyMatch], ['matches-balance']],
  [
    'a bank line and a payment are in two matches',
    [matchedBatch, matchedBatch],
    ['matches-balance', 'matched-lines-true', 'lines-matched-once', 'payments-matched-once'],
  ],
  [
    'an audit entry was changed',
    ['update audit_entry set subject = $$x$$ where seq = 2'],
    ['audit-chain-whole'],
  ],
  ['an audit entry was removed', ['delete from audit_entry where seq = 2'], ['audit-chain-whole']],
  [
    'an audit entry was forged with its own hash',
    [
      'update audit_entry set subject = $$x$$ where seq = 2',
      'update audit_entry entry set hash = audit_hash(entry) where seq = 2',
    ],
    ['audit-chain-whole'],
  ],
])('it is seen that %s', async (_, statements, broken) => {
  expect(await brokenBy(...statements)).toEqual(broken)
})

test.each([
  'update transfer set amount_fen = 1',
  'delete from transfer',
  'truncate audit_entry',
  'update allocation set amount_fen = 1',
  'delete from account',
  'delete from payment_batch',
  'delete from payment_result',
  'update payment set amount_fen = 1',
])('the database itself refuses: %s', async (statement) => {
  await expect(district.services.pool.query(statement)).rejects.toThrow('append-only')
})
