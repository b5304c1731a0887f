import { beforeAll, describe, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { inspectionSource } from '../../../src/features/findings/schemas.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { makeActor } from '../../support/db.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { uploadProof } from '../../support/proof.ts'
import { storyOf } from '../../support/story.ts'
import { auditFinding, type Finding, post, recorded } from './support.ts'

let running: TestApp
let proof: string
beforeAll(async () => {
  running = await startApp()
  proof = await uploadProof(running)
})

const supervising = ['assign', 'verify', 'return', 'close', 'reopen']

function step(role: Actor['role'], finding: Finding, event: string, part: object = {}) {
  const kind = supervising.includes(event) ? 'supervision-steps' : 'rectification-steps'
  const proofIds = event === 'submit' ? { proofIds: [proof] } : {}
  const body = { event, note: '见附件', ...proofIds, ...part }
  const headers = { 'if-match': `"v${finding.version}"` }
  return post(running, role, `/api/findings/${finding.id}/${kind}`, body, headers)
}

/** Takes the steps, the township rectifying and the auditor supervising. */
async function taken(finding: Finding, ...events: (string | [string, object])[]): Promise<Finding> {
  let current = finding
  for (const one of events) {
    const [event, part] = typeof one === 'string' ? [one, {}] : one
    const role = supervising.includes(event) ? 'auditor' : 'township'
    const answer = await step(role, current, event, part)
    expect(answer.statusCode, answer.body).toBe(201)
    current = answer.json()
  }
  return current
}

const submitted = (amount: string, way = 'paid_out'): [string, object] => [
  'submit',
  { rectified: [{ way, amount }] },
]
const codeOf = (answer: { json(): { type: string } }) =>
  answer.json().type.replace('/problems/', '')

describe('the way of a finding', () => {
  test('goes from recording to closing, each step with who, when and why', async () => {
    const closed = await taken(
      await recorded(running),
      ['assign', { happenedOn: '2023-12-05', note: '限期整改' }],
      ['start', { happenedOn: '2023-12-08' }],
      submitted('1000.00'),
      'verify',
      'close',
    )
    expect(closed).toMatchObject({ state: 'closed', rectified: '1000.00', remaining: '0.00' })
    expect(closed.events.map(({ event, happenedOn }) => [event, happenedOn])).toEqual([
      ['record', '2023-12-01'],
      ['assign', '2023-12-05'],
      ['start', '2023-12-08'],
      ['submit', '2024-01-20'],
      ['verify', '2024-01-20'],
      ['close', '2024-01-20'],
    ])
    expect(closed.events[1]).toMatchObject({ note: '限期整改', actorName: 'auditor' })
    expect(closed.possibleSteps).toEqual(['reopen', 'hold_accountable', 'add_mechanism'])
  })

  test('goes back with a reason, and what was returned counts as not rectified', async () => {
    const returned = await taken(await recorded(running), 'assign', 'start', submitted('600.00'), [
      'return',
      { note: '凭证不全' },
    ])
    expect(returned).toMatchObject({ state: 'returned', rectified: '0.00', remaining: '1000.00' })
    const again = await taken(returned, 'start', submitted('1000.00'), 'verify', 'close', 'reopen')
    expect(again).toMatchObject({ state: 'reopened', rectified: '1000.00' })
  })

  test('is refused out of turn, with what is possible', async () => {
    const finding = await recorded(running)
    const answer = await step('auditor', finding, 'close')
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      type: '/problems/step-not-possible',
      detail:
        '该问题待交办,不能销号;现在可以:交办、登记问责、登记长效机制、编制清单、延长期限、更正内容。',
    })
  })

  test('is refused on a version that has been left behind', async () => {
    const finding = await recorded(running)
    await taken(finding, 'assign')
    const late = await step('auditor', finding, 'assign')
    expect([late.statusCode, codeOf(late)]).toEqual([412, 'version-outdated'])
    const blind = await post(running, 'auditor', `/api/findings/${finding.id}/supervision-steps`, {
      event: 'assign',
      note: '见附件',
    })
    expect(blind.statusCode).toBe(428)
  })

  test('two at once on the same version: one is taken', async () => {
    const finding = await recorded(running)
    const answers = await Promise.all([1, 2, 3].map(() => step('auditor', finding, 'assign')))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 412, 412])
  })

  test('does not have more put right than was involved', async () => {
    const finding = await taken(await recorded(running), 'assign', 'start', submitted('700.00'))
    const back = await taken(finding, 'verify', 'close', 'reopen', 'start')
    const answer = await step('township', back, ...submitted('300.01', 'recovered'))
    expect(codeOf(answer)).toBe('rectified-too-much')
    expect(answer.json().detail).toContain('1,000.00元')
    await taken(back, submitted('300.00', 'recovered'))
  })

  test('keeps its days in order, and none in the future', async () => {
    const finding = await taken(await recorded(running), ['assign', { happenedOn: '2024-01-05' }])
    for (const happenedOn of ['2024-01-04', '2024-01-21']) {
      const answer = await step('township', finding, 'start', { happenedOn })
      expect(answer.json().detail).toBe(
        `日期${happenedOn}应不早于上一步的2024-01-05,不晚于今天(2024-01-20)。`,
      )
    }
    await taken(finding, ['start', { happenedOn: '2024-01-05' }])
  })

  test('asks for a word of explanation', async () => {
    const answer = await step('auditor', await recorded(running), 'assign', { note: ' ' })
    expect(answer.statusCode).toBe(400)
  })
})

