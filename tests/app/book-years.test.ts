import { beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { importSheet, sheet } from '../support/files.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const reason = '年份应在 2000 至 2100 之间'

describe.each(['1999-12', '2101-01', '9999-12'])('the month %s', (month) => {
  test.each([
    ['GET', `/api/reconciliations/${month}`],
    ['GET', `/api/reconciliation-statements/${month}`],
    ['GET', `/api/reports/reconciliation-statement?month=${month}`],
    ['GET', `/api/reports/reconciliation-statement/workbook?month=${month}`],
    ['POST', '/api/reconciliations'],
    ['POST', '/api/closed-months'],
    ['POST', '/api/reconciliation-statements'],
  ] as const)('is refused by %s %s', async (method, url) => {
    const answer = await running.as('finance', {
      method,
      url,
      ...(method === 'POST' && { payload: { month } }),
    })
    expect(answer.statusCode, answer.body).toBe(400)
    expect(answer.json().errors.map((one: { reason: string }) => one.reason)).toEqual([reason])
  })
})

test.each(['0', '1024', '20244', '2101'])('the year %s is refused in a file', async (year) => {
  const row = `湘财社指〔2023〕1号,补助,省,2023-12-01,2023-12-02,${year},,,10.00,`
  const { services, actors } = running
  const imported = importSheet(
    services,
    actors.finance,
    'appropriations',
    sheet('appropriations', row),
  )
  await expect(imported).rejects.toMatchObject({
    extensions: { errors: [{ row: 2, column: '预算年度', value: year, reason }] },
  })
})

test('a roster of a month outside the years is refused', async () => {
  const { services, actors } = running
  const row = Array.from({ length: 16 }, (_, column) => (column === 1 ? '2101-01' : '1')).join(',')
  const imported = importSheet(services, actors.finance, 'roster', sheet('roster', row))
  await expect(imported).rejects.toMatchObject({
    extensions: {
      errors: expect.arrayContaining([{ row: 2, column: '发放月份', value: '2101-01', reason }]),
    },
  })
})
