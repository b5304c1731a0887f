import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { type Story, storyOf } from '../../support/story.ts'

interface Alert {
  id: string
  ruleCode: string
  amount: string
  status: string
  statusReason: string | null
  addedCount: number
  addedAmount: string
  version: number
}

let running: TestApp
let auditor: Actor
beforeAll(async () => {
  running = await startApp()
  auditor = running.actors.auditor
})
let count = 0
let name = ''
beforeEach(() => {
  count += 1
  name = `王五${count}`
})

const tell = (tale: (story: Story) => Promise<unknown>) =>
  inTransaction(running.services.pool, async (tx) => tale(await storyOf(tx)))
const run = (asOf = '2023-12-31') => runDetection(running.services.command, auditor, { asOf })
const get = async (url: string) => (await running.as('auditor', { method: 'GET', url })).json()
const decideMany = (alerts: { id: string; version: number }[], decision: object) =>
  running.as('auditor', {
    method: 'POST',
    url: '/api/alerts/decisions',
    payload: { alerts, decision },
  })
const decide = ({ id, version }: Alert, decision: object) =>
  running.as('auditor', {
    method: 'PUT',
    url: `/api/alerts/${id}/decision`,
    payload: decision,
    headers: { 'if-match': `"v${version}"` },
  })
const dismissal = (reasonCode = 'lawful_exception') => ({
  decision: 'dismissed',
  reasonCode,
  reason: '已核实',
})

/** A payment after death in each of the months, and the alert about it. */
async function paidAfterDeath(...months: string[]) {
  await tell(async ({ register, batch }) => {
    await register({ kind: 'death', person: name, from: '2023-02-10' })
    for (const month of months) {
      await batch({ month, lines: [{ person: name, result: 'settled', amountFen: 45_000n }] })
    }
  })
  return alertOfDeath()
}

async function alertOfDeath(): Promise<Alert> {
  await run()
  const person = await running.services.db
    .selectFrom('person')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  const row = await running.services.db
    .selectFrom('alert')
    .select('id')
    .where('rule_code', '=', 'scope.after_death')
    .where('subject', 'like', `${person.id}%`)
    .executeTakeFirstOrThrow()
  return get(`/api/alerts/${row.id}`)
}

