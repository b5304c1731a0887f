import { expect, test } from 'vitest'
import { composeFundFlow, fundFlowMeta } from '../../../reports/fund-flow.ts'
import type { Page } from '../../../reports/kit/page.ts'
import { type PdfMeta, renderPdf } from '../../../reports/kit/render.ts'
import { table } from '../../../reports/kit/table.ts'
import { paragraph } from '../../../reports/kit/text.ts'
import {
  composeTownshipEvaluation,
  townshipEvaluationMeta,
} from '../../../reports/township-evaluation.ts'
import { readPdf } from '../read-pdf.ts'
import { sampleFundFlow } from '../sample-fund-flow.ts'
import { sampleTownship } from '../sample-township.ts'

const meta: PdfMeta = {
  title: '样张',
  subject: '样张',
  author: '云溪区民政局',
  keywords: 'x',
  asOf: '2023-12-31',
}

const township = (data = sampleTownship()) =>
  renderPdf(composeTownshipEvaluation, data, townshipEvaluationMeta(data))

function longTable(page: Page, count: number): void {
  table(page, {
    caption: '表1　长表',
    columns: [
      { title: '序号', share: 1, align: 'right' },
      { title: '内容', share: 4 },
    ],
    rows: Array.from({ length: count }, (_, index) => ({
      cells: [
        `${index + 1}`,
        `始${index + 1}，${'这一行要折成两行才放得下，'.repeat(3)}终${index + 1}。`,
      ],
    })),
    note: '数据查询：/api/rows',
  })
}

test('the same data gives the same bytes, also when reports are drawn at the same time', async () => {
  const first = await township()
  const [again, flow] = await Promise.all([
    township(),
    renderPdf(composeFundFlow, sampleFundFlow(), fundFlowMeta(sampleFundFlow())),
  ])
  const flowAgain = await renderPdf(
    composeFundFlow,
    sampleFundFlow(),
    fundFlowMeta(sampleFundFlow()),
  )
  expect(again.equals(first)).toBe(true)
  expect(flowAgain.equals(flow)).toBe(true)
})

