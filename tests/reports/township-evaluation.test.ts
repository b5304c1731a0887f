import { expect, test } from 'vitest'
import { renderPdf } from '../../reports/kit/render.ts'
import {
  composeTownshipEvaluation,
  type TownshipEvaluationData,
  townshipEvaluationMeta,
} from '../../reports/township-evaluation.ts'
import { readPdf } from './read-pdf.ts'
import { sampleTownship } from './sample-township.ts'

const render = (data: TownshipEvaluationData) =>
  renderPdf(composeTownshipEvaluation, data, townshipEvaluationMeta(data))

test('the first page tells township, score, grade and rank', async () => {
  const { pages, title, language } = await readPdf(await render(sampleTownship()))
  expect(pages).toHaveLength(5)
  for (const words of [
    '云溪区陆城镇2023年度',
    '92.50',
    '优秀',
    '第1名',
    '图1各方面得分率',
    '96.7%',
  ])
    expect(pages[0]).toContain(words)
  expect(title).toBe('云溪区陆城镇2023年度困难群众救助资金绩效评价报告')
  expect(language).toBe('zh-CN')
})

test('every indicator stands in the table with its measured value and the reason', async () => {
  const data = sampleTownship()
  const { pages } = await readPdf(await render(data))
  const text = pages.join('')
  for (const indicator of data.areas.flatMap((area) => area.indicators)) {
    expect(text).toContain(`${indicator.code}${indicator.name}`)
    expect(text).toContain(indicator.measured)
    expect(text).toContain(indicator.reason)
  }
  expect(text).toContain('不适用')
})

test('a county speaks of the whole county', async () => {
  const { pages } = await readPdf(await render(sampleTownship({ districtName: '岳阳县' })))
  expect(pages[0]).toContain('全县排名')
  expect(pages.join('')).not.toContain('全区')
})

test('a report without areas, alerts or date is still a report', async () => {
  const empty = sampleTownship({ areas: [], alertsByPattern: [], peers: [], issuedOn: null })
  const { pages } = await readPdf(await render(empty))
  expect(pages[0]).toContain('92.50')
  expect(pages.at(-1)).toContain('云溪区民政局年月日')
})

test('long reasons wrap, and no page is empty', async () => {
  const data = sampleTownship()
  const areas = data.areas.map((area) => ({
    ...area,
    indicators: area.indicators.map((one) => ({ ...one, reason: '扣分原因写得很长。'.repeat(25) })),
  }))
  const { pages } = await readPdf(await render({ ...data, areas }))
  for (const [index, text] of pages.entries()) {
    expect(text).toContain(`—${index + 1}—`)
    expect(text.length).toBeGreaterThan(60)
  }
  expect(pages.join('').match(/扣分原因写得很长。/g)).toHaveLength(25 * 17)
})
