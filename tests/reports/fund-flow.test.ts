import { expect, test } from 'vitest'
import { composeFundFlow, type FundFlowData, fundFlowMeta } from '../../reports/fund-flow.ts'
import { renderPdf } from '../../reports/kit/render.ts'
import { readPdf } from './read-pdf.ts'
import { sampleFundFlow } from './sample-fund-flow.ts'
import { moneyRow } from './sample-money.ts'

const render = (data: FundFlowData) => renderPdf(composeFundFlow, data, fundFlowMeta(data))

test('the first page shows how far the money came', async () => {
  const { pages } = await readPdf(await render(sampleFundFlow()))
  expect(pages).toHaveLength(4)
  for (const words of ['云溪区2023年', '2,430.00', '94.11%', '-90.00', '-72.67', '目录', '附件'])
    expect(pages[0]).toContain(words)
})

test('documents, categories and townships are listed with their amounts', async () => {
  const data = sampleFundFlow()
  const text = (await readPdf(await render(data))).pages.join('')
  for (const { number, title } of data.documents) {
    expect(text).toContain(number)
    expect(text).toContain(title)
  }
  for (const { name } of [...data.byCategory, ...data.byTownship]) expect(text).toContain(name)
  expect(text).toContain('陆城镇0.00501.00489.23478.129.541.4413.350.0097.33%')
})

test('documents have carry-over columns in a year in which some was carried over', async () => {
  const headOf = async (data: FundFlowData) => {
    const text = (await readPdf(await render(data))).pages.join('')
    return /文件名称.*?结余/s.exec(text)?.[0].replaceAll(/\s/g, '')
  }
  const data = sampleFundFlow()
  expect(await headOf(data)).toBe('文件名称级次收到日期到位支出未分配结余')
  const documents = data.documents.map((one) => ({ ...one, carriedInFen: 100_00n }))
  expect(await headOf({ ...data, documents })).toBe(
    '文件名称级次收到日期到位上年结转支出未分配结余',
  )
})

test('says so when the money found is not the money received', async () => {
  const data = sampleFundFlow()
  const right = (await readPdf(await render(data))).pages.join('')
  expect(right).toContain('合计与其相符')
  const whereabouts = data.whereabouts.slice(1)
  const wrong = (await readPdf(await render({ ...data, whereabouts }))).pages.join('')
  expect(wrong).toContain('合计与其相差900,000.00元，应予核查')
})

test('the shares of the stages add up to all of it', async () => {
  const whereabouts = ['到位', '分配', '拨付'].map((name) => ({ name, amountFen: 700n }))
  const text = (await readPdf(await render(sampleFundFlow({ whereabouts })))).pages.join('')
  const part = /表4.*?合计/s.exec(text)?.[0] ?? ''
  const shares = [...part.matchAll(/7\.00(\d+)\.(\d\d)%/g)].map(([, a, b]) => Number(`${a}${b}`))
  expect(shares).toEqual([3334, 3333, 3333])
})

test('a month in which almost nothing came back is labelled 0', async () => {
  const months = (fen: bigint) => ({ month: '2023-02', paidFen: 0n, spentFen: fen })
  const byMonth = [{ month: '2023-01', paidFen: 200_000_000n, spentFen: 0n }, months(-9_999n)]
  const text = (await readPdf(await render(sampleFundFlow({ byMonth })))).pages.join('')
  expect(text).toContain('1月2月')
  expect(text).not.toMatch(/-0(?![.\d])/)
})

test('a year without money divides by nothing', async () => {
  const data = sampleFundFlow({
    documents: [],
    byCategory: [],
    byTownship: [],
    byMonth: [],
    dwell: [],
    whereabouts: [],
    totals: {
      ...moneyRow('合计', [0n, 0n, 0n, 0n, 0n]),
      executionRate: null,
    },
  })
  const { pages } = await readPdf(await render(data))
  expect(pages[0]).toContain('—支出÷可用指标')
  expect(pages.join('')).not.toContain('NaN')
})
