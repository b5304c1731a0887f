import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import {
  draftRoster,
  entitledHead,
  entitledRow,
  type Listed,
  type RosterDistrict,
  rosterDistrict,
} from '../../support/roster-district.ts'
import { importAs, workOffJobs } from '../../support/upload.ts'

let district: RosterDistrict
beforeEach(async () => {
  district = await rosterDistrict()
})

/** The three whom the district begins with. */
const [first, second, third] = ['300.00', '200.00', '100.00'].map(
  (standard, at): Listed => ({ n: at + 1, standard }),
) as [Listed, Listed, Listed]

let sent = 0
async function importList(rows: readonly Listed[], query = '') {
  sent += 1
  const content = [entitledHead, ...rows.map((row) => entitledRow(row).join(','))].join('\n')
  const file = { name: `在保名单${sent}.csv`, content }
  const url = `/api/imports/eligibility${query}`
  const { job, uploadId } = await importAs(district.running, 'finance', url, file)
  return { ...job, uploadId }
}

/** The run after a dry run, on the same upload. */
async function runOf({ uploadId }: { uploadId: string }) {
  const { running } = district
  const asked = { method: 'POST', url: '/api/import-runs', payload: { uploadId } } as const
  const { jobId } = (await running.as('finance', asked)).json()
  await workOffJobs(running)
  return (await running.as('finance', { url: `/api/jobs/${jobId}` })).json()
}

async function outcomesOf(rows: readonly Listed[], query = '') {
  const job = await importList(rows, query)
  expect(job.problem).toBeNull()
  const { outcomes } = job.result.effects as { outcomes: { name: string; count: number }[] }
  return Object.fromEntries(outcomes.map(({ name, count }) => [name, count]))
}

async function faultsOf(rows: readonly Listed[]) {
  const { problem } = await importList(rows)
  return problem.errors as { row: number; column: string; value: string; reason: string }[]
}

/** Each record as its person, standard and months. */
async function registered(): Promise<string[]> {
  const { rows } = await district.running.services.pool.query<{ told: string }>(
    `select concat_ws(' ', person.name, standard_fen / 100, from_month || '..' || coalesce(to_month, ''))
      as told
    from eligibility join person on person.id = person_id order by 1`,
  )
  return rows.map(({ told }) => told)
}

let batches = 0
/** Whom a batch of the month would pay, and how much. */
function drafted(month: string): Promise<string[]> {
  batches += 1
  return draftRoster(district, { number: `D${batches}`, month })
}