test('whoever hands in does not verify, not even in another role', async () => {
  const finding = await taken(await recorded(running), 'assign', 'start', submitted('1000.00'))
  const { userId } = running.actors.township
  await running.services.db
    .updateTable('app_user')
    .set({ role: 'auditor', township_code: null })
    .where('id', '=', userId)
    .execute()
  const actor: Actor = { ...running.actors.township, role: 'auditor', townshipCode: null }
  const answer = await running.app.inject({
    method: 'POST',
    url: `/api/findings/${finding.id}/supervision-steps`,
    payload: { event: 'verify', note: '见附件' },
    headers: {
      authorization: await running.authorization(actor),
      'if-match': `"v${finding.version}"`,
    },
  })
  await running.services.db
    .updateTable('app_user')
    .set({ role: 'township', township_code: '430603002' })
    .where('id', '=', userId)
    .execute()
  expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'same-person'])
})

test('nor does he under a second account, and neither closes he', async () => {
  const { db } = running.services
  const second = await makeActor(running.services, 'auditor')
  const accounts = [running.actors.township.userId, second.userId]
  await db
    .updateTable('app_user')
    .set({ staff_number: 'T-2' })
    .where('id', 'in', accounts)
    .execute()
  let finding = await taken(await recorded(running), 'assign', 'start', submitted('1000.00'))
  const judge = async (event: string) => {
    const answer = await running.app.inject({
      method: 'POST',
      url: `/api/findings/${finding.id}/supervision-steps`,
      payload: { event, note: '见附件' },
      headers: {
        authorization: await running.authorization(second),
        'if-match': `"v${finding.version}"`,
      },
    })
    return [answer.statusCode, codeOf(answer)]
  }
  expect(await judge('verify')).toEqual([409, 'same-person'])
  finding = await taken(finding, 'verify')
  expect(await judge('close')).toEqual([409, 'same-person'])
})

describe('a township', () => {
  test('sees and rectifies its own findings only', async () => {
    const other = await recorded(running, { townshipCode: '430603101' })
    const district = await recorded(running, { townshipCode: null })
    const assigned = await taken(other, 'assign')
    for (const { id } of [other, district]) {
      const seen = await running.as('township', { method: 'GET', url: `/api/findings/${id}` })
      expect([seen.statusCode, codeOf(seen)]).toEqual([404, 'finding-not-found'])
    }
    expect((await step('township', assigned, 'start')).statusCode).toBe(404)
    const list = await running.as('township', { method: 'GET', url: '/api/findings?limit=500' })
    const { items } = list.json<{ items: Finding[] }>()
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ townshipCode }) => townshipCode))).toEqual(new Set(['430603002']))
  })
})

describe('recording', () => {
  test('numbers the findings of a year without gaps, also many at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 12 }, () =>
        recorded(running, { foundOn: '2022-06-01', dueOn: '2022-07-01' }),
      ),
    )
    expect(many.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 12 }, (_, no) => `WT-2022-${String(no + 1).padStart(4, '0')}`),
    )
  })

  test('is done once for one key, and another body under it is refused', async () => {
    const headers = { 'idempotency-key': 'finding-1' }
    const first = await post(running, 'auditor', '/api/findings', auditFinding, headers)
    const again = await post(running, 'auditor', '/api/findings', auditFinding, headers)
    expect(again.json().id).toBe(first.json().id)
    const other = await post(
      running,
      'auditor',
      '/api/findings',
      { ...auditFinding, amount: '2.00' },
      headers,
    )
    expect([other.statusCode, codeOf(other)]).toEqual([422, 'idempotency-key-reused'])
  })

  test.each([
    [{ dueOn: '2023-11-30' }, 409, 'due-too-early'],
    [{ foundOn: '2024-01-21' }, 409, 'day-out-of-order'],
    [{ townshipCode: '430603999' }, 409, 'township-unknown'],
    [{ amount: '1.005' }, 400, 'invalid-request'],
    [{ amount: '-1.00' }, 400, 'invalid-request'],
    [{ source: 'alert' }, 400, 'invalid-request'],
  ])('refuses %o', async (part, status, code) => {
    const answer = await post(running, 'auditor', '/api/findings', { ...auditFinding, ...part })
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })

  test('takes what each kind of inspection found; what the system found is signed instead', async () => {
    for (const source of inspectionSource.options) {
      expect(await recorded(running, { source })).toMatchObject({
        source,
        state: 'open',
        alertIds: [],
      })
    }
  })

  test('takes the ledger of an inspection as a file', async () => {
    const row =
      'WT2023-001,审计,云审报〔2023〕6号,2023-03-28,430603002,滞留,未清理,12.50,立行立改,2023-05-31,云溪街道'
    await importSheet(running.services, running.actors.auditor, 'findings', sheet('findings', row))
    const list = await running.as('auditor', { method: 'GET', url: '/api/findings?limit=1' })
    expect(list.json().items).toEqual([
      expect.objectContaining({ number: 'WT-2022-0001', isOverdue: true }),
    ])
    const overdue = await running.as('auditor', {
      method: 'GET',
      url: '/api/findings?limit=500&state=open&overdue=true&pattern=retention',
    })
    expect(overdue.json<{ items: Finding[] }>().items.map(({ number }) => number)).toContain(
      'WT2023-001',
    )
  })
})

