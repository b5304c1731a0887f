import { expect, test } from 'vitest'
import { composeDistrictSummary, districtSummaryMeta } from '../../reports/district-summary.ts'
import { renderPdf } from '../../reports/kit/render.ts'
import { composeRectification, rectificationMeta } from '../../reports/rectification-ledger.ts'
import {
  composeTownshipEvaluation,
  townshipEvaluationMeta,
} from '../../reports/township-evaluation.ts'
import { formatFen } from '../../src/kernel/fen.ts'
import { readPdf } from './read-pdf.ts'
import { sampleBulletin } from './sample-bulletin.ts'
import { sampleDistrict } from './sample-district.ts'
import { sampleFundFlow } from './sample-fund-flow.ts'
import { sampleReconciliation } from './sample-reconciliation.ts'
import { sampleRectification } from './sample-rectification.ts'
import { sampleTownship } from './sample-township.ts'
import { samples } from './samples.ts'

const textOf = async (name: string) => {
  const { pages } = await readPdf((await samples[name]?.()) ?? Buffer.alloc(0))
  return { pages, text: pages.join('') }
}

test.each(Object.keys(samples))('%s numbers its pages and shows how to verify it', async (name) => {
  const { pages, text } = await textOf(name)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`—${index + 1}—`)
    expect(page.length).toBeGreaterThan(60)
  }
  expect(text).toContain('附件数据来源与核验')
  expect(text).toContain('7K2M-QX4D-90AB-RTYZ')
  expect(text).toContain('2024年1月15日签发')
})

const asOfDay = /\/api\/(?:statements|dwell|findings|rectification-ledger)(?:[/?][\w/?&=-]*)?/g

test.each(Object.keys(samples))(
  '%s names where its figures are as they were on its day',
  async (name) => {
    const addresses = (await textOf(name)).text.match(asOfDay) ?? []
    for (const address of addresses) {
      expect(address).toContain('asOf=2023-12-31')
      expect(address).toMatch(/\/dwell\?.*year=2023|\/(?!dwell)\w/)
      if (name === 'township-evaluation') expect(address).toMatch(/township(Code)?=430603101/)
    }
    const isOfDay = !['reconciliation-statement', 'dispatch-bulletin'].includes(name)
    expect(addresses.length > 0).toBe(isOfDay)
  },
)

test.each(['fund-flow', 'district-summary', 'township-evaluation'])(
  '%s says that returned money is part of what is left',
  async (name) => expect((await textOf(name)).text).toContain('含在结余内'),
)

test('the district summary ranks every township with its score in every area', async () => {
  const { text } = await textOf('district-summary')
  for (const { rank, name, scores, total, grade } of sampleDistrict().ranking) {
    expect(text).toContain(`${rank}${name}${scores.join('')}${total}${grade}`)
  }
  expect(text).toContain('↑2')
  expect(text).toContain('↓1')
})

test('a grade that a veto holds down is told from what the total earns, in both reports', async () => {
  const gradeCap = { earned: '良好', by: 'V1 查实挪用、截留问题' }
  const { ranking } = sampleDistrict()
  const district = sampleDistrict({
    ranking: ranking.map((one) => (one.rank === 3 ? { ...one, grade: '合格', gradeCap } : one)),
  })
  const { pages: summary } = await readPdf(
    await renderPdf(composeDistrictSummary, district, districtSummaryMeta(district)),
  )
  expect(summary[0]).toContain('88.25合格＊')
  expect(summary[1]).toContain(
    '＊因否决项（V1查实挪用、截留问题）降低等次：云溪街道由良好降为合格。',
  )
  const peers = sampleTownship().peers.map((peer) =>
    peer.rank === 3 ? { ...peer, grade: '合格', gradeCap } : peer,
  )
  const township = sampleTownship({ grade: '合格', gradeCap, peers })
  const { pages } = await readPdf(
    await renderPdf(composeTownshipEvaluation, township, townshipEvaluationMeta(township)),
  )
  expect(pages[0]).toContain('等次为合格（按总分为良好，因否决项降低）')
  expect(pages.join('')).toContain('3云溪街道88.25合格＊')
  expect(pages.join('')).toContain('云溪街道由良好降为合格')
})

