import { beforeAll, describe, expect, test } from 'vitest'
import type { ExceptionDetail } from '../../../src/features/reconciliation/exceptions/schemas.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { cellsOf, writeTemporary } from '../../platform/files/support.ts'
import { readPdf } from '../../reports/read-pdf.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { makeActor } from '../../support/db.ts'
import { importSheet } from '../../support/files.ts'
import { reconciledWorld, statementSheet, voucherSheet } from './world.ts'

type Wire = Omit<ExceptionDetail, 'amount'> & { amount: string }

const exceptionsAt = '/api/reconciliation-exceptions'

let running: TestApp
let otherFinance: Actor
beforeAll(async () => {
  running = await startApp()
  const { services, actors } = running
  await reconciledWorld(services)
  otherFinance = await makeActor(services, 'finance')
  const load = (kind: string, rows: ReturnType<typeof voucherSheet>) =>
    importSheet(services, actors.finance, kind, rows)
  await load(
    'expenditures',
    voucherSheet(
      { number: 'PZ1', on: '2023-03-06', fen: 10_000n },
      { number: 'PZ2', on: '2023-03-30', fen: 20_000n },
      { number: 'PZ3', on: '2023-03-07', fen: 5_000n },
      { number: 'PZ4', on: '2023-03-07', fen: 2_000_000n },
    ),
  )
  const none = { name: '', account: '' }
  await load(
    'bank-statement',
    statementSheet(
      { serial: 'S3', on: '2023-03-08', fen: -5_100n, remark: 'PZ3', ...none },
      { serial: 'S1', on: '2023-03-20', fen: -10_000n, remark: '无单号', ...none },
      { serial: 'S2', on: '2023-03-21', fen: 321n, summary: '结息', ...none },
      { serial: 'S5', on: '2023-03-22', fen: -7_700n, name: '示例公司', account: '999999000099' },
      {
        serial: 'S10',
        on: '2023-03-28',
        fen: -3_000_000n,
        name: '示例车行',
        account: '999999000077',
      },
      { serial: 'S4', on: '2023-03-29', fen: -2_000_000n, remark: '无单号', ...none },
    ),
  )
  await reconcile()
})

async function reconcile(month = '2023-03') {
  const request = { method: 'POST', url: '/api/reconciliations', payload: { month } } as const
  const answer = await running.as('finance', request)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ exceptions: Record<string, number> }>()
}

async function found(reference: string, month = '2023-03'): Promise<Wire> {
  const listed = await running.as('finance', {
    method: 'GET',
    url: `/api/reconciliation-exceptions?month=${month}&limit=100`,
  })
  const { items } = listed.json<{ items: Wire[] }>()
  const one = items.find((item) => item.reference === reference)
  if (one === undefined) throw new Error(`no exception ${reference}`)
  return one
}

async function step(
  reference: string | Wire,
  path: string,
  payload: object,
  actor: Actor = running.actors.finance,
) {
  const one = typeof reference === 'string' ? await found(reference) : reference
  return running.app.inject({
    method: path === 'assignment' ? 'PUT' : 'POST',
    url: `/api/reconciliation-exceptions/${one.id}/${path}`,
    payload,
    headers: {
      authorization: await running.authorization(actor),
      'if-match': `"v${one.version}"`,
    },
  })
}

test('exceptions are listed with kind, reason, age and amount, and filtered', async () => {
  expect(await found('S2')).toMatchObject({ kind: 'fee_or_interest', amount: '3.21', ageDays: 8 })
  expect(await found('S3')).toMatchObject({ kind: 'amount_differs', amount: '1.00' })
  expect((await found('S3')).explanation).toContain('银行少 1.00 元')
  const url = '/api/reconciliation-exceptions?kind=in_books_not_at_bank&minAgeDays=20'
  const old = await running.as('auditor', { method: 'GET', url })
  const { items } = old.json<{ items: Wire[] }>()
  expect(items.map(({ reference }) => reference)).toEqual(['PZ1', 'PZ4'])
  const paged = await running.as('auditor', {
    method: 'GET',
    url: '/api/reconciliation-exceptions?limit=2',
  })
  const { nextCursor } = paged.json<{ nextCursor: string }>()
  const next = await running.as('auditor', {
    method: 'GET',
    url: `/api/reconciliation-exceptions?limit=100&cursor=${encodeURIComponent(nextCursor)}`,
  })
  expect(next.json<{ items: Wire[] }>().items).toHaveLength(7)
})

