import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { similarity } from '../../../src/features/imports/guess-columns.ts'
import type { ImportPreview } from '../../../src/features/imports/layout-schemas.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { importAs, workOffJobs } from '../../support/upload.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const url = '/api/imports/bank-statement'
const header = '发生日,付出款项金额,收进款项金额,当时余额,往来户名,往来账号,事由,柜台流水'
const statement = (serial: string, rest = '') =>
  [
    `某某村镇银行,客户回单${rest}`,
    '账号:9999990000000000001',
    header,
    `2023-07-03,,5000.00,5000.00,示例区财政局,9999990000000000002,拨款,${serial}1`,
    `2023-07-05,450.00,,4550.00,测试甲,9999990000000000003,低保,${serial}2`,
    '合计,450.00,5000.00,,,,,',
  ].join('\r\n')

const send = (serial: string) =>
  importAs(running, 'finance', url, { name: `${serial}.csv`, content: statement(serial) })
const previewOf = async (uploadId: string, query = ''): Promise<ImportPreview> =>
  (await running.as('finance', { url: `/api/import-previews/${uploadId}${query}` })).json()
const save = (payload: object) =>
  running.as('finance', { method: 'POST', url: '/api/import-layouts', payload })

const columns = {
  bookedOn: { names: ['发生日'] },
  debit: { names: ['付出款项金额'] },
  credit: { names: ['收进款项金额'] },
  balance: { names: ['当时余额'] },
  counterpartyName: { names: ['往来户名'] },
  counterpartyAccount: { names: ['往来账号'] },
  summary: { names: ['事由'] },
  serial: { names: ['柜台流水'] },
}

describe('a form that nobody knows', () => {
  let uploadId: string
  beforeAll(async () => {
    const sent = await send('A')
    expect(sent.job.problem).toMatchObject({ type: '/problems/import-file-refused' })
    uploadId = sent.uploadId
  })

  test('comes back as a preview with a guess, long numbers masked', async () => {
    const preview = await previewOf(uploadId)
    expect(preview).toMatchObject({ layout: null, headerRow: 3, kind: 'bank-statement' })
    expect(preview.header).toEqual(header.split(','))
    expect(preview.rows[0]).toMatchObject({ row: 4, cells: { 5: '****0002', 7: 'A1' } })
    expect(JSON.stringify(preview)).not.toContain('99999900')
    const guessed = Object.fromEntries(preview.columns.map((one) => [one.field, one.source]))
    expect(guessed).toMatchObject({ balance: { names: ['当时余额'] } })
    expect(guessed['serial'] ?? null).not.toEqual({ names: ['发生日'] })
  })

  test('looks where the clerk says the header is', async () => {
    expect(await previewOf(uploadId, '?headerRow=4')).toMatchObject({
      headerRow: 4,
      rows: [{ row: 5 }, { row: 6 }],
    })
  })

  test.each([
    ['a field that is none', { ...columns, colour: { names: ['事由'] } }, 'field-unknown'],
    ['a column that is not there', { ...columns, summary: { names: ['用处'] } }, 'name-absent'],
    ['too little', { bookedOn: columns.bookedOn }, 'incomplete'],
  ])('is not remembered with %s', async (_, wanted, problem) => {
    const answer = await save({ uploadId, headerRow: 3, name: '某某村镇银行', columns: wanted })
    expect(answer.json()).toMatchObject({ type: `/problems/import-layout-${problem}`, status: 422 })
  })

  test('is read once it is mapped, and so is the next of the same header', async () => {
    const saved = await save({ uploadId, headerRow: 3, name: '某某村镇银行', columns })
    expect(saved.statusCode, saved.body).toBe(201)
    const run = await running.as('finance', {
      method: 'POST',
      url: '/api/import-runs',
      payload: { uploadId },
    })
    await workOffJobs(running)
    const job = (await running.as('finance', { url: `/api/jobs/${run.json().jobId}` })).json()
    expect(job.result).toMatchObject({ rowCount: 2, layout: '某某村镇银行' })
    expect((await previewOf(uploadId)).layout).toBe('某某村镇银行')
    const next = await send('B')
    expect(next.job.result).toMatchObject({ rowCount: 2, layout: '某某村镇银行' })
    const { rows } = await running.services.pool.query(
      `select debit_fen::int, credit_fen::int, summary from bank_statement_line where serial = 'B2'`,
    )
    expect(rows).toEqual([{ debit_fen: 45000, credit_fen: 0, summary: '低保' }])
  })

  test('is mapped anew by saying it again, and forgotten when told', async () => {
    const again = await save({ uploadId, headerRow: 3, name: '村镇银行', columns })
    const { id } = again.json()
    const list = (await running.as('finance', { url: '/api/import-layouts' })).json()
    const own = list.filter(({ isShipped }: { isShipped: boolean }) => !isShipped)
    expect(own).toMatchObject([{ id, name: '村镇银行', kind: 'bank-statement' }])
    const remove = { method: 'DELETE', url: `/api/import-layouts/${id}` } as const
    expect((await running.as('finance', remove)).statusCode).toBe(204)
    expect((await running.as('finance', remove)).json()).toMatchObject({ status: 404 })
    expect((await send('C')).job.state).toBe('failed')
  })
})

test('of a file that cannot be read no form is remembered', async () => {
  const content = Buffer.from('PK\u0003\u0004 broken off')
  const { uploadId } = await importAs(running, 'finance', url, { name: '损坏.xlsx', content })
  const answer = await save({ uploadId, headerRow: 1, name: '某某村镇银行', columns })
  expect(answer.json()).toMatchObject({ type: '/problems/import-file-refused', status: 422 })
})

