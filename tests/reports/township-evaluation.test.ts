import { expect, test } from 'vitest'
import { renderPdf } from '../../reports/kit/render.ts'
import {
  composeTownshipEvaluation,
  type TownshipEvaluationData,
  townshipEvaluationMeta,
} from '../../reports/township-evaluation.ts'
import effectiveness from '../../src/features/evaluation/schemes/effectiveness-2023.json' with {
  type: 'json',
}
import { readPdf } from './read-pdf.ts'
import { sampleFindings } from './sample-findings.ts'
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

test('a township with much to be said about it still has six pages', async () => {
  const [sample] = sampleTownship().areas.flatMap((area) => area.indicators)
  if (sample === undefined) throw new Error('the sample has indicators')
  const areas = effectiveness.areas.map(({ name, indicators }) => ({
    ...{ name, weight: '10', score: '8.00', districtMean: '8.10', previousScore: '7.00' },
    indicators: indicators.map((one, at) => ({
      ...{ ...sample, code: one.code, name: one.name, target: one.target, weight: '2.1' },
      measured: at % 3 === 0 ? '3,502,714.00元÷3,502,714.00元＝100.00%' : '7530笔÷7544笔＝99.81%',
      reason: at % 2 === 0 ? '' : '未达目标95,按比例得分,扣0.38分',
    })),
  }))
  const peers = [...sampleTownship().peers, ...sampleTownship().peers]
  const data = sampleTownship({
    areas,
    peers,
    rankOf: peers.length,
    findings: sampleFindings('430603101', '陆城镇', 30),
    vetoes: ['V1 查实挪用、截留问题'],
  })
  const { pages } = await readPdf(await render(data))
  expect(pages.length).toBeLessThanOrEqual(6)
  expect(pages.join('')).toContain('另有22个问题见整改台账')
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