test('other data gives another document identifier', async () => {
  const identifier = (file: Buffer) => /\/ID \[<(\w+)>/.exec(file.toString('latin1'))?.[1]
  const one = identifier(await township())
  const other = identifier(await township(sampleTownship({ generatedFrom: 'another run' })))
  expect(one).toMatch(/^[0-9a-f]{32}$/)
  expect(other).not.toBe(one)
})

test('every font is embedded, and the file says that it is tagged PDF/A-2a in Chinese', async () => {
  const source = (await township()).toString('latin1')
  const count = (words: string) => source.split(words).length - 1
  expect(count('/Subtype /Type0')).toBe(4)
  expect(count('/FontFile2')).toBe(4)
  expect(source).not.toContain('/Subtype /Type1')
  expect(source).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(source).toContain('/MarkInfo')
  expect(source).toContain('/GTS_PDFA1')
  expect(source).toContain('/Lang (zh-CN)')
})

test('a table of 90 rows repeats its head on every page and splits no row', async () => {
  const { pages } = await readPdf(await renderPdf(longTable, 90, meta))
  expect(pages.length).toBeGreaterThan(3)
  for (const [index, text] of pages.entries()) {
    expect(text).toContain('序号内容')
    expect(text).toContain(`—${index + 1}—`)
    const beginnings = text.match(/始\d+/g) ?? []
    const endings = text.match(/终\d+/g) ?? []
    expect(beginnings.length).toBeGreaterThan(1)
    expect(beginnings.map((word) => word.slice(1))).toEqual(endings.map((word) => word.slice(1)))
  }
  expect(pages.join('').match(/始\d+/g)).toHaveLength(90)
})

test('a table never leaves its note or its last row alone, whatever its length', async () => {
  for (let count = 14; count < 40; count += 1) {
    const { pages } = await readPdf(await renderPdf(longTable, count, meta))
    const last = pages.at(-1) ?? ''
    expect(last).toContain('数据查询')
    expect((last.match(/始\d+/g) ?? []).length).toBeGreaterThan(1)
  }
})

test('a table never leaves its first row alone, wherever it begins', async () => {
  for (let lines = 10; lines < 32; lines += 1) {
    const compose = (page: Page, count: number) => {
      paragraph(page, '正文一行一行地写下去，写到这里就够了。'.repeat(lines))
      longTable(page, count)
    }
    const { pages } = await readPdf(await renderPdf(compose, 40, meta))
    const first = pages.find((text) => text.includes('长表')) ?? ''
    expect((first.match(/始\d+/g) ?? []).length).toBeGreaterThan(1)
  }
})

test('a cell as high as a page is cut and says so', async () => {
  const compose = (page: Page, text: string) =>
    table(page, {
      caption: '表1',
      columns: [
        { title: '内容', share: 1 },
        { title: '备注', share: 9 },
      ],
      rows: [{ cells: [text, ''] }],
      note: '数据查询：/api/rows',
    })
  const { pages } = await readPdf(await renderPdf(compose, '很长的说明'.repeat(150), meta))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('（余文见系统）')
})

test('rows as high as can be never leave the page', async () => {
  const compose = (page: Page, text: string) =>
    table(page, {
      heading: '一、说明',
      caption: '表1',
      columns: [
        { title: '内容', share: 1 },
        { title: '备注', share: 3 },
      ],
      rows: Array.from({ length: 3 }, () => ({ cells: [text, '有'] })),
      note: '数据查询：/api/rows',
    })
  const { pages } = await readPdf(await renderPdf(compose, '说明'.repeat(400), meta))
  expect(pages).toHaveLength(3)
  for (const text of pages) expect(text).toContain('……（余文见系统）')
})

test('body text runs on over pages, each with its number on the outer side', async () => {
  const { pages } = await readPdf(await renderPdf(paragraph, '正文'.repeat(900), meta))
  expect(pages.map((text) => /—\d—/.exec(text)?.[0])).toEqual(['—1—', '—2—', '—3—'])
  expect(pages.join('').match(/正文/g)).toHaveLength(900)
})

test('words that mean something to XML do not break the metadata', async () => {
  const file = await renderPdf(paragraph, '正文', { ...meta, title: '<甲&乙>' })
  expect((await readPdf(file)).title).toBe('＜甲＆乙＞')
})

test('a column of figures takes the room that its widest figure needs from columns of words', async () => {
  const figures = ['2,530.04', '1,178.66', '100.00%']
  const file = await renderPdf(
    (page: Page) =>
      table(page, {
        caption: '表1　窄列',
        columns: [
          { title: '文号', share: 90 },
          ...figures.map(() => ({ title: '金额', share: 2, align: 'right' as const })),
        ],
        rows: [
          { cells: ['湘财社指〔2023〕2号', ...figures] },
          { kind: 'total', cells: ['合计', ...figures] },
        ],
        note: '数据查询：/api/rows',
      }),
    {},
    meta,
  )
  const { lines } = await readPdf(file)
  for (const figure of figures) {
    expect(lines.flat().filter((line) => line === figure)).toHaveLength(2)
  }
})

test.each(['12,530.04', '10,000,001.65'])(
  'figures that do not fit beside each other are set smaller, not broken: %s',
  async (amount) => {
    const right = (title: string, share: number) => ({ title, share, align: 'right' as const })
    const cells = [...Array.from({ length: 6 }, () => amount), '100.00%', '99.61%', '99.99%']
    const file = await renderPdf(
      (page: Page) =>
        table(page, {
          caption: '表2　按资金文件',
          size: 8,
          columns: [
            { title: '文号', share: 34, isWhole: true },
            ...cells.map((cell) => right(cell.endsWith('%') ? '执行率' : '下达', 14)),
          ],
          rows: [{ cells: ['湘财社指〔2023〕152号', ...cells] }],
          note: '数据查询：/api/rows',
        }),
      {},
      meta,
    )
    const { lines } = await readPdf(file)
    expect(lines.flat().filter((line) => line === amount)).toHaveLength(6)
    expect(lines.flat()).toContain('湘财社指〔2023〕152号')
  },
)

test('where not even the figures fit beside each other, they are broken by their shares', async () => {
  const file = await renderPdf(
    (page: Page) =>
      table(page, {
        caption: '表1　过宽',
        columns: ['甲', '乙'].map((title) => ({ title, share: 1, align: 'right' as const })),
        rows: [{ cells: ['1'.repeat(90), '2'.repeat(90)] }],
        note: '数据查询：/api/rows',
      }),
    {},
    meta,
  )
  const [page] = (await readPdf(file)).pages
  expect(page?.match(/2/g)?.length).toBeGreaterThanOrEqual(90)
})
