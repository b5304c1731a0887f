import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { atStake } from '../../../src/features/detection/alerts/at-stake.ts'
import { decideAlerts } from '../../../src/features/detection/alerts/decide-alerts.ts'
import {
  confirmAlerts,
  detectionRules,
  runDetection,
} from '../../../src/features/detection/index.ts'
import { alertById, alertsOf, ruleCatalogue } from '../../../src/features/detection/queries.ts'
import { alertPage, detectionRule } from '../../../src/features/detection/schemas.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'

const unknownId = '01890000-0000-7000-8000-000000000000'
let services: TestServices
let auditor: Actor

beforeAll(async () => {
  services = await testServices()
  auditor = await makeActor(services, 'auditor')
  await inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    for (const amountFen of [300n, 100n, 200n, 200n, 500n]) {
      await story.expenditure({ subject: '30201', amountFen })
    }
    await story.expenditure({ subject: '30201', amountFen: 400n, township: '430603102' })
    await story.statementLine({ debitFen: 900n })
  })
  await runDetection(services.command, auditor, { asOf: '2023-12-31' })
})

type Filter = Partial<Parameters<typeof alertsOf>[2]>
const list = (filter: Filter = {}) => alertsOf(services.db, districtCode, { limit: 50, ...filter })
const amounts = async (filter: Filter) => (await list(filter)).items.map((one) => one.amount)

/** The open alert of that amount. */
async function alertOver(amountFen: bigint) {
  const { items } = await list({ status: 'open' })
  const found = items.find((one) => one.amount === amountFen)
  if (found === undefined) throw new Error(`no open alert over ${amountFen} fen`)
  return found
}

const decide = (alertId: string, version: number, decision: 'dismissed' | 'open' = 'dismissed') =>
  decideAlerts(services.command, auditor, {
    alerts: [{ id: alertId, version }],
    decision:
      decision === 'open'
        ? { decision, reason: '用途正当' }
        : { decision, reasonCode: 'lawful_exception', reason: '用途正当' },
    today: '2024-01-20',
  })

describe('the list of alerts', () => {
  test('has the largest amount first, with a sentence for each', async () => {
    const { items, nextCursor } = await list()
    expect(items.map((one) => one.amount)).toEqual([900n, 500n, 400n, 300n, 200n, 200n, 100n])
    expect(nextCursor).toBeNull()
    expect(items[1]?.message).toContain('资金列支“30201 办公费”5.00元')
    expect(alertPage.encode({ items, nextCursor }).items[1]?.amount).toBe('5.00')
  })

  test('comes in pages that neither repeat nor leave out', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual((await list()).items.map((one) => one.id))
  })

  test('comes in the order of any column, either way, in pages too', async () => {
    const inOrder = async (sort: Filter['sort']) => {
      const seen: bigint[] = []
      let cursor: string | undefined
      do {
        const page = await list({ limit: 3, sort, ...(cursor !== undefined && { cursor }) })
        seen.push(...page.items.map((one) => one.amount))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return seen
    }
    expect(await inOrder('amount')).toEqual([100n, 200n, 200n, 300n, 400n, 500n, 900n])
    expect((await inOrder('-township'))[0]).toBe(400n)
    expect((await inOrder('rule')).toSorted()).toEqual((await inOrder('-month')).toSorted())
  })

  test('refuses a place in another order', async () => {
    const { nextCursor } = await list({ limit: 2, sort: 'amount' })
    const asked = list({ limit: 2, sort: 'severity', cursor: nextCursor ?? '' })
    await expect(asked).rejects.toThrow('分页位置')
  })

  test('can be narrowed', async () => {
    expect(await amounts({ townshipCode: '430603102' })).toEqual([400n])
    expect(await amounts({ ruleCode: 'diversion.unexplained_debit' })).toEqual([900n])
    expect(await amounts({ pattern: 'retention' })).toEqual([])
    expect(await amounts({ pattern: 'diversion', status: 'confirmed' })).toEqual([])
  })

  test.each(['nonsense', btoa('["1"]'), btoa('["-1","x"]')])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'cursor-unknown' })
    },
  )
})

describe('an alert', () => {
  test('shows its evidence, its basis and what to look at next', async () => {
    const { id } = await alertOver(900n)
    const alert = await alertById(services.db, districtCode, id)
    expect(alert.evidence).toEqual([
      { kind: 'bank', key: expect.stringContaining('流水'), atStake: 900n },
    ])
    expect(alert.basis[0]).toMatchObject({ certainty: 'verified' })
    expect(alert.nextCheck).not.toBe('')
    expect(alert.asOf).toBe('2023-12-31')
  })

  test('of another district is not there', async () => {
    const { id } = await alertOver(900n)
    await expect(alertById(services.db, '430602', id)).rejects.toMatchObject({
      code: 'alert-not-found',
    })
  })
})

