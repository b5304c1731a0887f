import type { Annex } from '../../../reports/kit/annex.ts'
import type { ChartRow } from '../../../reports/kit/chart.ts'
import { chineseDate } from '../../../reports/kit/date.ts'
import { type Cell, textOf } from '../../../reports/kit/line.ts'
import { areas, mm } from '../../../reports/kit/page.ts'
import type { Table } from '../../../reports/kit/table.ts'
import { areasChart, moneyCharts, monthChart } from '../../../reports/township-evaluation/charts.ts'
import {
  conclusion,
  figuresOf,
  partsOf,
  subtitleOf,
  titleOf,
} from '../../../reports/township-evaluation/first-page.ts'
import { alertTable, findingTable } from '../../../reports/township-evaluation/supervision.ts'
import {
  indicatorTable,
  moneyTable,
  rankingTable,
} from '../../../reports/township-evaluation/tables.ts'
import { annexOf, type TownshipEvaluationData } from '../../../reports/township-evaluation.ts'
import { escaped, qrSvg, svgOf } from './svg.ts'

/** The faces of the PDF, from the same files. */
const faces = {
  song: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  heavySong: 'noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  hei: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  boldHei: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}
const fontFaces = Object.entries(faces).map(([name, file]) => {
  const url = import.meta.resolve(`@expo-google-fonts/${file}`)
  return `@font-face{font-family:${name};src:url(${url})}`
})
const style = `${fontFaces.join('')}
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —";font:14pt song}}
*{box-sizing:border-box}
body{font:9pt song;margin:0}
h1{font:22pt heavySong;text-align:center;margin:0}
h2{font:15pt boldHei;margin:10pt 0 4pt;break-after:avoid}
.subtitle{font-size:11pt;text-align:center}
.body{font:14pt/23pt song;text-indent:2em;margin:2pt 0}
.caption{font:10pt boldHei;text-align:center;break-after:avoid}.unit{float:right;font:9pt song}
.note{font-size:8.5pt;color:#555;margin:3pt 0 8pt}
.band{display:flex;background:#e9edf2;border-top:2pt solid #12436d;text-align:center}
.band div{flex:1;padding:8pt 0}.band b{display:block;font:22pt boldHei;color:#12436d}
.toc{border:.6pt solid #b3bdc9;columns:2;padding:8pt}.toc a{display:block}
table{border-collapse:collapse;width:100%}thead{display:table-header-group}
td,th{border:.5pt solid #9aa1a9;padding:3.5pt}tr{break-inside:avoid}
th,.strong td{font-family:boldHei;background:#e9edf2}
.right{text-align:right;font-family:hei}.center{text-align:center}
.charts{display:flex;gap:16pt;break-inside:avoid}
.annex{display:flex;background:#f5f7f9;border-left:2pt solid #12436d;padding:9pt;break-inside:avoid}
.annex .proof{width:86pt;text-align:center}.annex p{margin:0 0 3pt}
.seal{margin-left:auto;width:108pt;height:108pt;border:.7pt dashed #b3bdc9;border-radius:54pt;
text-align:center;padding-top:14pt;font-size:12pt;break-inside:avoid}`

const inside = (tag: string, text: string, attributes = ''): string =>
  `<${tag} ${attributes}>${escaped(text).replaceAll('\n', '<br>')}</${tag}>`

/** The content of a township's report as a page that a browser prints. */
export function htmlOf(data: TownshipEvaluationData): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${titleOf(data).join('')}</title>
<style>${style}</style>
<h1>${titleOf(data).map(escaped).join('<br>')}</h1>
${inside('p', subtitleOf(data), 'class="subtitle"')}
<div class="band">${figuresOf(data).map(figureHtml).join('')}</div>
<div class="toc"><b>目录</b>${Object.values(partsOf(data)).map(entryHtml).join('')}</div>
${inside('p', conclusion(data), 'class="body"')}
${chartsHtml(rowOf(areasChart(data)))}
${tableHtml(indicatorTable(data))}${tableHtml(moneyTable(data))}
${chartsHtml(moneyCharts(data))}${chartsHtml(rowOf(monthChart(data)))}
${tableHtml(alertTable(data))}${data.findings.length > 0 ? tableHtml(findingTable(data)) : ''}
${tableHtml(rankingTable(data))}${annexHtml(annexOf(data))}</html>`
}

const figureHtml = ({ label, value, remark }: ReturnType<typeof figuresOf>[number]) =>
  `<div>${inside('span', label)}${inside('b', value)}${inside('span', remark)}</div>`

const entryHtml = (text: string) => inside('a', text, `href="#${text}"`)

const headingHtml = (text: string) => inside('h2', text, `id="${text}"`)

function tableHtml({ heading, caption, unit = '', columns, rows, note, size = 9 }: Table): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => `<col style="width:${(share / shares) * 100}%">`)
  const lines = rows.map(({ cells, kind }) => {
    const inner = columns.map(({ align = 'left' }, at) => cellHtml(cells[at], align))
    return `<tr class="${kind === undefined ? '' : 'strong'}">${inner.join('')}</tr>`
  })
  return `${heading === undefined ? '' : headingHtml(heading)}
<div class="caption">${inside('span', unit, 'class="unit"')}${escaped(caption)}</div>
<table style="font-size:${size}pt"><colgroup>${widths.join('')}</colgroup>
<thead><tr>${columns.map(({ title }) => inside('th', title)).join('')}</tr></thead>
<tbody>${lines.join('')}</tbody></table>${inside('p', note, 'class="note"')}`
}

function cellHtml(cell: Cell | undefined, align: string): string {
  const colour = typeof cell === 'object' ? (cell.colour ?? '') : ''
  return inside('td', textOf(cell), `class="${align}" style="color:${colour}"`)
}

type Single = ChartRow['row'][number] & Pick<ChartRow, 'height' | 'note'>

const rowOf = ({ height, note, ...one }: Single): ChartRow => ({ height, note, row: [one] })

function chartsHtml({ row, height, note }: ChartRow): string {
  const width = (areas.portrait.width - 16 * (row.length - 1)) / row.length
  const figures = row.map(
    ({ caption, alt, draw }) =>
      `<figure style="margin:0" aria-label="${escaped(alt)}">${svgOf(draw, { width, height })}
${inside('div', caption, 'class="caption"')}</figure>`,
  )
  return `<div class="charts">${figures.join('')}</div>${inside('p', note, 'class="note"')}`
}

function annexHtml({ heading, sources, issue, signature }: Annex): string {
  const lines = sources.map(([name, value]) => `<p>${inside('b', name)}　${escaped(value)}</p>`)
  const proof =
    issue === null
      ? ''
      : `${qrSvg(issue.url)}<div>验证码</div><div>${issue.code}</div>
<div>${chineseDate(issue.issuedOn)}签发</div>`
  const [issuer, date] = [signature?.issuer ?? '', signature?.date ?? null]
  return `${headingHtml(heading)}<div class="annex"><div style="flex:1">${lines.join('')}</div>
<div class="proof">${proof}</div></div>
<div class="seal" style="margin-top:${mm(4)}pt">（盖章处）<br>${escaped(issuer)}<br>
${date === null ? '' : chineseDate(date)}</div>`
}