test('a dry run shows what the run then does, and keeps nothing', async () => {
  const { services, actors } = running
  await importSheet(
    services,
    actors.finance,
    'expenditures',
    voucherSheet({ number: 'PZ9', on: '2023-04-06', fen: 900n }),
  )
  await importSheet(
    services,
    actors.finance,
    'bank-statement',
    statementSheet(
      { serial: 'S8', on: '2023-04-07', fen: -800n, remark: '不明', account: '999999000088' },
      { serial: 'S9', on: '2023-04-08', fen: -900n, remark: 'PZ9' },
    ),
  )
  const kept = () => services.db.selectFrom('reconciliation_match').select('id').execute()
  const before = await kept()
  const ask = async (dryRun: boolean) => {
    const payload = { month: '2023-04', dryRun }
    const answer = await running.as('finance', {
      method: 'POST',
      url: '/api/reconciliations',
      payload,
    })
    return answer.json<{ matched: object; exceptions: object; waiting: Wire[] | null }>()
  }
  const { waiting, ...rehearsed } = await ask(true)
  expect(await kept()).toEqual(before)
  expect(rehearsed.matched).toMatchObject({ reference: 1 })
  const done = await ask(false)
  expect(done).toEqual({ ...rehearsed, waiting: null })
  const listed = await running.as('finance', {
    method: 'GET',
    url: '/api/reconciliation-exceptions?month=2023-04&limit=100',
  })
  const told = (list: Wire[]) =>
    list.map(({ kind, reference, amount }) => [kind, reference, amount])
  expect(waiting?.map(({ reference }) => reference)).toContain('S8')
  expect(told(listed.json<{ items: Wire[] }>().items)).toEqual(told(waiting ?? []))
})

test('a step needs the version that was seen', async () => {
  const one = await found('S1')
  const outdated = await step({ ...one, version: one.version + 1 }, 'undoing', { note: 'x' })
  expect(outdated.statusCode).toBe(412)
})

test('one is given to somebody who is there', async () => {
  const given = await step('S1', 'assignment', { assignedTo: otherFinance.userId })
  expect(given.json()).toMatchObject({ assignedTo: otherFinance.userId })
  const nobody = await step('S1', 'assignment', { assignedTo: crypto.randomUUID() })
  expect(nobody.statusCode).toBe(422)
})

describe('who has an exception', () => {
  test('is somebody of the bureau, whom the list of them names', async () => {
    const { finance, township } = running.actors
    const listed = await running.as('finance', { url: '/api/reconciliation-assignees' })
    const people = listed.json<{ id: string; isMe: boolean }[]>()
    const ids = people.map(({ id }) => id)
    expect(ids).toContain(otherFinance.userId)
    expect(ids).not.toContain(township.userId)
    expect(people.filter(({ isMe }) => isMe).map(({ id }) => id)).toEqual([finance.userId])
    const outside = await step('S1', 'assignment', { assignedTo: township.userId })
    expect(outside.json()).toMatchObject({ type: '/problems/assignee-unknown' })
  })

  test('is no longer to be chosen when his account is shut, and is still named', async () => {
    const { services } = running
    const leaving = await makeActor(services, 'finance')
    await step('S10', 'assignment', { assignedTo: leaving.userId })
    await services.db
      .updateTable('app_user')
      .set({ is_disabled: true })
      .where('id', '=', leaving.userId)
      .execute()
    const again = await step('S3', 'assignment', { assignedTo: leaving.userId })
    expect(again.json()).toMatchObject({ type: '/problems/assignee-unknown' })
    const kept = await found('S10')
    expect(kept.assignedTo).toBe(leaving.userId)
    expect(kept.assignedToName).toEqual(expect.any(String))
  })

  test('is what they are filtered by: somebody, oneself, nobody', async () => {
    await step('PZ4', 'assignment', { assignedTo: running.actors.finance.userId })
    expect(await referencesWith('me')).toEqual(['PZ4'])
    expect(await referencesWith(otherFinance.userId)).toEqual(['S1'])
    const free = await referencesWith('nobody')
    expect(free).toContain('PZ2')
    for (const taken of ['PZ4', 'S1', 'S10']) expect(free).not.toContain(taken)
    const wrong = await running.as('finance', { url: `${exceptionsAt}?assignedTo=somebody` })
    expect(wrong.statusCode).toBe(400)
  })

  test('stands in the history, and may be nobody again', async () => {
    for (const reference of ['PZ4', 'S10']) {
      await step(reference, 'assignment', { assignedTo: null, note: '先放一放' })
    }
    const given = await step('PZ4', 'assignment', { assignedTo: otherFinance.userId })
    const { assignedToName, history } = given.json<ExceptionDetail>()
    expect(history.slice(1)).toMatchObject([
      { event: 'assign', to: 'open', by: expect.any(String) },
      { event: 'assign', assignedToName: null, note: '先放一放' },
      { event: 'assign', assignedToName, note: '' },
    ])
    await step('PZ4', 'assignment', { assignedTo: null })
    expect(await referencesWith('me')).toEqual([])
  })

  async function referencesWith(assignedTo: string): Promise<string[]> {
    const listed = await running.as('finance', {
      url: `${exceptionsAt}?month=2023-03&limit=100&assignedTo=${assignedTo}`,
    })
    return listed.json<{ items: Wire[] }>().items.map(({ reference }) => reference)
  }
})