describe('a dismissal', () => {
  test('that is taken while the rules run stays', async () => {
    const { id } = await paidAfterDeath('2023-03')
    const { pool } = running.services
    const person = await pool.connect()
    await person.query('begin')
    await person.query(
      `update alert set status = 'dismissed', reason_code = 'lawful_exception',
        version = version + 1 where id = $1`,
      [id],
    )
    const goesOn = run()
    const waiting = `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await pool.query(waiting)).rows[0].count).toBe(1)
    await person.query('commit')
    person.release()
    await goesOn
    expect(await get(`/api/alerts/${id}`)).toMatchObject({ status: 'dismissed' })
  })

  test('takes one of the coded reasons', async () => {
    const alert = await paidAfterDeath('2023-03')
    const answer = await decide(alert, dismissal('no_such_reason'))
    expect([answer.statusCode, answer.json().type]).toEqual([
      422,
      '/problems/dismissal-reason-unknown',
    ])
    const { code } = (await get('/api/dismissal-reasons'))[0]
    const taken = await decide(alert, dismissal(code))
    expect(taken.json()).toMatchObject({
      status: 'dismissed',
      reasonCode: 'data_error',
      decisions: [
        { decision: 'dismissed', reasonCode: 'data_error', reason: '已核实', decidedBy: 'auditor' },
      ],
    })
  })

  test('holds, and what came to it since is shown beside it', async () => {
    const alert = await paidAfterDeath('2023-03')
    await decide(alert, dismissal())
    const same = await alertOfDeath()
    expect(same).toMatchObject({ status: 'dismissed', addedCount: 0, amount: '450.00' })
    await tell(({ batch }) =>
      batch({ month: '2023-04', lines: [{ person: name, result: 'settled', amountFen: 45_000n }] }),
    )
    const grown = await alertOfDeath()
    expect(grown).toMatchObject({ status: 'dismissed', amount: '450.00' })
    expect(grown).toMatchObject({ addedCount: 1, addedAmount: '450.00', version: same.version + 1 })
    const list = await get('/api/alerts?hasGrown=true')
    expect(list.items.map(({ id }: Alert) => id)).toEqual([alert.id])
    expect((await alertOfDeath()).version).toBe(grown.version)
    await decide(grown, { decision: 'open', reason: '又发了一个月' })
    expect(await alertOfDeath()).toMatchObject({ status: 'open', amount: '900.00', addedCount: 0 })
  })
})

describe('many at once', () => {
  test('are decided together, or none is', async () => {
    await tell(async ({ expenditure }) => {
      for (const amountFen of [31n, 32n, 33n]) await expenditure({ subject: '30201', amountFen })
    })
    await run()
    const { items } = await get('/api/alerts?ruleCode=diversion.admin_subject&status=open')
    const open: Alert[] = items
    const [first, second, third] = open
    if (first === undefined || second === undefined || third === undefined) throw new Error('three')
    const stale = await decideMany([first, { ...second, version: 9 }], dismissal())
    expect([stale.statusCode, stale.json().alertIds]).toEqual([412, [second.id]])
    expect((await get(`/api/alerts/${first.id}`)).status).toBe('open')
    const taken = await decideMany([first, second], dismissal())
    expect(taken.json()).toEqual({ count: 2 })
    const decided = await decideMany([{ ...first, version: 2 }, third], dismissal())
    expect([decided.statusCode, decided.json().alertIds]).toEqual([409, [first.id]])
    expect((await get(`/api/alerts/${third.id}`)).status).toBe('open')
    const twice = await decideMany([third, third], dismissal())
    expect(twice.statusCode).toBe(400)
  })
})

describe('a suppression', () => {
  const until = { decision: 'suppressed', until: '2024-06-30', reason: '监护人代领,已备案' }

  test('leaves the household alone until its day, then it is back', async () => {
    const alert = await paidAfterDeath('2023-03')
    expect((await decide(alert, until)).json()).toMatchObject({ status: 'suppressed' })
    await tell(({ batch }) =>
      batch({ month: '2023-05', lines: [{ person: name, result: 'settled' }] }),
    )
    expect(await alertOfDeath()).toMatchObject({ status: 'suppressed', amount: '900.00' })
    await run('2024-06-30')
    expect((await get(`/api/alerts/${alert.id}`)).status).toBe('suppressed')
    const { newCount } = await run('2024-07-01')
    expect(newCount).toBeGreaterThan(0)
    expect((await get(`/api/alerts/${alert.id}`)).status).toBe('open')
  })

  test('covers what the rule newly finds about the household', async () => {
    const amountFen = 60_000n
    const paidTooMuch = (month: string) =>
      tell(({ batch }) =>
        batch({ month, lines: [{ person: name, standardFen: 50_000n, amountFen }] }),
      )
    await paidTooMuch('2023-03')
    await run()
    const ofRule = async (): Promise<Alert[]> =>
      (await get('/api/alerts?ruleCode=scope.over_standard')).items
    const [first] = await ofRule()
    if (first === undefined) throw new Error('no alert about too much')
    await decide(first, until)
    await paidTooMuch('2023-04')
    const { byRule } = await run()
    expect(byRule.find(({ code }) => code === 'scope.over_standard')).toMatchObject({
      openCount: 0,
      newCount: 0,
    })
    expect((await ofRule()).map(({ status }) => status)).toEqual(['suppressed', 'suppressed'])
    const { version } = await get(`/api/alerts/${first.id}`)
    await decide({ ...first, version }, { decision: 'open', reason: '重新核实' })
    await run()
    expect((await ofRule()).map(({ status }) => status)).toEqual(['open', 'open'])
  })

  test('goes no further back than tomorrow', async () => {
    const alert = await paidAfterDeath('2023-03')
    const answer = await decide(alert, { ...until, until: '2024-01-20' })
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/until-too-early'])
  })

  test('is withdrawn where the rule no longer finds it', async () => {
    const alert = await paidAfterDeath('2023-03')
    await decide(alert, until)
    await run('2023-01-31')
    expect((await get(`/api/alerts/${alert.id}`)).status).toBe('withdrawn')
  })
})

describe('evidence', () => {
  test('is shown row by row, with persons and accounts masked', async () => {
    const alert = await paidAfterDeath('2023-03')
    const rows = await get(`/api/alerts/${alert.id}/evidence`)
    expect(rows).toEqual([
      {
        kind: 'line',
        key: expect.stringMatching(/^2023-03-dibao_rural-\d+\/1$/),
        happenedOn: '2023-03-08',
        month: '2023-03',
        who: expect.stringMatching(/^王\*+ 430699\*{8}\d{4}$/),
        account: expect.stringMatching(/^\*{4}/),
        amount: '450.00',
        note: expect.stringContaining('发放成功'),
      },
    ])
  })

  test('of each kind of row is found', async () => {
    await tell(async (story) => {
      await story.appropriation({ document: '湘财社指〔2023〕900号', receivedOn: '2023-03-01' })
      await story.expenditure({ subject: '30201', voucher: '记900' })
      await story.statementLine({ serial: '流水900', debitFen: 77n })
      await story.batch({
        number: '批900',
        lines: [{ result: 'settled', executedOn: '2023-08-20' }],
      })
    })
    await run()
    const list = await get('/api/alerts?limit=500&status=open')
    const seen = new Map<string, { happenedOn: string | null; amount: string | null }>()
    for (const { id } of list.items) {
      for (const row of await get(`/api/alerts/${id}/evidence`)) seen.set(row.key, row)
    }
    expect(seen.get('湘财社指〔2023〕900号')).toMatchObject({
      kind: 'document',
      happenedOn: '2023-03-01',
      amount: '100000.00',
    })
    expect(seen.get('记900')).toMatchObject({ kind: 'voucher', amount: '1000.00' })
    expect(seen.get('流水900')).toMatchObject({ kind: 'bank', amount: '0.77' })
    expect(seen.get('批900')).toMatchObject({ kind: 'batch', month: '2023-07', amount: '450.00' })
  })
})

test('the practice of a rule counts what people judged, beside its base rate', async () => {
  const before = await practiceOf('scope.after_death')
  await decide(await paidAfterDeath('2023-03'), dismissal('register_mismatch'))
  count += 1
  name = `王五${count}真`
  await decide(await paidAfterDeath('2023-03'), dismissal('settled'))
  count += 1
  name = `王五${count}重`
  await decide(await paidAfterDeath('2023-03'), dismissal('duplicate'))
  const after = await practiceOf('scope.after_death')
  expect(after.falseCount - before.falseCount).toBe(1)
  expect(after.trueCount - before.trueCount).toBe(1)
  expect(after.neutralCount - before.neutralCount).toBe(1)
  expect(after.judgedCount).toBe(after.trueCount + after.falseCount)
  expect(after.precision).toBe((after.trueCount / after.judgedCount).toFixed(4))
  expect(after.dismissals.map((one: { code: string }) => one.code)).toContain('register_mismatch')
  const lines = await running.services.db.selectFrom('payment').select('line_no').execute()
  const [base] = after.baseRates
  expect(base).toMatchObject({ kind: 'line', total: lines.length })
  expect(base.per10000).toBe(((10_000 * base.flagged) / base.total).toFixed(2))
  expect(await practiceOf('retention.late_month')).toMatchObject({ precision: null })
})

test('a base rate is of the kind of row that is behind the alerts, recoveries too', async () => {
  await tell(async ({ batch, recovery }) => {
    await batch({ number: '退甲', lines: [{ result: 'settled' }] })
    await recovery({ of: ['退甲', 1], receipt: '收甲', amountFen: 100n, recoveredOn: '2023-08-01' })
  })
  await run()
  const { baseRates } = await practiceOf('interception.refund_not_restored')
  expect(baseRates).toEqual([{ kind: 'recovery', flagged: 1, total: 1, per10000: '10000.00' }])
})

test('a document that came in parts is one row of the base rate', async () => {
  const document = '湘财社指〔2023〕99号'
  await tell(async ({ appropriation }) => {
    await appropriation({ document, category: 'dibao_urban', receivedOn: '2023-03-01' })
    await appropriation({ document, category: 'dibao_rural', receivedOn: '2023-03-01' })
  })
  await run()
  const parts = await running.services.db
    .selectFrom('appropriation')
    .select('document_number')
    .execute()
  const numbers = new Set(parts.map((part) => part.document_number))
  expect(parts.length).toBeGreaterThan(numbers.size)
  const { baseRates } = await practiceOf('retention.unallocated')
  expect(baseRates).toMatchObject([{ kind: 'document', total: numbers.size }])
})

async function practiceOf(ruleCode: string) {
  const list = await get('/api/detection-rules/practice')
  return list.find((one: { ruleCode: string }) => one.ruleCode === ruleCode)
}
