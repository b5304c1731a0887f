import { beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { type headers, importSheet, sheet } from '../../support/files.ts'

interface Line {
  documentNumber: string
  financeAmount: string
  bookAmount: string
  difference: string
  reason: string
  explanation: string
}

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await load(
    'appropriations',
    '湘财社指〔2023〕1号,合成,省,2023-01-01,2023-01-02,2023,,,90000.00,',
    '湘财社指〔2023〕2号,合成,省,2023-01-01,2023-01-02,2023,,,90000.00,',
  )
  await load(
    'allocations',
    '湘财社指〔2023〕1号,城市低保,430603001,1000.00,2023-03-02,云〔2023〕1号',
    '湘财社指〔2023〕1号,城市低保,430603002,300.00,2023-03-02,云〔2023〕1号',
    '湘财社指〔2023〕1号,农村低保,430603002,500.00,2023-04-01,云〔2023〕1号',
    '湘财社指〔2023〕2号,城市低保,430603001,700.00,2023-03-05,云〔2023〕1号',
    '湘财社指〔2023〕2号,临时救助,430603001,60.00,2023-03-05,云〔2023〕1号',
    '湘财社指〔2023〕2号,农村低保,430603001,80.00,2023-03-05,云〔2023〕1号',
  )
})

function load(kind: keyof typeof headers, ...rows: string[]) {
  return importSheet(running.services, running.actors.finance, kind, sheet(kind, ...rows))
}

async function comparedIn(month: string): Promise<Line[]> {
  const url = `/api/finance-comparisons?month=${month}`
  return (await running.as('auditor', { method: 'GET', url })).json()
}

const told = (lines: Line[]) =>
  lines.map(({ documentNumber, difference, reason }) =>
    [documentNumber.slice(-2), difference, reason].join(' '),
  )

test('a month without a table of the finance bureau is not compared', async () => {
  expect(await comparedIn('2023-03')).toEqual([])
})

test('the table is compared line by line, and each difference is explained', async () => {
  await load(
    'finance-table',
    '2023-03,湘财社指〔2023〕1号,城市低保,1000.00',
    '2023-03,湘财社指〔2023〕1号,农村低保,500.00',
    '2023-03,湘财社指〔2023〕2号,城市低保,760.00',
    '2023-03,湘财社指〔2023〕2号,农村低保,81.00',
    '2023-03,湘财社指〔2023〕9号,城市低保,5.00',
  )
  const lines = await comparedIn('2023-03')
  expect(told(lines).sort()).toEqual([
    '1号 -300.00 one_allocation',
    '1号 500.00 other_month',
    '2号 -60.00 other_category',
    '2号 1.00 unexplained',
    '2号 60.00 other_category',
    '9号 5.00 document_unknown',
  ])
  const late = lines.find(({ reason }) => reason === 'other_month')
  expect(late).toMatchObject({ financeAmount: '500.00', bookAmount: '0.00' })
  expect(late?.explanation).toBe('差额与 2023-04 的相抵,两家记在不同月份。')
})

test('what the two wrote under different documents is explained on both lines', async () => {
  await load(
    'finance-table',
    '2023-03,湘财社指〔2023〕1号,城市低保,1350.00',
    '2023-03,湘财社指〔2023〕2号,城市低保,650.00',
    '2023-03,湘财社指〔2023〕2号,农村低保,80.00',
    '2023-03,湘财社指〔2023〕2号,临时救助,60.00',
  )
  expect(told(await comparedIn('2023-03')).sort()).toEqual([
    '1号 50.00 other_document',
    '2号 -50.00 other_document',
    '2号 0.00 agrees',
    '2号 0.00 agrees',
  ])
})

test('a later table of the month takes the place of the one before', async () => {
  await load(
    'finance-table',
    '2023-03,湘财社指〔2023〕1号,城市低保,1300.00',
    '2023-03,湘财社指〔2023〕2号,城市低保,700.00',
    '2023-03,湘财社指〔2023〕2号,农村低保,80.00',
    '2023-03,湘财社指〔2023〕2号,临时救助,60.00',
  )
  expect(new Set((await comparedIn('2023-03')).map(({ reason }) => reason))).toEqual(
    new Set(['agrees']),
  )
})

test('a table that was corrected by mistake is sent again as it was, and holds again', async () => {
  const first = '2023-04,湘财社指〔2023〕1号,农村低保,500.00'
  const corrected = '2023-04,湘财社指〔2023〕1号,农村低保,501.00'
  const differences: string[] = []
  for (const row of [first, corrected, first, corrected]) {
    await load('finance-table', row)
    await expect(load('finance-table', row)).rejects.toMatchObject({ code: 'import-duplicate' })
    differences.push(...(await comparedIn('2023-04')).map(({ difference }) => difference))
  }
  expect(differences).toEqual(['0.00', '1.00', '0.00', '1.00'])
})