test('many are given at once, all or none, each with its history', async () => {
  const give = async (references: string[], more: object) => {
    const seen = await Promise.all(references.map((one) => found(one)))
    const exceptions = seen.map(({ id, version }) => ({ id, version }))
    const url = `${exceptionsAt}/assignments`
    const payload = { exceptions, assignedTo: otherFinance.userId, note: '分片', ...more }
    return running.as('finance', { method: 'POST', url, payload })
  }
  const two = ['S3', 'PZ4']
  expect((await give(two, {})).json()).toEqual({ count: 2 })
  for (const reference of two) {
    const { id, assignedTo } = await found(reference)
    expect(assignedTo).toBe(otherFinance.userId)
    const detail = await running.as('auditor', { url: `${exceptionsAt}/${id}` })
    const history = detail.json<ExceptionDetail>().history
    expect(history.at(-1)).toMatchObject({ event: 'assign', note: '分片' })
  }
  const [first, second] = await Promise.all(two.map((one) => found(one)))
  const seen = [
    { id: first?.id, version: first?.version },
    { id: second?.id, version: (second?.version ?? 0) - 1 },
  ]
  const stale = await give(two, { assignedTo: null, exceptions: seen })
  expect(stale.statusCode).toBe(412)
  const unknown = { id: crypto.randomUUID(), version: 1 }
  const gone = await give(two, { assignedTo: null, exceptions: [seen[0], unknown] })
  expect(gone.json()).toMatchObject({ type: '/problems/exception-not-found' })
  const twice = await give(two, { exceptions: [seen[0], seen[0]] })
  expect(twice.statusCode).toBe(400)
  expect((await found('S3')).version).toBe(first?.version)
  expect((await give(two, { assignedTo: null })).json()).toEqual({ count: 2 })
})

test('what is matched by hand must come to the same, and settles both sides', async () => {
  const [line, entry] = [await found('S1'), await found('PZ2')]
  const unequal = { way: 'match', entryKeys: [entry.books?.key], note: '核对回单' }
  expect((await step(line, 'resolution', unequal)).json()).toMatchObject({
    type: '/problems/match-not-balanced',
  })
  const right = await found('PZ1')
  const match = { way: 'match', entryKeys: [right.books?.key], note: '核对回单' }
  expect((await step(line, 'resolution', match)).json()).toMatchObject({ state: 'resolved' })
  expect(await found('PZ1')).toMatchObject({ state: 'resolved' })
  await reconcile()
  expect(await found('S1')).toMatchObject({ state: 'resolved' })
  const undone = await step('PZ1', 'undoing', { note: '勾错了' })
  expect(undone.json()).toMatchObject({ state: 'open' })
  expect((await found('S1')).state).toBe('open')
  const history = undone.json<ExceptionDetail>().history.map(({ event }) => event)
  expect(history).toEqual(['found', 'match', 'undo'])
  await step('S1', 'resolution', match)
})

test('a correction books what the journal lacks, and is booked back when undone', async () => {
  const correction = {
    way: 'correction',
    voucherNumber: 'GZ1',
    bookedOn: '2023-03-21',
    note: '结息',
  }
  expect((await step('S2', 'resolution', correction)).json()).toMatchObject({ state: 'resolved' })
  expect((await step('S2', 'undoing', { note: '凭证号有误' })).json()).toMatchObject({
    state: 'open',
  })
  const taken = await step('S2', 'resolution', correction)
  expect(taken.json()).toMatchObject({ type: '/problems/voucher-exists' })
  await step('S2', 'resolution', { ...correction, voucherNumber: 'GZ2' })
  const pair = { ...correction, voucherNumber: 'GZ3', note: '补记少付' }
  expect((await step('S3', 'resolution', pair)).json()).toMatchObject({ state: 'resolved' })
})