test('an inspection’s file brings findings of all seven sources, named as ledgers name them', async () => {
  const sources = {
    巡视巡察: 'inspection_tour',
    审计: 'audit',
    乡村振兴考核: 'revitalisation_assessment',
    三湘护农: 'sanxiang_campaign',
    日常检查: 'daily_inspection',
    抽查回访: 'recipient_check',
    系统疑点: 'alert',
  }
  const rows = Object.keys(sources).map(
    (name, at) => `源${at},${name},,2023-03-28,430603002,其他,未清理,1.00,持续,2099-05-31,云溪街道`,
  )
  await importSheet(
    running.services,
    running.actors.auditor,
    'findings',
    sheet('findings', ...rows),
  )
  for (const [at, source] of Object.values(sources).entries()) {
    const url = `/api/findings?source=${source}&limit=500`
    const list = await running.as('auditor', { method: 'GET', url })
    expect(list.json<{ items: Finding[] }>().items.map(({ number }) => number)).toContain(`源${at}`)
  }
})

test('a file is refused whole, each fault with its row, column, value and reason', async () => {
  const row = (part: Record<number, string>) =>
    Object.assign(
      '错1,审计,,2023-03-28,430603002,其他,未清理,1.00,持续,2099-05-31,云溪街道'.split(','),
      part,
    ).join(',')
  const faults = async (...parts: Record<number, string>[]) => {
    const { services, actors } = running
    const rows = sheet('findings', ...parts.map(row))
    const refused = await importSheet(services, actors.auditor, 'findings', rows).catch((e) => e)
    return refused.extensions.errors
  }
  const choices = '应为 巡视巡察、审计、乡村振兴考核、三湘护农、日常检查、抽查回访、系统疑点 之一'
  expect(await faults({ 1: '群众举报' }, { 5: '贪污' }, { 7: '1.005' }, { 9: '月底' })).toEqual([
    { row: 2, column: '来源', value: '群众举报', reason: choices },
    {
      row: 3,
      column: '问题类型',
      value: '贪污',
      reason: expect.stringContaining('滞留、截留、挪用'),
    },
    { row: 4, column: '涉及金额', value: '1.005', reason: expect.stringContaining('不是金额') },
    { row: 5, column: '整改期限', value: '月底', reason: expect.stringContaining('不是日期') },
  ])
  const [known] = (await running.as('auditor', { url: '/api/findings?limit=1' })).json().items
  expect(
    await faults(
      { 0: known.number },
      { 0: '错2', 4: '430603999' },
      { 0: '错3', 9: '2023-03-27' },
      { 0: '错4', 3: '2098-01-01' },
    ),
  ).toEqual([
    { row: 2, column: '编号', value: known.number, reason: '该编号已登记' },
    { row: 3, column: '乡镇代码', value: '430603999', reason: '本区没有这个乡镇' },
    { row: 4, column: '整改期限', value: '2023-03-27', reason: '整改期限早于发现日期' },
    { row: 5, column: '发现日期', value: '2098-01-01', reason: '发现日期晚于今天' },
  ])
})

