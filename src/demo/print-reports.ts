import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { monthOf } from '../kernel/month.ts'
import { type Client, Refused } from './client.ts'

export interface Printing {
  auditor: Client
  approver: Client
  out: string
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

interface Print {
  file: string
  report: string
  params: Record<string, string>
}

/** Issues the year's PDFs, or prints those that are not settled yet; returns their names. */
export async function printReports(printing: Printing): Promise<string[]> {
  const { approver, out, say } = printing
  say('Printing')
  await mkdir(out, { recursive: true })
  await writeBulletin(printing)
  const prints = await printsOf(printing)
  for (const print of prints) {
    await writeFile(path.join(out, print.file), await pdfOf(approver, print))
    say(`  ${print.file}`)
  }
  return prints.map(({ file }) => file)
}

async function printsOf({ approver, asOf }: Printing): Promise<Print[]> {
  const townships = (await approver.get('/api/townships')).json<{ code: string; name: string }[]>()
  const { year, quarter } = quarterOf(asOf)
  const month = monthOf(asOf)
  const single = (report: string, params: Record<string, string>): Print => ({
    file: `${report}.pdf`,
    report,
    params,
  })
  return [
    single('district-summary', { asOf }),
    single('fund-flow', { year, asOf }),
    single('statement', { year, asOf }),
    single('reconciliation-statement', { month }),
    single('rectification-ledger', { asOf }),
    single('dispatch-bulletin', { year, quarter }),
    ...townships.map(({ code, name }) => ({
      file: `township-evaluation-${code}-${name}.pdf`,
      report: 'township-evaluation',
      params: { asOf, township: code },
    })),
  ]
}

const quarterOf = (day: string) => ({
  year: day.slice(0, 4),
  quarter: String(Math.ceil(Number(day.slice(5, 7)) / 3)),
})

/** As it was issued; as a draft where it is not settled yet. */
async function pdfOf(approver: Client, { report, params }: Print): Promise<Buffer> {
  try {
    const issued = await approver.post('/api/issued-reports', { report, params })
    const { code } = issued.json<{ code: string }>()
    return (await approver.get(`/api/issued-reports/${code}/file`)).body
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'report-not-issuable') throw error
    return (await approver.get(`/api/reports/${report}?${new URLSearchParams(params)}`)).body
  }
}

/** The last quarter's bulletin, written by the auditor and issued by the leader, once. */
async function writeBulletin({ auditor, approver, asOf }: Printing): Promise<void> {
  const { year, quarter } = quarterOf(asOf)
  const url = `/api/dispatch-bulletins/${year}/${quarter}`
  try {
    const text = {
      summary: '各乡镇（街道）资金支出总体平稳；个别乡镇退汇补发不及时，问题整改仍有超期。',
      requirements:
        '（一）有超期问题的乡镇（街道）限15日内整改到位并报送佐证材料。\n' +
        '（二）各乡镇（街道）逐笔核实退汇原因，月底前全部补发或者上缴。',
    }
    await auditor.put(url, text)
    await approver.post(`${url}/issue`, {}, undefined, { 'if-match': '"v1"' })
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'dispatch-bulletin-exists') throw error
  }
}
