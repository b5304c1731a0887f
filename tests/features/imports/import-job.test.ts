import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { clearUploadsJob } from '../../../src/features/imports/index.ts'
import { workOff } from '../../../src/platform/jobs/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { type Sheet, sheet } from '../../support/files.ts'
import { request, workshopOf } from '../../support/jobs.ts'
import { importAs, uploadAs, workOffJobs } from '../../support/upload.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const url = '/api/imports/appropriations'
const csvOf = (rows: Sheet) => rows.map((row) => row.join(',')).join('\r\n')
const good = (n: number) =>
  `湘财社指〔2023〕${n}号,省级补助,省,2023-01-20,2023-02-01,2023,2081901,城市低保,2000.00,`
const bad = (n: number) => good(n).replace('2000.00', '12.345').replace('2023-02-01', '2023-02-30')
const file = (name: string, ...rows: string[]) => ({
  name,
  content: csvOf(sheet('appropriations', ...rows)),
})
const countOf = async (table: 'appropriation' | 'import' | 'transfer' | 'audit_entry') => {
  const { n } = await running.services.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<bigint>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

describe('an upload', () => {
  test('becomes a job whose outcome is the import', async () => {
    const { job } = await importAs(running, 'finance', url, file('a.csv', good(1), good(2)))
    expect(job).toMatchObject({
      name: 'imports:run',
      subject: '指标文件 a.csv',
      state: 'succeeded',
      step: '入库',
      result: { rowCount: 2, rejectedCount: 0, errors: [] },
    })
    const { items } = (await running.as('finance', { url: '/api/imports' })).json()
    expect(items[0]).toMatchObject({ id: job.result.id, fileName: 'a.csv', rowCount: 2 })
  })

  test('of the same bytes is refused before it is kept', async () => {
    const answer = await uploadAs(running, 'finance', url, file('b.csv', good(1), good(2)))
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ type: '/problems/import-duplicate' })
  })

  test('with errors fails with every one of them, and nothing is taken', async () => {
    const before = await countOf('appropriation')
    const { job } = await importAs(running, 'finance', url, file('c.csv', good(3), bad(4)))
    expect(job).toMatchObject({
      state: 'failed',
      problem: {
        type: '/problems/import-rows-rejected',
        errors: [
          { row: 3, column: '收到日期', value: '2023-02-30', reason: '没有这一天' },
          { row: 3, column: '金额', value: '12.345' },
        ],
      },
    })
    expect(await countOf('appropriation')).toBe(before)
  })

  test('is kept sealed', async () => {
    const { rows } = await running.services.pool.query('select sealed from upload_chunk')
    expect(rows.length).toBeGreaterThan(1)
    for (const { sealed } of rows) expect(sealed.toString('utf8')).not.toContain('湘财社指')
  })

  test('of no kind that there is, or without a file, is refused at once', async () => {
    const unknown = await uploadAs(running, 'finance', '/api/imports/nothing', file('a.csv'))
    expect(unknown.json()).toMatchObject({ type: '/problems/import-kind-unknown' })
  })
})

describe('a dry run', () => {
  test('shows what the import would do, does nothing, and the import does exactly that', async () => {
    const before = [await countOf('appropriation'), await countOf('import')]
    const trail = await countOf('audit_entry')
    const sent = file('d.csv', good(11), good(12), good(13))
    const { job, uploadId } = await importAs(running, 'finance', `${url}?dryRun=true`, sent)
    expect(job).toMatchObject({ state: 'succeeded', subject: '指标文件 d.csv(试运行)' })
    expect(job.result).toMatchObject({ id: null, rowCount: 3 })
    expect([await countOf('appropriation'), await countOf('import')]).toEqual(before)
    // The request is in the trail, the rehearsal itself is not.
    expect(await countOf('audit_entry')).toBe(trail + 1)

    const transfers = await countOf('transfer')
    const again = await running.as('finance', {
      method: 'POST',
      url: '/api/import-runs',
      payload: { uploadId },
    })
    const { jobId } = again.json()
    await workOffJobs(running)
    const real = (await running.as('finance', { url: `/api/jobs/${jobId}` })).json()
    expect({ ...real.result, id: null }).toEqual(job.result)
    expect(real.result.id).not.toBeNull()
    expect(job.result.effects).toEqual({
      outcomes: [],
      changes: expect.arrayContaining([
        { table: 'appropriation', name: '指标文', inserted: 3, updated: 0, deleted: 0 },
      ]),
      transfers: [
        { kind: 'appropriate', from: 'source', to: 'received', count: 3, amount: '6000.00' },
      ],
    })
    expect((await countOf('transfer')) - transfers).toBe(3)
  })

  test('tells what would be refused', async () => {
    const { job } = await importAs(running, 'finance', `${url}?dryRun=true`, file('e.csv', bad(21)))
    expect(job).toMatchObject({ state: 'failed', problem: { errors: [{ row: 2 }, { row: 2 }] } })
  })
})

describe('the same content again', () => {
  test('under another name, in another order, as another kind of file, is recognised', async () => {
    const rows = sheet('appropriations', good(31), good(32))
    await importAs(running, 'finance', url, { name: 'f.csv', content: csvOf(rows) })
    const [head = [], ...lines] = rows
    const workbook = await writeXlsx({
      sheets: [
        {
          name: '其他',
          rows: [['某某单位'], [...head], ...lines.reverse().map((line) => [...line])],
        },
      ],
    })
    const { job } = await importAs(running, 'finance', url, {
      name: 'g.xlsx',
      content: Buffer.from(workbook),
    })
    expect(job.problem).toMatchObject({
      type: '/problems/import-repeated',
      detail: expect.stringContaining('f.csv'),
    })
  })
})