describe('a decision', () => {
  test('dismisses an alert and opens it again, each with who and why', async () => {
    const { id, version } = await alertOver(500n)
    await decide(id, version)
    expect(await alertById(services.db, districtCode, id)).toMatchObject({
      status: 'dismissed',
      statusReason: '用途正当',
      version: version + 1,
    })
    await decide(id, version + 1, 'open')
    expect(await alertOver(500n)).toMatchObject({ id, version: version + 2 })
    const row = await services.db
      .selectFrom('alert')
      .select('decided_by')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.decided_by).toBe(auditor.userId)
  })

  test('is refused in the order: not there, out of date, not open', async () => {
    const { id, version } = await alertOver(300n)
    await decide(id, version)
    await expect(decide(unknownId, 99)).rejects.toMatchObject({ code: 'alert-not-found' })
    await expect(decide(id, version)).rejects.toMatchObject({ code: 'version-outdated' })
    await expect(decide(id, version + 1)).rejects.toMatchObject({ code: 'alert-not-open' })
  })
})

describe('a confirmation', () => {
  const confirm = async (id: string) => {
    const [alert] = await inTransaction(services.pool, (tx) =>
      confirmAlerts(tx, auditor, { alertIds: [id], on: '2023-12-31' }),
    )
    if (alert === undefined) throw new Error('one alert in, one out')
    return alert
  }

  test('happens once, and gives the finding what it needs', async () => {
    const { id } = await alertOver(400n)
    expect(await confirm(id)).toMatchObject({
      status: 'confirmed',
      pattern: 'diversion',
      townshipCode: '430603102',
      amount: 400n,
    })
    await expect(confirm(id)).rejects.toMatchObject({ code: 'alert-not-open', status: 409 })
    await expect(confirm(unknownId)).rejects.toMatchObject({ code: 'alert-not-found' })
  })

  test('can no longer be dismissed', async () => {
    const { id } = await alertOver(100n)
    const { version } = await confirm(id)
    await expect(decide(id, version)).rejects.toThrow('该疑点已转为问题,不能进行此操作。')
  })
})

describe('what alerts have at stake together', () => {
  const books = async (story: Story) => {
    await story.batch({ number: '甲', lines: [{ result: 'settled' }, { person: '李四' }] })
    await story.expenditure({ voucher: '记甲', amountFen: 500n })
    await story.recovery({ of: ['甲', 1], receipt: '收甲', recoveredOn: '2023-08-01' })
    const entry = 'spend:记甲:2023-07-05'
    await story.statementLine({ serial: '付甲', debitFen: 500n, matched: true, entry })
    await story.statementLine({ serial: '付乙', debitFen: 500n })
  }
  /** The sum over alerts, each with rows as "kind key fen"; told in a transaction that goes. */
  async function together(alerts: string[][], rule?: string): Promise<bigint | undefined> {
    const told = alerts.map((rows, id) => ({
      part: '',
      rule_code: rule ?? id,
      id,
      amount_fen: 7,
      evidence: rows
        .map((row) => row.split(' '))
        .map(([kind, key, fen]) => (fen === undefined ? { kind, key } : { kind, key, fen })),
    }))
    const held = sql`
      select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        alert (part text, rule_code text, id int, amount_fen bigint, evidence jsonb)`
    return services.db.transaction().execute(async (tx) => {
      const { rows } = await atStake(districtCode, held).execute(tx)
      return rows[0]?.fen
    })
  }
  beforeAll(() => inTransaction(services.pool, async (tx) => books(await storyOf(tx))))

  test.each<[string, string[][], bigint | undefined]>([
    ['nothing of no alert', [], undefined],
    ['of a row the most that any counts', [['line 甲/1 300'], ['line 甲/1 450']], 450n],
    ['rows of their own, each', [['line 甲/1 300', 'line 甲/2 1'], ['voucher 记乙 20']], 321n],
    ['a batch that is more than its lines', [['batch 甲 900'], ['line 甲/1 450']], 900n],
    [
      'lines that are more than is late',
      [['batch 甲 450'], ['line 甲/1 450', 'line 甲/2 9']],
      459n,
    ],
    ['a batch and the line of another', [['batch 甲 900'], ['line 乙/1 450']], 1_350n],
    ['a voucher and how the bank saw it', [['voucher 记甲 500'], ['bank 付甲 500']], 500n],
    ['what the bank saw and the books do not', [['voucher 记甲 500'], ['bank 付乙 500']], 1_000n],
    ['a recovery and the line it is from', [['line 甲/1 450'], ['recovery 收甲 450']], 450n],
    ['an alert of an older form whole', [['line 甲/1'], ['line 甲/2 450']], 457n],
  ])('is %s', async (_, alerts, fen) => {
    expect(await together(alerts)).toBe(fen)
  })

  test('is both where one rule has two alerts about categories of a document, or accounts', async () => {
    const categories = [['document 文 5'], ['document 文 3']]
    expect([await together(categories), await together(categories, '同一规则')]).toEqual([5n, 8n])
    expect(await together([['line 甲/1 5'], ['line 甲/1 3']], '同一规则')).toBe(5n)
  })
})

describe('the catalogue', () => {
  test('describes every rule with its source and its bounded parameters', () => {
    const catalogue = ruleCatalogue()
    expect(catalogue.map((rule) => rule.code)).toEqual(detectionRules.map((rule) => rule.code))
    for (const rule of catalogue) {
      const described = detectionRule.parse(rule)
      expect(described.basis.length).toBeGreaterThan(0)
      expect(described.nextCheck).not.toBe('')
    }
    expect(catalogue[0]?.params).toMatchObject({
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, default: 30 } },
      additionalProperties: false,
    })
  })
})