test('the summary of a district of a thousand townships still has four pages', async () => {
  const { ranking, byTownship, ...rest } = sampleDistrict()
  const thousand = <One extends { name: string }>(few: readonly One[]): One[] =>
    Array.from({ length: 1000 }, (_, at) => ({ ...(few[at % 5] as One), name: `第${at}镇` }))
  const data = { ...rest, ranking: thousand(ranking), byTownship: thousand(byTownship) }
  const { pages } = await readPdf(
    await renderPdf(composeDistrictSummary, data, districtSummaryMeta(data)),
  )
  expect(pages).toHaveLength(4)
  expect(pages.join('')).toContain('只列前、后各12名')
})

test('twelve months side by side are told in whole 万元, large enough to read', async () => {
  const { lines } = await readPdf((await samples['fund-flow']?.()) ?? Buffer.alloc(0))
  const words = lines.flat().join(' ').split(/\s+/)
  for (const { paidFen, spentFen } of sampleFundFlow().byMonth) {
    expect(words).toContain(String(Math.round(Number(paidFen + spentFen) / 1_000_000)))
  }
})

test.each(Object.keys(samples))('no day breaks over two lines: %s', async (name) => {
  const { lines } = await readPdf((await samples[name]?.()) ?? Buffer.alloc(0))
  const pieces = lines.flat().join(' ').split(/\s+/)
  expect(pieces.filter((piece) => /^\d{4}-\d\d-\d?$/.test(piece))).toEqual([])
})

test('the balance statement lists every item of only one side, and says that it balances', async () => {
  const { text } = await textOf('reconciliation-statement')
  const { items, adjustedBankFen } = sampleReconciliation()
  for (const { reference, amountFen } of items) {
    expect(text).toContain(reference)
    expect(text).toContain(formatFen(amountFen))
  }
  expect(text).toContain(
    `调节后余额${formatFen(adjustedBankFen)}调节后余额${formatFen(adjustedBankFen)}`,
  )
  expect(text).toContain('相符')
})

test('the rectification ledger has every finding, lying on its side', async () => {
  const { text, pages } = await textOf('rectification-ledger')
  const { findings } = sampleRectification()
  const numbers = text.match(/2023-0\d\d/g) ?? []
  expect(numbers.length).toBeGreaterThanOrEqual(findings.length)
  for (const page of pages.slice(2, -1)) expect(page).toContain('编号来源责任单位类型')
  expect(text).toContain('超期')
  expect(text).toContain('屡犯')
  const persons = findings.reduce((sum, one) => sum + one.personsHeldAccountable, 0)
  expect(text).toContain(`${persons}人`)
  const rules = findings.filter(({ mechanisms }) => mechanisms !== '')
  expect(text.split('资金发放管理办法(试行)')).toHaveLength(rules.length + 1)
})

test('the rectification ledger keeps the digits of numbers and amounts of millions together', async () => {
  const [first] = sampleRectification().findings
  if (first === undefined) throw new Error('the sample has findings')
  const large = { ...first, number: 'WT-2023-0001', amountFen: 211_018_947n }
  const data = sampleRectification({ findings: [large] })
  const { lines } = await readPdf(
    await renderPdf(composeRectification, data, rectificationMeta(data)),
  )
  const all = lines.flat()
  const ledger = all.slice(all.indexOf('编号'))
  expect(ledger).toContain('WT-2023-0001')
  expect(ledger.filter((line) => line === '2,110,189.47')).toHaveLength(2)
})

test('the rectification ledger of many units still has its charts on the first page', async () => {
  const findings = sampleRectification().findings.map((one, at) => ({ ...one, unit: `第${at}镇` }))
  const data = sampleRectification({ findings })
  const { pages } = await readPdf(
    await renderPdf(composeRectification, data, rectificationMeta(data)),
  )
  expect(pages[0]).toContain('图1按责任单位')
  expect(pages[1]).toContain('表1按来源的整改进度')
})

test('the bulletin carries its head, what was written, and who gets a copy', async () => {
  const { text, pages } = await textOf('dispatch-bulletin')
  const { requirements } = sampleBulletin()
  expect(pages[0]).toContain('云溪区社会救助资金工作调度通报2023年第3期')
  expect(text).toContain(requirements.replace(/\s/g, ''))
  expect(pages.at(-1)).toContain('抄送：云溪区财政局、审计局')
})