test('a corrected file that still has a fault is told it, not that its good rows are known', async () => {
  const rows = [good(33), bad(34)]
  await importAs(running, 'finance', `${url}?mode=partial`, file('n.csv', ...rows))
  const { job } = await importAs(running, 'finance', url, file('o.csv', ...rows, bad(35)))
  expect(job.problem.type).toBe('/problems/import-rows-rejected')
})

describe('the errors in the clerk’s own file', () => {
  const errorsOf = async (jobId: string, query = '') => {
    const answer = await running.as('finance', { url: `/api/import-errors/${jobId}${query}` })
    expect(answer.statusCode, answer.body).toBe(200)
    return readXlsx(answer.rawPayload, { readStyles: true })
  }

  test('a workbook comes back as it was, its bad cells red and commented', async () => {
    const rows = sheet('appropriations', good(41), bad(42)).map((row) => [...row])
    const content = await writeXlsx({
      sheets: [
        { name: '指标', rows: [['2023 年指标'], ...rows], columns: [{ width: 33 }] },
        { name: '说明', rows: [['自用']] },
      ],
    })
    const { jobId } = await importAs(running, 'finance', url, {
      name: 'h.xlsx',
      content: Buffer.from(content),
    })
    const { sheets } = await errorsOf(jobId)
    expect(sheets.map(({ name }) => name)).toEqual(['指标', '说明'])
    expect(sheets[0]?.columns?.[0]?.width).toBe(33)
    expect(sheets[0]?.rows[1]?.[10]).toBe('错误说明')
    expect(sheets[0]?.rows[3]?.[10]).toBe('收到日期:没有这一天;金额:不是金额:应为最多两位小数的元')
    const marked = [...(sheets[0]?.cells ?? [])].filter(([, { comment }]) => comment !== undefined)
    expect(marked.map(([place, { comment }]) => [place, comment?.text])).toEqual([
      ['3,4', '收到日期:没有这一天'],
      ['3,8', '金额:不是金额:应为最多两位小数的元'],
    ])
    expect(JSON.stringify(marked[0]?.[1].style)).toContain('FFC7CE')
  })

  test('the sheet that was read is marked, and nothing of it is written over', async () => {
    const rows = sheet('appropriations', good(43), bad(44)).map((row) => [...row])
    rows[1]?.push('', '已核')
    const content = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['自用']] },
        { name: '指标', rows },
      ],
    })
    const sent = { name: 'l.xlsx', content: Buffer.from(content) }
    const { jobId } = await importAs(running, 'finance', `${url}?sheet=指标`, sent)
    const { sheets } = await errorsOf(jobId)
    expect(sheets[0]?.rows).toEqual([['自用']])
    expect(sheets[1]?.rows[1]?.[11]).toBe('已核')
    expect(sheets[1]?.rows[2]?.[12]).toContain('收到日期:没有这一天')
  })

  test('what stands beyond the header of a CSV comes back beside the reason', async () => {
    const { jobId } = await importAs(running, 'finance', url, file('m.csv', `${good(53)},甲`))
    const { sheets } = await errorsOf(jobId)
    expect(sheets[0]?.rows[1]?.slice(-2)).toEqual([expect.stringContaining('错位'), '甲'])
  })

  test('a CSV comes back as a workbook with its rows, their numbers and the reasons', async () => {
    const { jobId } = await importAs(running, 'finance', url, file('i.csv', good(51), bad(52)))
    const { sheets } = await errorsOf(jobId)
    expect(sheets[0]?.rows[0]?.slice(-2)).toEqual(['原行号', '错误说明'])
    expect(sheets[0]?.rows[1]?.slice(0, 1)).toEqual(['湘财社指〔2023〕51号'])
    expect(sheets[0]?.rows[2]?.slice(-2)[0]).toBe(3)
    expect(sheets[0]?.rows[2]?.slice(-2)[1]).toContain('金额:不是金额')
    expect(sheets[0]?.rows).toHaveLength(3)
    const rejected = await errorsOf(jobId, '?rows=rejected')
    expect(rejected.sheets[0]?.rows).toHaveLength(2)
  })

  test('there is none where there were no errors', async () => {
    const { jobId } = await importAs(running, 'finance', url, file('j.csv', good(61)))
    const answer = await running.as('finance', { url: `/api/import-errors/${jobId}` })
    expect(answer.json()).toMatchObject({ type: '/problems/import-no-errors', status: 404 })
  })

  test('are gone with the file after thirty days', async () => {
    const { jobId } = await importAs(running, 'finance', url, file('k.csv', bad(71)))
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const { services, actors } = running
    expect(clearUploadsJob.nightly?.input('2024-03-31')).toEqual({ before: '2024-03-01' })
    await request(services, actors.administrator, clearUploadsJob, { before: day })
    await workOff(services.servingUrl, workshopOf(services, [clearUploadsJob]))
    const { rows } = await services.pool.query('select count(*)::int as n from upload_chunk')
    expect(rows).toEqual([{ n: 0 }])
    const answer = await running.as('finance', { url: `/api/import-errors/${jobId}` })
    expect(answer.json()).toMatchObject({ type: '/problems/upload-not-found' })
  })
})