test('a timing difference is carried until a day, and cleared when the bank has it', async () => {
  const early = { way: 'timing', expectedOn: '2023-03-30', note: '月末在途' }
  expect((await step('PZ2', 'resolution', early)).statusCode).toBe(422)
  await step('PZ2', 'resolution', { ...early, expectedOn: '2023-04-05' })
  expect(await found('PZ2')).toMatchObject({ state: 'carried', expectedOn: '2023-04-05' })
})

test('above the amount it takes a second person', async () => {
  const [line, entry] = [await found('S4'), await found('PZ4')]
  const match = { way: 'match', entryKeys: [entry.books?.key], note: '核对回单' }
  const proposed = await step(line, 'resolution', match)
  expect(proposed.json()).toMatchObject({ state: 'proposed', resolution: { way: 'match' } })
  const word = { decision: 'approve', note: '同意' }
  const own = await step('S4', 'approval', word)
  expect(own.json()).toMatchObject({ type: '/problems/same-person' })
  const rejected = await step('S4', 'approval', { ...word, decision: 'reject' }, otherFinance)
  expect(rejected.json()).toMatchObject({ state: 'open' })
  await step('S4', 'resolution', match)
  const approved = await step('S4', 'approval', word, otherFinance)
  expect(approved.json()).toMatchObject({ state: 'resolved' })
  expect((await found('PZ4')).state).toBe('resolved')
})

describe('what is referred to the auditors', () => {
  const referral = { way: 'referral', note: '无凭据支出' }

  test('is among their alerts at once, with its rows', async () => {
    await step('S5', 'resolution', referral)
    const [alert] = await referralAlerts('open')
    expect(alert).toMatchObject({
      ruleName: '对账差异移交',
      amount: '77.00',
      month: '2023-03',
      message: expect.stringContaining('行有账无”(S5),涉及77.00元,理由:无凭据支出'),
    })
    const rows = await running.as('auditor', { url: `/api/alerts/${alert?.id}/evidence` })
    expect(rows.json()).toMatchObject([{ kind: 'bank', key: 'S5', amount: '77.00' }])
    await step('PZ2', 'undoing', { note: '银行说没有' })
    await step('PZ2', 'resolution', { ...referral, note: '银行无此支付' })
    const both = await referralAlerts('open')
    expect(both.map(({ amount }) => amount)).toEqual(['200.00', '77.00'])
    const url = `/api/alerts/${both[0]?.id}/evidence`
    expect((await running.as('auditor', { url })).json()).toMatchObject([
      { kind: 'voucher', key: 'PZ2', amount: '200.00' },
    ])
  })

  test('is no alert any more when it is taken back, and a new one when referred again', async () => {
    for (const reference of ['S5', 'PZ2']) {
      await step(reference, 'undoing', { note: '财务再查' })
    }
    expect(await referralAlerts('open')).toEqual([])
    expect(await referralAlerts('withdrawn')).toHaveLength(2)
    await step('S5', 'resolution', referral)
    expect(await referralAlerts('open')).toHaveLength(1)
    expect(await referralAlerts('withdrawn')).toHaveLength(2)
    await step('S5', 'undoing', { note: '财务再查' })
    await step('PZ2', 'resolution', { way: 'timing', expectedOn: '2023-04-05', note: '在途' })
  })

  test('above the amount needs no colleague: an auditor is the second person who signs', async () => {
    expect((await step('S10', 'resolution', referral)).json()).toMatchObject({ state: 'referred' })
    const [alert] = await referralAlerts('open')
    expect(alert).toMatchObject({ amount: '30000.00' })
    const sign = {
      method: 'POST',
      url: '/api/findings/from-alerts',
      payload: {
        alertIds: [alert?.id],
        pattern: 'diversion',
        rectificationKind: 'at_once',
        dueOn: '2024-02-01',
        responsibleUnit: '规划财务股',
      },
    } as const
    expect((await running.as('finance', sign)).statusCode).toBe(403)
    const signed = await running.as('auditor', sign)
    expect(signed.json()).toMatchObject({ source: 'alert', amount: '30000.00' })
    expect(await referralAlerts('open')).toEqual([])
    expect(await referralAlerts('confirmed')).toHaveLength(1)
    await reconcile()
    expect(await found('S10')).toMatchObject({ state: 'referred' })
    expect(await referralAlerts('confirmed')).toHaveLength(1)
  })

  test('is no alert any more when a run finds its counterpart', async () => {
    await step(await found('S8', '2023-04'), 'resolution', { ...referral, note: '不明支出' })
    expect(await referralAlerts('open')).toHaveLength(1)
    const { services, actors } = running
    const voucher = { number: 'PZ8', on: '2023-04-07', fen: 800n, account: '999999000088' }
    await importSheet(services, actors.finance, 'expenditures', voucherSheet(voucher))
    await reconcile('2023-04')
    expect(await referralAlerts('open')).toEqual([])
  })

  async function referralAlerts(status: string) {
    const url = `/api/alerts?ruleCode=referral.exception&status=${status}`
    const answer = await running.as('auditor', { url })
    return answer.json<{ items: { id: string; amount: string; message: string }[] }>().items
  }
})

