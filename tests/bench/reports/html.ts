import type { TownshipEvaluationData } from '../../../reports/township-evaluation.ts'
import { formatFen } from '../../../src/kernel/fen.ts'

const fonts = ['400Regular', '700Bold'].map((weight) => {
  const file = `@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`
  return `@font-face{font-family:hei;font-weight:${weight.slice(0, 3)};src:url(${import.meta.resolve(file)})}`
})
const style = `${fonts.join('')}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{font:9pt hei}table{border-collapse:collapse;width:100%;margin:8pt 0}thead{display:table-header-group}
td,th{border:.5pt solid #9aa1a9;padding:3pt}tr{break-inside:avoid}h1{text-align:center}
.bar{background:#12436d;height:8pt}`

const row = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells)).join('')}</tbody></table>`

/** The content of a township's report as a page that a browser prints: its tables and its bars. */
export function htmlOf(data: TownshipEvaluationData): string {
  const { money } = data
  const indicators = data.areas.flatMap(({ indicators }) =>
    indicators.map((one) => [
      one.name,
      one.weight,
      one.target,
      one.measured,
      one.score,
      one.reason,
    ]),
  )
  const bars = data.areas.map(
    ({ name, score, weight }) =>
      `<p>${name}<div class="bar" style="width:${(Number(score) / Number(weight)) * 100}%"></div></p>`,
  )
  const amounts = [money.allocatedFen, money.disbursedFen, money.paidFen, money.spentFen]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}</style>
<h1>${data.districtName}${data.townshipName}${data.year}年度困难群众救助资金绩效评价报告</h1>
<p>${data.total} ${data.grade} ${data.rank}/${data.rankOf}</p>${bars.join('')}
${table(['指标', '分值', '目标值', '实际值', '得分', '扣分或调整原因'], indicators)}
${table(['分配', '拨付', '发放', '使用'], [amounts.map(formatFen)])}
${table(
  ['月份', '发放', '使用'],
  data.byMonth.map((one) => [one.month, formatFen(one.paidFen), formatFen(one.spentFen)]),
)}
${table(
  ['类型', '疑点数', '涉及金额'],
  data.alertsByPattern.map((one) => [one.name, String(one.count), formatFen(one.amountFen)]),
)}
${table(
  ['编号', '类型', '问题', '涉及金额', '期限', '状态'],
  data.findings.map((one) => [
    one.number,
    one.pattern,
    one.description,
    formatFen(one.amountFen),
    one.dueOn,
    one.state,
  ]),
)}
${table(
  ['名次', '乡镇（街道）', '得分', '等次'],
  data.peers.map((one) => [String(one.rank), one.townshipName, one.total, one.grade]),
)}</html>`
}
