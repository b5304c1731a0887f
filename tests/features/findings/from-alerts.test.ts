import { beforeAll, describe, expect, test } from 'vitest'
import { alertsByPattern, runDetection } from '../../../src/features/detection/index.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { storyOf } from '../../support/story.ts'

interface Alert {
  id: string
  ruleCode: string
  amount: string
  message: string
}

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const { batch, register, expenditure } = await storyOf(tx)
    await register({ kind: 'death', person: '张三', from: '2023-02-10' })
    const line = { result: 'settled', amountFen: 60_000n, standardFen: 45_000n } as const
    await batch({ number: '批1', month: '2023-07', lines: [line, { ...line, person: '李四' }] })
    await expenditure({ subject: '30201', amountFen: 4_200n, township: '430603102' })
  })
  await runDetection(running.services.command, running.actors.auditor, { asOf: '2023-12-31' })
})

const ruling = { rectificationKind: 'staged', dueOn: '2024-02-20', responsibleUnit: '陆城镇' }
const sign = (alertIds: string[], part: object = {}) =>
  running.as('auditor', {
    method: 'POST',
    url: '/api/findings/from-alerts',
    payload: { alertIds, ...ruling, ...part },
  })
async function alerts(ruleCode: string): Promise<Alert[]> {
  const url = `/api/alerts?status=open&ruleCode=${ruleCode}`
  return (await running.as('auditor', { method: 'GET', url })).json().items
}

/** The open alert about a line whose payee is on no list. */
async function unlistedOf(line: string): Promise<Alert | undefined> {
  for (const alert of await alerts('scope.no_eligibility')) {
    const { body } = await running.as('auditor', { method: 'GET', url: `/api/alerts/${alert.id}` })
    if (body.includes(`"${line}"`)) return alert
  }
  return undefined
}

test('the figures of leadership count money under several rules once, also across patterns', async () => {
  const reader = { districtCode, townshipCode: null }
  const { patterns, total } = await alertsByPattern(running.services.db, reader)
  // Nobody is on a list, one is dead, 150.00 of each is too much: of 2,100.00 no more than was paid.
  expect(patterns).toEqual([
    { pattern: 'retention', count: 0, amount: 0n },
    { pattern: 'interception', count: 0, amount: 0n },
    { pattern: 'diversion', count: 1, amount: 4_200n },
    { pattern: 'out_of_scope', count: 5, amount: 120_000n },
    { pattern: 'integrity', count: 0, amount: 0n },
  ])
  expect(total).toEqual({ count: 6, amount: 124_200n })
})

describe('several alerts', () => {
  test('make one finding that counts no fen of a row twice', async () => {
    const [dead] = await alerts('scope.after_death')
    const over = await alerts('scope.over_standard')
    if (dead === undefined) throw new Error('no alert about the dead')
    expect([dead.amount, ...over.map(({ amount }) => amount)]).toEqual([
      '600.00',
      '150.00',
      '150.00',
    ])
    const ids = [dead.id, ...over.map(({ id }) => id)]
    const answer = await sign(ids)
    expect(answer.statusCode, answer.body).toBe(201)
    const finding = answer.json()
    // The dead person's line whole, of the other line what is too much.
    expect(finding).toMatchObject({
      source: 'alert',
      amount: '750.00',
      pattern: 'out_of_scope',
      townshipCode: '430603101',
      alertIds: ids.toSorted(),
      description: [dead, ...over].map(({ message }) => message).join(';'),
    })
    for (const id of ids) {
      const alert = (
        await running.as('auditor', { method: 'GET', url: `/api/alerts/${id}` })
      ).json()
      expect(alert).toMatchObject({ status: 'confirmed', decisions: [{ decision: 'confirmed' }] })
    }
    const frozen = finding.alerts.find(({ alertId }: { alertId: string }) => alertId === dead.id)
    expect(frozen).toMatchObject({
      ruleCode: 'scope.after_death',
      ruleVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
      params: { graceMonths: 0 },
      amount: '600.00',
      message: dead.message,
      evidence: [{ kind: 'line', key: '批1/1', month: '2023-07', amount: '60000' }],
    })
    expect(frozen.evidence[0].who).toMatch(/^张\* 430699\*{8}\d{4}$/)
    const again = await sign([over[0]?.id ?? ''])
    expect(again.json().type).toBe('/problems/alert-not-open')
  })

  test('are not merged into the finding of a township that they are not about', async () => {
    const url = '/api/findings?pattern=out_of_scope'
    const [finding] = (await running.as('auditor', { url })).json().items
    expect(finding.townshipCode).toBe('430603101')
    const elsewhere = async () => (await alerts('diversion.admin_subject'))[0]
    const alert = await elsewhere()
    const refused = await running.as('auditor', {
      method: 'POST',
      url: `/api/findings/${finding.id}/alerts`,
      payload: { alertIds: [alert?.id], note: '同一问题' },
      headers: { 'if-match': `"v${finding.version}"` },
    })
    expect(refused.json()).toMatchObject({ status: 409, type: '/problems/alerts-elsewhere' })
    expect(await elsewhere()).toEqual(alert)
  })

  test('of different patterns need a word on what they are together', async () => {
    const [spent] = await alerts('diversion.admin_subject')
    const other = await unlistedOf('批1/1')
    const ids = [spent?.id ?? '', other?.id ?? '']
    const refused = await sign(ids)
    expect(refused.json().type).toBe('/problems/patterns-differ')
    const signed = await sign(ids, {
      pattern: 'diversion',
      description: '合并核查',
      amount: '42.00',
      townshipCode: null,
    })
    expect(signed.json()).toMatchObject({
      pattern: 'diversion',
      description: '合并核查',
      amount: '42.00',
      townshipCode: null,
    })
  })

  test('are all signed or none', async () => {
    const [open] = await alerts('scope.no_eligibility')
    const missing = '01890000-0000-7000-8000-000000000000'
    const answer = await sign([open?.id ?? '', missing])
    expect([answer.json().type, answer.json().alertIds]).toEqual([
      '/problems/alert-not-found',
      [missing],
    ])
    expect((await alerts('scope.no_eligibility')).map(({ id }) => id)).toContain(open?.id)
  })

  test('are merged into a finding that there is, each row still once', async () => {
    const { items } = (
      await running.as('auditor', { method: 'GET', url: '/api/findings?pattern=out_of_scope' })
    ).json()
    const [finding] = items
    const open = await alerts('scope.no_eligibility')
    const merge = (alertIds: string[], version: number) =>
      running.as('auditor', {
        method: 'POST',
        url: `/api/findings/${finding.id}/alerts`,
        payload: { alertIds, note: '同一问题' },
        headers: { 'if-match': `"v${version}"` },
      })
    const answer = await merge(
      open.map(({ id }) => id),
      finding.version,
    )
    expect(answer.statusCode, answer.body).toBe(201)
    // Of 批1/2, 150.00 counted already.
    expect([open.map(({ amount }) => amount), finding.amount, answer.json().amount]).toEqual([
      ['600.00'],
      '750.00',
      '1200.00',
    ])
    expect(answer.json().alertIds).toHaveLength(finding.alertIds.length + 1)
    expect(answer.json().events.at(-1)).toMatchObject({
      event: 'amend',
      detail: { amount: { before: '75000', after: '120000' } },
    })
    const again = await merge([open[0]?.id ?? ''], answer.json().version)
    expect(again.json().type).toBe('/problems/alert-not-open')
  })
})
