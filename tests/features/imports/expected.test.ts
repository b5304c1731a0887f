import { beforeAll, describe, expect, test } from 'vitest'
import { lookForFilesJob } from '../../../src/features/imports/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { jobRow, request } from '../../support/jobs.ts'
import { importAs, workOffJobs } from '../../support/upload.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const header = '账号,交易日期,借方金额,贷方金额,余额,对方户名,摘要,流水号'
/** A statement of one month on the nth account, each line one yuan in. */
const statement = (account: number, month: string, lines: number, first = 1) => {
  const line = (n: number) =>
    `999999000000000${account},${month}-05,,1.00,${n}.00,甲,乙,S${account}-${month}-${n}`
  return [header, ...Array.from({ length: lines }, (_, at) => line(first + at))].join('\n')
}
const url = '/api/imports/bank-statement'
const send = (content: string, query = '') =>
  importAs(running, 'finance', url + query, { name: `${query || 'file'}.csv`, content })

const expecting = async (body: object) => {
  const answer = await running.as('finance', {
    method: 'POST',
    url: '/api/expected-files',
    payload: { kind: 'bank-statement', sender: '示例银行', dueDay: 5, ...body },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().ids as string[]
}
const fileOf = async (id: string) =>
  (await running.as('finance', { url: `/api/expected-files/${id}` })).json()
const listOf = async (query: string) =>
  (await running.as('finance', { url: `/api/expected-files${query}` })).json().items
/** The clock of these tests stands on 2024-01-20; what arrives does so by the database's own. */
const after = '2099-01-05'
const change = (id: string, version: number, payload: object) =>
  running.as('finance', {
    method: 'PATCH',
    url: `/api/expected-files/${id}`,
    headers: { 'if-match': `"v${version}"` },
    payload,
  })

describe('the register of expected files', () => {
  test('has a day for each month, the last where the month is shorter', async () => {
    const ids = await expecting({ months: ['2023-01', '2023-12', '2024-01'], dueDay: 31 })
    expect((await Promise.all(ids.map(fileOf))).map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2023-02-28', 'missing'],
      ['2024-01-31', 'awaited'],
      ['2024-02-29', 'awaited'],
    ])
  })

  test('refuses a control total below nothing, and says where', async () => {
    const answer = await running.as('finance', {
      method: 'POST',
      url: '/api/expected-files',
      payload: {
        kind: 'bank-statement',
        sender: '示例银行',
        months: ['2023-05'],
        dueDay: 5,
        amount: '-21.00',
      },
    })
    expect([answer.statusCode, answer.json().errors]).toEqual([
      400,
      [expect.objectContaining({ reason: '金额不能为负' })],
    ])
  })

  test('tells what is due within three days, and how long a missing one is over', async () => {
    const [soon = '', over = ''] = [
      ...(await expecting({ sender: '甲', months: ['2023-12'], dueDay: 23 })),
      ...(await expecting({ sender: '甲', months: ['2023-11'], dueDay: 20 })),
    ]
    expect(await fileOf(soon)).toMatchObject({ state: 'awaited', isDueSoon: true, daysOver: 0 })
    expect(await fileOf(over)).toMatchObject({ state: 'missing', isDueSoon: false, daysOver: 31 })
    expect((await listOf('?state=missing')).map(({ id }: { id: string }) => id)).toContain(over)
    expect(await listOf('?state=missing&month=2023-12')).toEqual([])
  })

  test('expects the same file of the same sender once', async () => {
    const again = await running.as('finance', {
      method: 'POST',
      url: '/api/expected-files',
      payload: { kind: 'bank-statement', sender: '甲', months: ['2023-12'], dueDay: 9 },
    })
    expect(again.json()).toMatchObject({ type: '/problems/expected-file-known', status: 409 })
    const unknown = await running.as('finance', {
      method: 'POST',
      url: '/api/expected-files',
      payload: { kind: 'nothing', sender: '甲', months: ['2023-12'], dueDay: 9 },
    })
    expect(unknown.json()).toMatchObject({ type: '/problems/import-kind-unknown' })
  })

  test('is met by the file of its kind and month; a late one is said to be late', async () => {
    const [id = ''] = await expecting({ sender: '乙', months: ['2022-05'] })
    const { job } = await send(statement(1001, '2022-05', 2))
    expect(await fileOf(id)).toMatchObject({
      state: 'late',
      importId: job.result.id,
      rowsReceived: 2,
      fileName: 'file.csv',
    })
  })

  test('is met in time, short where rows were rejected or fewer came than told', async () => {
    const ids = await expecting({ sender: '丙', months: ['2022-06', '2022-07'] })
    for (const id of ids) expect((await change(id, 1, { dueOn: after })).statusCode).toBe(200)
    await send(statement(1002, '2022-06', 2))
    const broken = statement(1002, '2022-07', 3).replace(
      '2022-07-05,,1.00,3.00',
      '07.05,,1.00,3.00',
    )
    await send(broken, '?mode=partial')
    const [whole = '', short = ''] = ids
    expect(await fileOf(whole)).toMatchObject({ state: 'received', daysOver: 0 })
    expect(await fileOf(short)).toMatchObject({ state: 'short', rowsReceived: 2, rowsRejected: 1 })
  })

  test('guesses nothing where two entries would do; the sender names one', async () => {
    const [first = ''] = await expecting({ sender: '丁', months: ['2022-08'] })
    const [second = ''] = await expecting({ sender: '戊', months: ['2022-08'] })
    await send(statement(1003, '2022-08', 1))
    expect([(await fileOf(first)).importId, (await fileOf(second)).importId]).toEqual([null, null])
    const { job } = await send(statement(1004, '2022-08', 1), `?expectedFileId=${second}`)
    expect((await fileOf(second)).importId).toBe(job.result.id)
    const again = await send(statement(1005, '2022-08', 1), `?expectedFileId=${second}`)
    expect(again.job.problem).toMatchObject({ type: '/problems/expected-file-received' })
  })

  test('is met month by month by one file of several months, each held to its own totals', async () => {
    const table = (name: string, ...rows: string[]) =>
      importAs(running, 'finance', '/api/imports/finance-table', {
        name,
        content: ['月份,文号,救助类别,金额', ...rows].join('\n'),
      })
    const row = (month: string, no: number, amount: string) =>
      `${month},湘财社指〔2022〕${no}号,城市低保,${amount}`
    const told = { kind: 'finance-table', sender: '财政局' }
    const [first = ''] = await expecting({ ...told, months: ['2022-01'], rowCount: 2 })
    const [second = '', third = ''] = await expecting({ ...told, months: ['2022-02', '2022-03'] })
    const rows = [row('2022-01', 1, '5.00'), row('2022-02', 2, '6.00')]
    const { job: refused } = await table('short.csv', ...rows)
    expect(refused.problem?.differences).toEqual(['应有 2 行,实有 1 行'])
    const { job } = await table('quarter.csv', ...rows, row('2022-01', 3, '7.00'))
    const met = await Promise.all([first, second, third].map(fileOf))
    expect(met.map(({ importId }) => importId)).toEqual([job.result.id, job.result.id, null])
  })

  test('of days of two months is the file of neither', async () => {
    const ids = await expecting({ sender: '癸', months: ['2022-01', '2022-02'] })
    const [head, ...first] = statement(1020, '2022-01', 1).split('\n')
    const [, ...second] = statement(1020, '2022-02', 2, 2).split('\n')
    await send([head, ...first, ...second].join('\n'))
    const met = await Promise.all(ids.map(fileOf))
    expect(met.map(({ importId }) => importId)).toEqual([null, null])
  })

  test('is not met by a dry run', async () => {
    const [id = ''] = await expecting({ sender: '己', months: ['2022-09'] })
    await send(statement(1006, '2022-09', 1), '?dryRun=true')
    expect((await fileOf(id)).importId).toBeNull()
  })

  test('changes and is taken back by the version seen, not once the file is there', async () => {
    const [id = ''] = await expecting({ sender: '庚', months: ['2022-10'] })
    expect((await change(id, 7, { note: 'x' })).json()).toMatchObject({ status: 412 })
    expect((await change(id, 1, { rowCount: 2, amount: '2.00' })).json()).toMatchObject({
      rowCount: 2,
      amount: '2.00',
      version: 2,
    })
    await send(statement(1007, '2022-10', 2))
    expect((await change(id, 3, { note: 'x' })).json()).toMatchObject({
      type: '/problems/expected-file-received',
    })
    const [gone = ''] = await expecting({ sender: '庚', months: ['2022-11'] })
    const remove = { method: 'DELETE', url: `/api/expected-files/${gone}` } as const
    const answer = await running.as('finance', { ...remove, headers: { 'if-match': '"v1"' } })
    expect(answer.statusCode).toBe(204)
    expect(await fileOf(gone)).toMatchObject({ status: 404 })
  })
})

describe('control totals', () => {
  const twoLines = statement(1010, '2021-01', 2)
  const differencesOf = async (content: string, query: string) =>
    (await send(content, query)).job.problem?.differences

  test.each([
    ['?rowCount=3', ['应有 3 行,实有 2 行']],
    ['?amount=2.01', ['应有金额 2.01 元,实有 2.00 元']],
    ['?rowCount=1&amount=1.00', ['应有 1 行,实有 2 行', '应有金额 1.00 元,实有 2.00 元']],
  ])('%s that do not fit keep the file out', async (query, differences) => {
    expect(await differencesOf(twoLines, query)).toEqual(differences)
  })

  test('come before what is wrong with a row', async () => {
    const broken = twoLines.replace('2021-01-05', '2021-13-05')
    expect(await differencesOf(broken, '?rowCount=3')).toEqual(['应有 3 行,实有 2 行'])
    expect((await send(broken, '?rowCount=2')).job.problem.errors).toHaveLength(1)
  })

  test('of the register hold for the file that meets it', async () => {
    const [id = ''] = await expecting({ sender: '辛', months: ['2021-01'], rowCount: 3 })
    expect(await differencesOf(twoLines, '')).toEqual(['应有 3 行,实有 2 行'])
    expect(await differencesOf(twoLines, `?expectedFileId=${id}`)).toEqual(['应有 3 行,实有 2 行'])
    expect((await fileOf(id)).importId).toBeNull()
  })

  test('that fit let it in', async () => {
    const { job } = await send(statement(1011, '2021-02', 2), '?rowCount=2&amount=2.00')
    expect(job.state).toBe('succeeded')
  })

  test('name the batch of a roster', async () => {
    const roster =
      '批次号,发放月份,救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,' +
      '收款人姓名,收款人身份证号,开户银行,银行账号,月标准,发放金额\nP1\nP2'
    const answer = await importAs(running, 'finance', '/api/imports/roster?batchNumber=P1', {
      name: 'r.csv',
      content: roster.replaceAll(/\nP(\d)/g, `\nP$1${',x'.repeat(14)}`),
    })
    expect(answer.job.problem.differences).toEqual(['应为批次 P1,实为 P1、P2'])
  })
})

test('every morning a job says which files are missing, short or due soon', async () => {
  const { services, actors } = running
  const input = lookForFilesJob.nightly?.input('2024-01-20')
  const id = await request(services, actors.administrator, lookForFilesJob, input)
  await workOffJobs(running)
  const { state, result } = await jobRow(services, id)
  expect(state).toBe('succeeded')
  expect(result).toMatchObject({ shortCount: 1, dueSoonCount: 1 })
  const { files } = result as { files: { sender: string; state: string }[] }
  expect(files.filter(({ sender }) => sender === '甲').map((file) => file.state)).toEqual([
    'missing',
    'awaited',
  ])
})