test('the product’s own form needs no guess, and its preview says so', async () => {
  const content = [
    '账号,交易日期,借方金额,贷方金额,余额,对方户名,摘要,流水号',
    '9999990000000000009,2023-07-03,,1.00,1.00,甲,利息,S1',
  ].join('\n')
  const { uploadId, job } = await importAs(running, 'finance', url, { name: 's.csv', content })
  expect(job.result).toMatchObject({ layout: '标准格式' })
  const preview = await previewOf(uploadId)
  expect(preview).toMatchObject({ layout: '标准格式', headerRow: 1 })
  expect(preview.columns).toContainEqual({
    field: 'debit',
    title: '借方金额',
    isRequired: true,
    source: { names: ['借方金额'] },
  })
})

describe('a workbook of several sheets', () => {
  const head = '账号,交易日期,借方金额,贷方金额,余额,对方户名,摘要,流水号'.split(',')
  const line = (serial: string, day: string) => [
    '9999990000000000008',
    day,
    '',
    '1.00',
    '1.00',
    '甲',
    '利息',
    serial,
  ]
  const workbook = async (day = '2023-07-03') =>
    Buffer.from(
      await writeXlsx({
        sheets: [
          { name: '说明', rows: [['第一页']] },
          { name: '七月', rows: [head, line('W1', day)] },
        ],
      }),
    )
  const importSheetOf = async (query: string, content: Buffer) =>
    (await importAs(running, 'finance', url + query, { name: 'w.xlsx', content })).job

  test('is read from the sheet that is named', async () => {
    const content = await workbook()
    expect((await importSheetOf('', content)).problem.detail).toContain('没有找到表头')
    const other = await importSheetOf(`?sheet=${encodeURIComponent('八月')}`, content)
    expect(other.problem.detail).toBe('没有名为“八月”的工作表,现有:说明、七月')
    const { result } = await importSheetOf(`?sheet=${encodeURIComponent('七月')}`, content)
    expect(result).toMatchObject({ rowCount: 1 })
  })

  test('is previewed there, and its errors are marked there', async () => {
    const sheet = `sheet=${encodeURIComponent('七月')}`
    const content = await workbook('2023-07-33')
    const name = 'w.xlsx'
    const sent = await importAs(running, 'finance', `${url}?${sheet}`, { name, content })
    expect(await previewOf(sent.uploadId, `?${sheet}`)).toMatchObject({
      headerRow: 1,
      header: head,
    })
    const errors = await running.as('finance', {
      url: `/api/import-errors/${sent.jobId}?rows=rejected`,
    })
    const { sheets } = await readXlsx(errors.rawPayload)
    expect(sheets[0]?.rows[1]?.slice(-2)).toEqual([2, '交易日期:没有这一天'])
  })
})

test('the errors of a bank’s own form are marked in the column that they came from', async () => {
  const content = [
    '查询账号[ Inquirer account number ],9999990000000000007',
    '交易类型,付款人账号,付款人名称,收款人账号,收款人名称,交易日期,交易时间,交易金额,交易后余额,交易流水号,摘要',
    '往账,9999990000000000007,局,12,甲,2023-07-99,10:00,-1.00,9.00,Z1,x',
  ].join('\n')
  const { jobId, job } = await importAs(running, 'finance', url, { name: 'boc.csv', content })
  expect(job.problem.errors).toMatchObject([{ column: '交易日期' }, { column: '对方账号' }])
  const errors = await running.as('finance', { url: `/api/import-errors/${jobId}` })
  const { sheets } = await readXlsx(errors.rawPayload, { readStyles: true })
  const red = [...(sheets[0]?.cells ?? [])].filter(([, { style }]) =>
    JSON.stringify(style ?? {}).includes('FFC7CE'),
  )
  expect(red.map(([place]) => place)).toEqual(['1,3', '1,5'])
})

test('names are alike by what they share', () => {
  expect(similarity('交易日期', '交易日期')).toBe(1)
  expect(similarity('账户余额', '余额')).toBeGreaterThan(0.75)
  expect(similarity('记账日期', '交易日期')).toBeLessThan(0.5)
  expect(similarity('', '余额')).toBe(0)
})

test('what a clerk says of a header counts before what a shipped form would read', async () => {
  const content =
    '本方账号,对方单位,交易时间,借方发生额,贷方发生额,余额,摘要,用途\n' +
    '9999990000000000009,测试甲,2023-07-05,450.00,,550.00,转账,低保\n'
  const { uploadId, job } = await importAs(running, 'finance', `${url}?dryRun=true`, {
    name: 'own.csv',
    content,
  })
  expect(job.result.layout).toBe('中国工商银行企业网银')
  const own = {
    fundAccount: { names: ['本方账号'] },
    bookedOn: { names: ['交易时间'] },
    debit: { names: ['借方发生额'] },
    credit: { names: ['贷方发生额'] },
    balance: { names: ['余额'] },
    counterpartyName: { names: ['对方单位'] },
    summary: { names: ['用途'] },
  }
  await save({ uploadId, headerRow: 1, name: '本局常用', columns: own })
  expect((await previewOf(uploadId)).layout).toBe('本局常用')
  await running.as('finance', { method: 'POST', url: '/api/import-runs', payload: { uploadId } })
  await workOffJobs(running)
  const { rows } = await running.services.pool.query(
    `select summary from bank_statement_line where counterparty_name = '测试甲' and balance_fen = 55000`,
  )
  expect(rows).toEqual([{ summary: '低保' }])
})