/** After every test: the journal holds the changes. */
afterEach(async () => {
  const verified = await verifyBooks(district.running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})

describe('a list that comes again', () => {
  test('ends who has left, and he is drafted no more, also after a stop', async () => {
    expect(await drafted('2023-03')).toHaveLength(3)
    const stop = { batch: 'D1', reason: '名单有误' }
    expect((await district.post('/api/payment-stops', stop)).statusCode).toBe(201)
    const gone = { ...first, to: '2023-02' }
    expect(await outcomesOf([gone, second, third])).toEqual({ 终止: 1, 未变: 2 })
    expect(await drafted('2023-03')).toEqual(['测试2 200.00', '测试3 100.00'])
    expect(await drafted('2023-02')).toHaveLength(3)
  })

  test('does what its dry run tells, and the journal has before and after', async () => {
    const rows = [{ ...first, to: '2023-06' }, second, { ...third, village: '新村' }]
    const four = { n: 4, standard: '400.00' }
    const would = await importList([...rows, four], '?dryRun=true')
    const before = await registered()
    expect(before).toHaveLength(3)
    const real = await runOf(would)
    expect({ ...real.result, id: null }).toEqual(would.result)
    expect(real.result.effects).toMatchObject({
      outcomes: [
        { name: '新增', count: 1 },
        { name: '终止', count: 1 },
        { name: '改正', count: 1 },
        { name: '未变', count: 1 },
      ],
      changes: [
        { table: 'eligibility', inserted: 1, updated: 2, deleted: 0 },
        { table: 'person', inserted: 1 },
      ],
    })
    const entries = await district.running.as('auditor', {
      url: '/api/audit-entries?action=imports:run&limit=1',
    })
    expect(entries.json().items[0].changes).toMatchObject([
      { table: 'eligibility', before: expect.anything(), after: expect.anything() },
      { table: 'eligibility', before: expect.anything(), after: expect.anything() },
    ])
  })

  test('moves an end, takes it away and gives it again, by the very same files', async () => {
    const open = [first, second, third]
    const ended = [{ ...first, to: '2023-05' }, second, third]
    expect(await outcomesOf(ended)).toEqual({ 终止: 1, 未变: 2 })
    expect(await outcomesOf([{ ...first, to: '2023-06' }])).toEqual({ 改终止月份: 1 })
    expect(await outcomesOf(open)).toEqual({ 恢复: 1, 未变: 2 })
    expect(await outcomesOf(ended)).toEqual({ 终止: 1, 未变: 2 })
    expect(await outcomesOf(ended)).toEqual({ 未变: 3 })
    expect(await registered()).toContain('测试1 300 2023-01..2023-05')
  })

  test('corrects the village at any time', async () => {
    await drafted('2023-03')
    expect(await outcomesOf([{ ...first, village: '合并村' }])).toEqual({ 改正: 1 })
  })

  test('corrects head and standard until a batch was made by them', async () => {
    const corrected = { ...first, standard: '310.00', head: 2 }
    expect(await outcomesOf([corrected])).toEqual({ 改正: 1 })
    expect(await drafted('2023-03')).toContain('测试1 310.00')
    expect(await faultsOf([{ ...corrected, standard: '350.00' }])).toEqual([
      {
        row: 2,
        column: '月标准',
        value: '350.00',
        reason:
          '自 2023-01 起的月标准已登记为 310.00 元,并已据此编制或校验批次;' +
          '标准调整的,请保留原行,另列一行写新标准及其起始月份',
      },
    ])
    const [fault] = await faultsOf([{ ...corrected, head: 3 }])
    expect(fault).toMatchObject({
      column: '户主身份证号',
      reason: expect.stringContaining('户主已登记为 测**('),
    })
    expect(fault?.value).toContain('*')
    expect(fault?.reason).toMatch(/\(\d{6}\*{8}\d{3}[\dX]\)/)
  })
})

describe('a raised standard', () => {
  const raised = { ...first, standard: '350.00', from: '2023-05' }

  test('ends the record before it, and a list with both may come again', async () => {
    expect(await outcomesOf([raised])).toEqual({ 新增: 1, 由后一记录接续: 1 })
    expect(await outcomesOf([first, raised, second])).toEqual({ 未变: 3 })
    expect(await registered()).toEqual(
      expect.arrayContaining(['测试1 300 2023-01..2023-04', '测试1 350 2023-05..']),
    )
    expect(await drafted('2023-04')).toContain('测试1 300.00')
    expect(await drafted('2023-05')).toContain('测试1 350.00')
  })

  test('whose person leaves: the record before it does not pay him', async () => {
    await drafted('2023-01')
    await outcomesOf([raised])
    expect(await outcomesOf([first, { ...raised, to: '2023-07' }])).toEqual({ 终止: 1, 未变: 1 })
    expect(await drafted('2023-07')).toContain('测试1 350.00')
    expect(await drafted('2023-08')).toEqual(['测试2 200.00', '测试3 100.00'])
  })

  test('whose person is ended in the earlier row alone is told where the end belongs', async () => {
    await outcomesOf([raised])
    const misplaced =
      '该人该类别自 2023-05 起另有记录(尚未终止),本行应止于 2023-04;' +
      '此后的终止月份请写在后一条记录的行里'
    expect(await faultsOf([{ ...first, to: '2023-07' }])).toMatchObject([
      { column: '终止月份', value: '2023-07', reason: misplaced },
    ])
    await outcomesOf([{ ...raised, to: '2023-07' }])
    expect(await faultsOf([first])).toMatchObject([
      { reason: misplaced.replace('尚未终止', '至 2023-07') },
    ])
  })

  test('that is to have ended before it began never took effect', async () => {
    await outcomesOf([raised])
    const late = [
      { ...first, to: '2023-02' },
      { ...raised, to: '2023-04' },
    ]
    expect(await faultsOf([{ ...raised, to: '2023-03' }])).toMatchObject([
      { reason: '终止月份早于起始月份;如自始就不应享受,请填 2023-04' },
    ])
    expect(await outcomesOf(late)).toEqual({ 终止: 1, 改终止月份: 1 })
    expect(await outcomesOf(late)).toEqual({ 未变: 2 })
    for (const month of ['2023-03', '2023-04', '2023-05']) {
      expect(await drafted(month), month).toEqual(['测试2 200.00', '测试3 100.00'])
    }
  })

  test('for some months only needs the rows before and after it', async () => {
    await drafted('2023-01')
    const months = { ...raised, to: '2023-06' }
    expect(await faultsOf([months])).toMatchObject([
      {
        reason: '该人该类别另有更早的记录(尚未终止);请在文件中一并列出并写明其终止月份',
      },
    ])
    const after = { ...first, from: '2023-07' }
    expect(await outcomesOf([{ ...first, to: '2023-04' }, months, after])).toEqual({
      新增: 2,
      终止: 1,
    })
    expect(await drafted('2023-06')).toContain('测试1 350.00')
    expect(await drafted('2023-07')).toContain('测试1 300.00')
  })

  test('in another township is another matter', async () => {
    await outcomesOf([{ ...raised, township: '430603001' }])
    expect(await registered()).toContain('测试1 300 2023-01..')
  })
})

test('a new row that begins after its end is refused', async () => {
  const five = { n: 5, standard: '100.00', from: '2023-05', to: '2023-04' }
  expect(await faultsOf([five])).toMatchObject([{ row: 2, reason: '终止月份早于起始月份' }])
})