test('the month is frozen when all is dealt with, balanced, and then closed', async () => {
  const freeze = () =>
    running.as('finance', {
      method: 'POST',
      url: '/api/reconciliation-statements',
      payload: { month: '2023-03' },
    })
  const early = await freeze()
  expect(early.json()).toMatchObject({ type: '/problems/statement-not-ready' })
  await step('S5', 'resolution', { way: 'referral', note: '无凭据支出' })
  const unbalanced = await freeze()
  expect(unbalanced.json<{ detail: string }>().detail).toContain('期初余额')
  await openWith(991_000_000_000)
  expect((await freeze()).json()).toMatchObject({ month: '2023-03' })

  const get = (url: string) => running.as('leadership', { method: 'GET', url })
  const statement = await get('/api/reconciliation-statements/2023-03')
  expect(statement.json()).toMatchObject({
    isBalanced: true,
    bankBalance: '9999949775.21',
    paidNotAtBank: '-200.00',
    paidNotInBooks: '-30077.00',
    items: [
      { side: 'bank', reference: 'S5', state: 'referred' },
      { side: 'bank', reference: 'S10', state: 'referred' },
      { side: 'books', reference: 'PZ2', state: 'carried' },
    ],
  })
  const workbook = await get('/api/reconciliation-statements/2023-03/workbook')
  const cells = await cellsOf(writeTemporary(workbook.rawPayload, 'statement.xlsx'))
  for (const part of ['9999949775.21', 'S5', 'S10', 'PZ2', '相符']) {
    expect(JSON.stringify(cells)).toContain(part)
  }
  const printed = await get('/api/reports/reconciliation-statement?month=2023-03')
  expect(printed.headers['content-type']).toBe('application/pdf')
  const { pages } = await readPdf(printed.rawPayload)
  const text = pages.join('')
  for (const part of ['余额调节表', '9,999,949,775.21', '-200.00', '-30,077.00', 'S10', 'PZ2']) {
    expect(text).toContain(part)
  }

  const close = () =>
    running.as('finance', {
      method: 'POST',
      url: '/api/closed-months',
      payload: { month: '2023-03' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
  await step('S5', 'undoing', { note: '已查明' })
  const correction = {
    way: 'correction',
    voucherNumber: 'GZ9',
    bookedOn: '2023-03-22',
    note: '补记',
  }
  await step('S5', 'resolution', correction)
  const now = await get('/api/reconciliation-statements/2023-03')
  expect(now.json()).toMatchObject({
    paidNotInBooks: '-30000.00',
    frozenAt: null,
    outdatedSince: statement.json<{ frozenAt: string }>().frozenAt,
  })
  expect((await close()).json<{ detail: string }>().detail).toContain('请重新冻结')
  await freeze()
  const anew = await get('/api/reconciliation-statements/2023-03')
  expect(anew.json()).toMatchObject({ frozenAt: expect.any(String), outdatedSince: null })
  expect((await close()).statusCode).toBe(201)
  expect((await step('S5', 'undoing', { note: '晚了' })).json()).toMatchObject({
    type: '/problems/month-closed',
    detail: expect.stringMatching(/^2023-03 已结账.*不能撤销.*未结账的月份冲正/),
  })
})

/** Sets what was on the account before; the books of 2022 are closed. */
async function openWith(openingFen: number): Promise<void> {
  const { db } = running.services
  const district_code = running.services.districtCode
  await db
    .insertInto('parameter_setting')
    .values({
      district_code,
      set_code: 'reconciliation',
      seq: 1,
      valid_from: '2022-01-01',
      params_before: '{}',
      params: JSON.stringify({ openingFen }),
      source: '开户银行',
      certainty: 'verified',
      reason: '期初余额',
    })
    .execute()
  await db
    .insertInto('closed_month')
    .values({ district_code, month: '2023-02', closed_by: otherFinance.userId })
    .execute()
}
