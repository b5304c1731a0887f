import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { signedIn } from '../../src/demo/client.ts'
import { supervise } from '../../src/demo/supervise.ts'
import type { EvaluationDetail } from '../../src/features/evaluation/runs/schemas.ts'
import type { LedgerRow } from '../../src/features/findings/schemas.ts'
import type { StatementRow } from '../../src/features/statements/schemas.ts'
import { cellsOf, writeTemporary } from '../platform/files/support.ts'
import { evaluationApi } from '../support/evaluation.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'

const asOf = '2023-12-31'
let sample: LoadedSample
let run: EvaluationDetail

beforeAll(async () => {
  sample = await loadedSample({ people: 120, months: 12 })
  const { app, services } = sample
  services.clock.pass(60 * 24 * 3_600_000)
  const [finance, auditor] = [await signedIn(app, 'finance'), await signedIn(app, 'auditor')]
  await supervise({ app, finance, auditor, asOf, say: () => undefined })
  run = await evaluationApi(sample).compute(asOf)
}, 240_000)

type Cells = Record<string, string | number | null>

/** Its rows by their titles. */
async function workbook(url: string): Promise<{ rows: Cells[]; file: Buffer }> {
  const answer = await sample.as('auditor', { url })
  expect(answer.statusCode, answer.body).toBe(200)
  const [titles = [], ...rows] = await cellsOf(writeTemporary(answer.rawPayload, 'report.xlsx'))
  return {
    file: answer.rawPayload,
    rows: rows.map((row) =>
      Object.fromEntries(titles.map((title, at) => [String(title), row[at] ?? null])),
    ),
  }
}
const json = async <Body>(url: string): Promise<Body> =>
  (await sample.as('auditor', { url })).json()

test('the workbook of the fund flow has the statement by category and township', async () => {
  const { rows } = await workbook(`/api/reports/fund-flow/workbook?year=2023&asOf=${asOf}`)
  for (const by of ['category', 'township']) {
    const url = `/api/statements?year=2023&asOf=${asOf}&by=${by}`
    for (const { key, name, figures, rates } of await json<StatementRow[]>(url)) {
      if (key === 'none') continue
      const row = rows.find((one) =>
        key === null ? one['分组'] === '合计' : one['名称'] === name && one['分组'] !== '合计',
      )
      expect(row).toMatchObject({
        拨付: Number(figures.disbursed.amount),
        发放: Number(figures.paid.amount),
        使用: Number(figures.spent.amount),
        '执行率%': rates.execution === null ? null : Number(rates.execution),
      })
    }
  }
})

test('the workbook of the reconciliation has every item of only one side', async () => {
  const { rows } = await workbook('/api/reports/reconciliation-statement/workbook?month=2023-12')
  const { items } = await json<{
    items: { side: string; reference: string; bookedOn: string; amount: string }[]
  }>('/api/reconciliation-statements/2023-12')
  expect(items.length).toBeGreaterThan(0)
  expect(rows.map((row) => [row['方'], row['流水号或单号'], row['日期'], row['金额']])).toEqual(
    items.map(({ side, reference, bookedOn, amount }) => [
      side === 'bank' ? '银行' : '单位',
      reference,
      bookedOn,
      Number(amount),
    ]),
  )
})

test('the workbook of a township has every indicator, its marks as numbers', async () => {
  const code = '430603002'
  const url = `/api/reports/township-evaluation/workbook?asOf=${asOf}&township=${code}`
  const { rows } = await workbook(url)
  const own = run.townships.find((one) => one.code === code)
  const indicators = own?.areas.flatMap((area) => area.indicators) ?? []
  expect(indicators.length).toBeGreaterThanOrEqual(30)
  expect(rows.map((row) => [row['指标'], row['分值'], row['实际值'], row['得分']])).toEqual(
    indicators.map((one) => [
      one.code,
      Number(one.weight),
      one.measured || null,
      one.score === null ? (one.status === 'missing' ? '未填报' : '不适用') : Number(one.score),
    ]),
  )
})

test('the workbook of the ledger has every finding; days are days, and a text is no formula', async () => {
  const auditor = await signedIn(sample.app, 'auditor')
  await auditor.post('/api/findings', {
    source: 'daily_inspection',
    description: '=HYPERLINK("http://example.com","点")',
    pattern: 'other',
    amount: '1234.50',
    foundOn: asOf,
    responsibleUnit: '规划财务股',
    rectificationKind: 'at_once',
    dueOn: '2024-02-29',
  })
  const { rows, file } = await workbook(`/api/reports/rectification-ledger/workbook?asOf=${asOf}`)
  const ledger = await json<LedgerRow[]>(`/api/rectification-ledger?asOf=${asOf}`)
  const byNumber = (list: (string | number | null)[][]) =>
    list.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  expect(
    byNumber(
      rows.map((row) => ['编号', '发现日期', '期限', '涉及金额'].map((at) => row[at] ?? null)),
    ),
  ).toEqual(byNumber(ledger.map((one) => [one.number, one.foundOn, one.dueOn, Number(one.amount)])))
  const { sheets } = await readXlsx(file, { readStyles: true })
  const cells = [...(sheets[0]?.cells?.values() ?? [])]
  expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([])
  expect(sheets[0]?.rows.flat()).toContain('=HYPERLINK("http://example.com","点")')
  expect(sheets[0]?.rows.flat()).toContainEqual(new Date('2024-02-29T00:00:00Z'))
})