test('the list that leaves as a file can come in again, with basis and system', async () => {
  const { services, actors } = running
  const finding = await recorded(running, { legalBasis: '《审计法》第五十二条', isSystemic: true })
  const url = '/api/findings?format=csv&limit=500'
  const [header = '', ...rows] = (await running.as('auditor', { url })).body.trim().split('\r\n')
  const left = rows.find((one) => one.startsWith(finding.number)) ?? ''
  const back = left.replace(finding.number, '转1')
  const cells = [header.replace('\ufeff', ''), back].map((one) => one.split(','))
  await importSheet(services, actors.auditor, 'findings', cells)
  const { items } = (await running.as('auditor', { url: '/api/findings?limit=500' })).json()
  const { legalBasis, description, amount } = finding
  expect(items.find(({ number }: Finding) => number === '转1')).toMatchObject({
    legalBasis,
    isSystemic: true,
    description,
    amount,
  })
})

test('the list comes in pages that neither repeat nor leave out', async () => {
  const all = await running.as('auditor', { method: 'GET', url: '/api/findings?limit=500' })
  const expected = all.json<{ items: Finding[] }>().items.map(({ id }) => id)
  const seen: string[] = []
  let cursor = ''
  do {
    const url = `/api/findings?limit=4${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page = (await running.as('auditor', { method: 'GET', url })).json<{
      items: Finding[]
      nextCursor: string | null
    }>()
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? ''
  } while (cursor !== '')
  expect(seen).toEqual(expected)
})

test('the list comes in the order of a column, the greatest first with a minus', async () => {
  const amounts = async (sort: string) => {
    const url = `/api/findings?limit=500&sort=${sort}`
    const { items } = (await running.as('auditor', { method: 'GET', url })).json<{
      items: { amount: string }[]
    }>()
    return items.map(({ amount }) => Number(amount))
  }
  const upward = await amounts('amount')
  expect(new Set(upward).size).toBeGreaterThan(1)
  expect(upward).toEqual(upward.toSorted((a, b) => a - b))
  expect(await amounts('-amount')).toEqual(upward.toReversed())
})

test('overdue and due soon follow from the day that is asked for', async () => {
  const finding = await recorded(running, { dueOn: '2024-02-10' })
  const on = async (asOf: string) => {
    const url = `/api/findings?limit=500&asOf=${asOf}`
    const list = await running.as('auditor', { method: 'GET', url })
    const found = list.json<{ items: Finding[] }>().items.find(({ id }) => id === finding.id)
    return [found?.isDueSoon, found?.isOverdue]
  }
  expect(await on('2024-02-02')).toEqual([false, false])
  expect(await on('2024-02-03')).toEqual([true, false])
  expect(await on('2024-02-10')).toEqual([true, false])
  expect(await on('2024-02-11')).toEqual([false, true])
})

describe('an alert that is signed', () => {
  test('becomes one finding with what it says, its amount and its legal basis', async () => {
    const { services, actors } = running
    await inTransaction(services.pool, async (tx) => {
      const story = await storyOf(tx)
      await story.expenditure({ subject: '30201', amountFen: 4_200n, township: '430603102' })
    })
    await runDetection(services.command, actors.auditor, { asOf: '2023-12-31' })
    const list = await running.as('auditor', { method: 'GET', url: '/api/alerts?status=open' })
    const [alert] = list.json<{ items: { id: string; message: string }[] }>().items
    const body = {
      alertIds: [alert?.id],
      rectificationKind: 'staged',
      dueOn: '2024-02-20',
      responsibleUnit: '路口镇',
    }
    const answer = await post(running, 'auditor', '/api/findings/from-alerts', body)
    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.json()).toMatchObject({
      source: 'alert',
      alertIds: [alert?.id],
      number: 'WT-2024-0001',
      foundOn: '2024-01-20',
      townshipCode: '430603102',
      pattern: 'diversion',
      amount: '42.00',
      description: alert?.message,
      state: 'open',
    })
    expect(answer.json<Finding>().legalBasis).toContain('第')
    const again = await post(running, 'auditor', '/api/findings/from-alerts', body)
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'alert-not-open'])
    const seen = await running.as('auditor', { method: 'GET', url: `/api/alerts/${alert?.id}` })
    expect(seen.json().status).toBe('confirmed')
  })

  test('stays open where the finding is refused', async () => {
    const { services } = running
    await inTransaction(services.pool, async (tx) => {
      await (await storyOf(tx)).expenditure({ subject: '30201', amountFen: 300n })
    })
    await runDetection(services.command, running.actors.auditor, { asOf: '2023-12-31' })
    const list = await running.as('auditor', { method: 'GET', url: '/api/alerts?status=open' })
    const [alert] = list.json<{ items: { id: string }[] }>().items
    const answer = await post(running, 'auditor', '/api/findings/from-alerts', {
      alertIds: [alert?.id],
      rectificationKind: 'staged',
      dueOn: '2024-01-19',
      responsibleUnit: '路口镇',
    })
    expect(codeOf(answer)).toBe('due-too-early')
    const seen = await running.as('auditor', { method: 'GET', url: `/api/alerts/${alert?.id}` })
    expect(seen.json().status).toBe('open')
  })
})
